"""Memos: where they are written, and the page that lists all of them."""
