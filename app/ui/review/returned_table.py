"""One group of what came back: ticked is what will be recorded, and nothing else will be."""

from PySide6.QtCore import QObject, Signal

from app.interchange.review.preview import PreviewRow
from app.ui.review.returned_reading import ASKED, About, Group, Reading, Take
from app.ui.tables.row_table import Column, RowTable
from app.words import N_, Words
from app.words.terms import VERDICTS, term

CODING, DECISION, REMARK, NOTICE = range(4)


class ReturnedTable(RowTable[PreviewRow]):
    """The table of the preview; ``tick_requested`` asks to record a place, or not."""

    tick_requested = Signal(int, bool)

    def __init__(self, words: Words, reading: Reading, parent: QObject | None = None) -> None:
        columns = (
            Column[PreviewRow](
                N_("Coding"),
                lambda row: row_called(words, row),
                lambda row: row.place,
                ticked=self._box_of,
            ),
            Column[PreviewRow](
                N_("Decision"),
                lambda row: term(words, VERDICTS, row.verdict) if row.verdict else "",
            ),
            Column[PreviewRow](N_("Remark"), lambda row: "\n".join(said_in(row, self._reading))),
            Column[PreviewRow](N_("Notice"), lambda row: "\n".join(self._notices(row))),
        )
        super().__init__(words, columns, parent)
        self._reading = reading

    def identity(self, row: PreviewRow) -> int:
        """A row stays itself whatever is answered."""
        return row.place

    def show_group(self, reading: Reading, group: Group) -> None:
        """Show these rows."""
        self._reading = reading
        rows = {row.place: row for row in reading.found.rows}
        self.show_rows(rows[place] for place in reading.places(group))

    def set_ticked(self, row: PreviewRow, *, on: bool) -> None:
        """Whoever keeps the answers ticks."""
        self.tick_requested.emit(row.place, on)

    def _box_of(self, row: PreviewRow) -> bool | None:
        """Only what says something, about something known, has a box."""
        if row.status != "decided" or not row.can_be_recorded:
            return None
        return row.place not in self._reading.left_out

    def _notices(self, row: PreviewRow) -> list[str]:
        words = self.words
        parts = [words(row.reason) if row.reason else ""]
        if row.status == "conflicting" and row.earlier:
            parts.append(words("Before: {verdict}.", verdict=term(words, VERDICTS, row.earlier)))
        if row.decision_unread:
            parts.append(words("The decision could not be read and is kept as a remark."))
        if row.place in self._reading.answers:
            parts.append(self._settled(row))
        elif row.status in ASKED:
            parts.append(words("Please answer below."))
        parts += [words("The document now reads “{now}”.", now=now) for _, now in row.edits]
        return [*filter(None, parts)]

    def _settled(self, row: PreviewRow) -> str:
        match self._reading.answers[row.place]:
            case About(None):
                return self.words("Answered: a general remark.")
            case About():
                return self.words("Answered: {name}.", name=row.name)
            case Take(True):
                return self.words("Answered: the new decision is taken.")
            case _:
                return self.words("Answered: the earlier decision is kept.")


def row_called(words: Words, row: PreviewRow) -> str:
    """How a row is called: by what it is about, else by its place."""
    if row.name:
        return row.name
    if row.about == "whole":
        return words("On the whole")
    return words("row {n}", n=row.place)


def said_in(row: PreviewRow, reading: Reading) -> list[str]:
    """What was said in a row, comments with the person who wrote them; else its words in full."""
    found = reading.found
    said = [f"{found.person_of(comment)}: {comment.text}" for comment in row.comments]
    parts = [part for part in (row.kept_remark, *said) if part]
    if not parts and row.status == "unknown":
        return [" | ".join(" ".join(cell.split()) for cell in row.cells)]
    return parts
