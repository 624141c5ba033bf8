"""A coded transcript on paper: laid out, painted, previewed, printed, and written as PDF."""
