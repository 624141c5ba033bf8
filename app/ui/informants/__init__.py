"""Informants: who was interviewed, and which speaker of a source is whom."""
