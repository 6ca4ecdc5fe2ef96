"""Many homes at once: the verdict on each in brief, by the rules of one home with arrays in the place of numbers."""
