"""Pages with figures and dashboards: they read stored values and say what those mean."""
