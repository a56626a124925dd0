"""The dossier for attached systems: the same doors and domain functions as the screens."""
