"""The sources of the project: what there is to read, and how far each is coded."""
