"""The thesis: what stands in the chapter, in which order and words, and how its page looks."""
