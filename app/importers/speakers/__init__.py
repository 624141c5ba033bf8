"""Who speaks where: labels, turns, introductions."""
