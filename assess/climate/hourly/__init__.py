"""Hourly weather as arrays: the sun on each face of a house. Imports NumPy, and so is itself imported late."""
