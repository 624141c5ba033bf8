"""Rounds, what the supervisor is asked, and the records of what was answered."""
