"""Importing sources: one table for a batch of files, right by default."""
