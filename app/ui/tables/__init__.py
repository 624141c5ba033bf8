"""What all tables have in common: their rows, how they look, how wide their columns are."""
