"""Rules as people handle them: read in words, written in rows, kept as a concept, tried and established."""
