"""Measure an internet line with programs that are installed; no other room starts programs or uses the network."""
