"""Fifth floor: milestones, practices, indicators, ketenjaarplan and reports."""
