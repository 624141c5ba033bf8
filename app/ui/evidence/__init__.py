"""The evidence report in the window: what a claim cannot rest on, and the way there."""
