"""Third floor: routing, diagnosis, arrangement, work plan and re-diagnosis."""
