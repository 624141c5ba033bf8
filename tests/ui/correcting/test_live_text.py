"""What is typed, against the plain text: whatever is stored when, nothing is lost or moved."""

from hypothesis import given
from hypothesis import strategies as st

from app.models.span import Span
from app.models.splice import Splice, moved_through, spliced
from app.queries.codings import CodingMark
from app.ui.correcting.live_text import LiveMarks, LiveText
from app.ui.offsets import Offsets
from app.ui.reader.marks import MarkIndex

TEXT = "Ana: one 🙂 two\nBen: three\n\nfour 👩\u200d👧 five"
LABELS = [(0, 5), (TEXT.index("Ben"), TEXT.index("Ben") + 5)]


def _mark(number: int, span: Span) -> CodingMark:
    return CodingMark(
        *(number, number, f"K-{number:04}", span, 1, "P1", "Name", 0, "cause", "supports"),
        *("Ana", "2026-01-01T00:00:00Z"),
    )


@given(st.data())
def test_what_waits_leads_from_what_is_stored_to_what_is_typed(data: st.DataObject) -> None:
    live, project = LiveText.of(TEXT, LABELS), TEXT
    for _ in range(data.draw(st.integers(1, 12))):
        start = data.draw(st.integers(0, len(live.text)))
        end = data.draw(st.integers(start, min(len(live.text), start + 3)))
        letters = data.draw(st.sampled_from(["", "x", "🙂", "é\u0301", "\n", "سلام"]))
        splice = Splice(start, end, letters)
        if live.label_touched(splice):
            continue
        live.edit(splice)
        assert live.offsets.to_qt(len(live.text)) == Offsets(live.text).to_qt(len(live.text))
        if data.draw(st.booleans()):
            project = spliced(project, live.unstored())
            live.note_stored(grows=data.draw(st.booleans()))
            assert project == live.text
    assert spliced(project, live.unstored()) == live.text
    assert [live.text[slice(*label)] for label in live.labels] == ["Ana: ", "Ben: "]


@given(st.data())
def test_the_codings_of_a_line_are_found_wherever_the_line_went(data: st.DataObject) -> None:
    marks = LiveMarks(MarkIndex.of_text(TEXT).line_starts)
    starts = data.draw(st.lists(st.integers(0, len(TEXT) - 1), min_size=1, max_size=4))
    spans = {
        nth: Span(start, data.draw(st.integers(start + 1, len(TEXT))))
        for nth, start in enumerate(starts)
    }
    marks.replace_all(_mark(nth, span) for nth, span in spans.items())
    text = TEXT
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 6)))
        splice = Splice(start, end, data.draw(st.sampled_from(["", "x", "\n", "a\nb"])))
        line, gone = text.count("\n", 0, start), text.count("\n", start, end)
        marks.line_edits.append((line, gone, splice.text.count("\n")))
        marks.splices.append(splice)
        text = spliced(text, [splice])
    last = text.count("\n")
    found = {mark.coding_id: mark.span for mark in marks.on_lines(0, last)}
    for nth, span in spans.items():
        place = moved_through(span.start, span.end, marks.splices)
        assert (nth in found) == (place[0] < place[1])
        if nth in found:
            assert (found[nth].start, found[nth].end) == place
            lines = text.count("\n", 0, place[0]), text.count("\n", 0, place[1] - 1)
            for line in range(lines[0], lines[1] + 1):
                assert nth in {mark.coding_id for mark in marks.on_lines(line, line)}
