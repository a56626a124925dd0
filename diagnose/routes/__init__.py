"""Routing beyond the decision tree: how a location routes, the duo conversation, and phases of the past."""
