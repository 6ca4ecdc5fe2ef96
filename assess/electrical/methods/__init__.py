"""How the load of a house is calculated: what is connected, the methods, and which of them decides."""
