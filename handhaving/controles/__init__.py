"""Checks of what somebody told, random samples, and duties."""
