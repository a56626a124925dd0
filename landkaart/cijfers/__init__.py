"""Figures of the chain: working out, keeping, reading and showing them."""
