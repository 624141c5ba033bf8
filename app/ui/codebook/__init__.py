"""The codebook in the window: its tree, its editor, and the palette that puts codes on passages."""
