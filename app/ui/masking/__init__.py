"""Masking names in the window: which, where, and what an export still shows of them."""
