"""Finding words: in all sources, and in the transcript that is open."""
