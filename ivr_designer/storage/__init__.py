"""Trees in files: the format, the ways in from other programs and the ways out."""
