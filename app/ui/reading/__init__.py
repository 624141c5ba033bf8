"""Reading across sources: what is open, where one was, and how to get somewhere else."""
