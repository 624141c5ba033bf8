"""The command line's commands, a thin door to the same operations as the window."""
