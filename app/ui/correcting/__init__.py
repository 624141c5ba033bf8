"""Correct text: an explicit mode in which the words of a transcript can be changed."""
