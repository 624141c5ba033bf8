"""A copy of the project meets the project: compared in three ways, shown, written."""
