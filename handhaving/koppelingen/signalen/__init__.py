"""Signals of sources outside, such as Suwi-inkijk and the Inlichtingenbureau (X-79, H-38)."""
