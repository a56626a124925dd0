"""Figures of the labour market from outside, by region, month and sector (W-40, W-54)."""
