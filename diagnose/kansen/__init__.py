"""Chances of work: statistics beside a person, never a decision about one."""
