"""Reporting signals from attached systems."""
