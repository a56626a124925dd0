"""Fourth floor: risk assessment, signals, checks and measures."""
