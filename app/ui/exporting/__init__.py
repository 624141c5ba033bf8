"""Documents written from the window, and what becomes of them afterwards."""
