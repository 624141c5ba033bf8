"""Drafts of a thesis, read for its quotations."""
