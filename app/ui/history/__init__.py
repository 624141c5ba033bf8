"""The history: everything that was done in the project, newest first."""
