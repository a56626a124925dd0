"""Breach, hearing, decision by a second person, objection."""
