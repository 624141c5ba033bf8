"""Codes put on passages by gesture and by key."""
