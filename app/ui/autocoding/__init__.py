"""Autocoding: what a search or a speaker offers, confirmed hit by hit, coded as one step."""
