"""The front door for other programs: what `assess` offers by name, over what the command line does too."""
