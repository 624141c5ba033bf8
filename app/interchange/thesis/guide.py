"""An interview guide as people have it, a question a line, taken over as it was pasted."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from app.operations.guide_questions import GuideLine, add_question

_MARK = re.compile(r"^\s*(?:[-\u2013\u2022*\u25cf]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+")
_TOPIC = re.compile(r"(?P<topic>[^?]+?)\s*:$")


def guide_lines(text: str) -> list[GuideLine]:
    """A question for every line, without its number; a line that ends in a colon is a topic.

    A tab parts columns as spreadsheets do: the question, then whom it is put to.
    """
    return list(_lines(text))


def _lines(text: str) -> Iterator[GuideLine]:
    topic = ""
    for line in text.splitlines():
        asked, _, target = _MARK.sub("", line).strip().partition("\t")
        if found := _TOPIC.fullmatch(asked):
            topic = found["topic"]
        elif asked:
            yield GuideLine(asked.strip(), topic, target.strip())


def add_questions(session: Any, lines: Sequence[GuideLine]) -> list[int]:
    """All of these behind the others, as one gesture."""
    return [add_question(session, line) for line in lines]
