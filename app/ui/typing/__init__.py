"""Text fields and lists under the hand: saving, undoing and ordering while one types."""
