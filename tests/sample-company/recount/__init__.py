"""A second count of the numbers of the five reports, from exports alone."""
