"""Files of other programs, read into the records of the intake."""
