"""Copies of the project in the window: making them for others, and merging them back."""
