"""Autocoding: what a search through voices finds, as passages to be confirmed one by one."""
