"""What brings power to the panel: the service, its conductors, the transformer, other sources."""
