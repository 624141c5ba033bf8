"""Long texts where there is room for a line."""


def shortened(text: str, most: int) -> str:
    """The text in one line, cut to ``most`` characters; the cut shows."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "\N{HORIZONTAL ELLIPSIS}"
