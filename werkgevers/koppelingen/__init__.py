"""Files that come in and go out on this floor, each in a folder of its own with the same modules."""
