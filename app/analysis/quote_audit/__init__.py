"""Whether a draft quotes what was said, and claims what the coding bears out."""
