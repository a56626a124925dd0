"""Accounting together and per parent organisation, from one registration (X-39, X-40)."""
