"""The panels of a home: their breakers, their spaces, their legs, and the tree they stand in."""
