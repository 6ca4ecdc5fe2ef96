"""The node's own circuit: breaker, conductor, grounding, raceway, voltage drop, nameplate, an existing circuit."""
