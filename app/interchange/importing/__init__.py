"""Foreign files on their way into the project."""
