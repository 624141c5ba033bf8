"""Every place of a written file where a masked name can hide."""
