"""Signals: what came in, from whom, and what was decided."""
