"""Vacancies of an employer, in as a file and out as a feed (X-79)."""
