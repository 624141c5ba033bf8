"""The supervisor's paper: what is printed for it, how it is read back, what is recorded."""
