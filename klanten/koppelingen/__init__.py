"""Files of systems outside, a folder for each."""
