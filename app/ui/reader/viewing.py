"""What exactly a reader shows, to the pixel, and showing just that again."""

from PySide6.QtGui import QTextCursor

from app.models.span import Span
from app.ui.reader.text_view import Reader


def first_line(reader: Reader) -> tuple[int, int]:
    """Where the first line in view begins, and how many pixels of it are above the view's edge."""
    start, _ = reader.seen_range()
    return start, -reader.cursorRect(_cursor(reader, start)).top()


def show_line(reader: Reader, start: int, hidden: int) -> None:
    """Scroll so that ``first_line`` would say the same; a shorter text shows its end."""
    place = reader.cursorRect(_cursor(reader, min(start, len(reader.source.text))))
    bar = reader.verticalScrollBar()
    bar.setValue(bar.value() + place.top() + hidden)


def caret_in_view(reader: Reader) -> bool:
    """Whether the line of the caret shows."""
    return 0 <= reader.cursorRect().top() < reader.viewport().height()


def select_quietly(reader: Reader, anchor: int, position: int) -> None:
    """Select from ``anchor`` to ``position`` (a caret when they are one) without scrolling."""
    place = reader.verticalScrollBar().value()
    length = len(reader.source.text)
    cursor = _cursor(reader, min(anchor, length))
    end = reader.offsets.to_qt(min(position, length))
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    reader.verticalScrollBar().setValue(place)


def anchor_of(reader: Reader) -> int:
    """The end of the selection at which the caret does not stand; the caret without a selection."""
    selected: Span | None = reader.selected_span()
    if selected is None:
        return reader.caret()
    return selected.start if reader.caret() == selected.end else selected.end


def _cursor(reader: Reader, position: int) -> QTextCursor:
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.offsets.to_qt(position))
    return cursor
