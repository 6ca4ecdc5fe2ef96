"""The host room of a home in the two-zone network: when cooling fails, through the year, in a heat wave.

Imports NumPy, and so is itself imported late. `host` and `house` turn what the worksheets found into zones in SI, so
that the network has the very conductances that the working shows.
"""
