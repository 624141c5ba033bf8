"""What the program looks like: colours, spacing, type, and the small quiet parts made of them."""
