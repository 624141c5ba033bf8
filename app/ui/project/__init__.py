"""What a study says of itself, and what is done with its file."""
