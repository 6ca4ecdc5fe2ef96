"""Measured use: what a meter recorded, how good the record is, how high demand went, and whether it may be used."""
