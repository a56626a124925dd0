"""Routes, diagnoses, arrangements and work plans for attached systems."""
