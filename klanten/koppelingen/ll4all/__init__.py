"""LL4all of the municipality, named for youth counters: young people and their qualification (X-77)."""
