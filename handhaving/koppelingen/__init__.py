"""Files that come in on this floor, each in a folder of its own with the same modules (keten.invoer)."""
