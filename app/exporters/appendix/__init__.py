"""The appendix in its forms."""
