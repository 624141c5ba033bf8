from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.exporters.transcript_rows import stretches
from app.models.span import Span
from app.queries.sources import OpenSource, TurnRow


def source(text: str, turns: list[tuple[int, int]] | None = None) -> OpenSource:
    """An open source whose turns are at these places, as the queries would give it."""
    paragraphs: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append((len(paragraphs) + 1, start))
        start += len(line) + 1
    rows = tuple(
        TurnRow(number, number, Span(*place), place[0], "A", 1, "informant", None)
        for number, place in enumerate(turns or [], start=1)
    )
    return OpenSource(1, "a.txt", text, rows, tuple(paragraphs), (), (), ())


def test_text_around_the_turns_is_numbered_by_paragraph() -> None:
    text = "Head\n\nA: one\n\nAside\nA: two\nEnd"
    rows = stretches(source(text, [(6, 12), (20, 26)]))
    assert [(row.number, text[row.start : row.end].strip()) for row in rows] == [
        *(("¶1", "Head"), ("1", "A: one"), ("¶3", "Aside")),
        *(("2", "A: two"), ("¶5", "End")),
    ]


@given(st.data())
def test_every_word_is_printed_once(data: st.DataObject) -> None:
    text = data.draw(st.text("ab \n", max_size=60))
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    turns = list(zip(edges[::2], edges[1::2], strict=False))
    rows = stretches(source(text, turns))
    printed = "".join(text[row.start : row.end] for row in rows)
    assert "".join(printed.split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(rows))
