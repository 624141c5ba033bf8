"""Kutipan: qualitative coding of interview transcripts, from import to the Word thesis."""

__version__ = "0.1.0"
