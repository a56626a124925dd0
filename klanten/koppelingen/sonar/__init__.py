"""Sonar of CWI: registration, contact data and what stands in the werkmap (X-77)."""
