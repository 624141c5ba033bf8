"""The results chapter and the closing chapter, from the coding."""
