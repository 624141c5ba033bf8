"""Reviewing: decisions coding by coding, and what came back from a supervisor on paper."""
