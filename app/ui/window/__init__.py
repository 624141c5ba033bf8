"""The window of one project: its commands, its three columns, and the lines round them."""
