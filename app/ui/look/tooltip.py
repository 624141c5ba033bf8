"""Foreign words in tooltips: shown letter by letter, never taken for a document."""

from html import escape


def as_tooltip(text: str) -> str:
    """Plain text for QToolTip, which would take foreign text with angle brackets for HTML."""
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>" if text else ""
