"""GWS4all of the municipality: who gets a benefit, and where they live (X-77)."""
