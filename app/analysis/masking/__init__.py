"""Names to be masked: where they stand, their variants, and who stays recognisable."""
