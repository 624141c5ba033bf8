"""Two coders: where they differ, how that is settled, and on request the figures."""
