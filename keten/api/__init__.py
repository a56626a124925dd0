"""What every operation of the API shares: keys, scopes, answers, faults and their description."""
