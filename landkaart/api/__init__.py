"""The Landkaart and the figures of the chain for other systems."""
