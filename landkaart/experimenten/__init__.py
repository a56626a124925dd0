"""Experiments: a hypothesis, groups drawn at random, and what came of it."""
