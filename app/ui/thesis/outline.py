"""The chapter as a tree: kinds, groups, codes, and under each code the passages that are printed.

Passages are read when a code is unfolded, so that a study of thousands opens at once. Ticks and
drops only ask: the tree shows a change when the project has it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QStandardItem, QStandardItemModel

from app.analysis.chapter.quotation_cuts import shortened
from app.analysis.chapter.section import ListedPassage
from app.analysis.outline import GroupPart, KindPart
from app.queries.chapter import Arrangement
from app.queries.codes import CodeRow
from app.ui.codebook.chip import chip_icon
from app.ui.inspector.star import star_icon
from app.ui.look.theme import Theme, interface_font
from app.ui.look.tooltip import as_tooltip
from app.words import Words
from app.words.terms import kind_title

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, ...]

KEY = Qt.ItemDataRole.UserRole + 1
CODE = Qt.ItemDataRole.UserRole + 2
PASSAGE = Qt.ItemDataRole.UserRole + 3
STARRED = Qt.ItemDataRole.UserRole + 4
_UNIT = "\x1f"
"""Between the parts of a key: Qt gives tuples back as lists, so rows keep theirs as one string."""
_ROWS_MIME = "application/x-kutipan-sections"
_STAR = QSize(14, 14)
_SHOWN = 160
"""Characters of a quotation that a row says."""


def key_at(index: Index) -> Key:
    """What stands there; empty for nowhere."""
    written = index.data(KEY)
    return tuple(written.split(_UNIT)) if written else ()


ReadPassages = Callable[[CodeRow], Sequence[ListedPassage]]


class Outline(QStandardItemModel):
    """The tree; ``read`` gives the passages of a code in the order in which they are printed."""

    ticked = Signal(object, bool)  # keys, whether they are in
    moved = Signal(object, int)  # keys, the row among their like before which they go

    def __init__(
        self, words: Words, theme: Theme, read: ReadPassages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words, self._theme, self._read = words, theme, read
        self.writable = True
        self.shown_words: Callable[[str], str] = str
        self._items: dict[Key, QStandardItem] = {}
        self._shape: Sequence[tuple[object, ...]] = ()
        self._arranged = Arrangement()
        self._no_star = self._star = QIcon()

    def show_parts(self, parts: Sequence[KindPart], arranged: Arrangement) -> bool:
        """Show the tree; False when rows only say something else and none came, went or moved."""
        self._arranged = arranged
        shape: list[tuple[object, ...]] = [
            (part.kind_id, part.kind_name, part.is_grouped, group.group, code.id, code.depth)
            for part in parts
            for group in part.groups
            for code in group.codes
        ]
        shape.append((self._theme.name,))  # rows hold colours
        if shape == list(self._shape):
            for code in (code for part in parts for group in part.groups for code in group.codes):
                self._say_code(self._items["code", str(code.id)], code)
            return False
        self._shape = shape
        drawn = star_icon(self._theme.accent, self._theme.quiet)
        self._star = QIcon(drawn.pixmap(_STAR, QIcon.Mode.Normal, QIcon.State.On))
        self.clear()
        self._items = {}
        for part in parts:
            self._add_kind(part)
        return True

    def _add_kind(self, part: KindPart) -> None:
        title = kind_title(self.words, part.kind, part.kind_name)
        kind = self._heading(("kind", str(part.kind_id)), title, strong=True)
        self.appendRow(kind)
        for group in part.groups:
            above = self._group(kind, part, group) if part.is_grouped else kind
            self._add_codes(above, group.codes)

    def _group(self, kind: QStandardItem, part: KindPart, group: GroupPart) -> QStandardItem:
        title = group.group or self.words("Without a group")
        item = self._heading(("group", str(part.kind_id), group.group), title, strong=False)
        kind.appendRow(item)
        return item

    def _add_codes(self, above: QStandardItem, codes: Sequence[CodeRow]) -> None:
        stack: list[QStandardItem] = [above]
        for code in codes:
            del stack[code.depth + 1 :]
            item = self._item(("code", str(code.id)))
            self._say_code(item, code)
            stack[-1].appendRow(item)
            stack.append(item)

    def _heading(self, key: Key, title: str, *, strong: bool) -> QStandardItem:
        item = self._item(key)
        item.setText(title)
        item.setFont(interface_font(strong=strong))
        item.setDragEnabled(False)
        if not strong:
            item.setForeground(self._theme.quiet)
        return item

    def _item(self, key: Key) -> QStandardItem:
        item = QStandardItem()
        item.setEditable(False)
        item.setData(_UNIT.join(key), KEY)
        self._items[key] = item
        return item

    def _say_code(self, item: QStandardItem, code: CodeRow) -> None:
        item.setData(code, CODE)
        item.setIcon(chip_icon(self._theme, code.colour, code.kind))
        count = self.words.plural("{n} passage", "{n} passages", code.passages)
        called = " ".join(filter(None, (code.label, code.name)))
        told = f"{called} · {count}"
        item.setToolTip(as_tooltip("\n\n".join(filter(None, (told, code.definition)))))
        item.setText(f"{called} · {code.passages}" if code.passages else f"{called} · {count}")
        item.setData(f"{called}, {count}", Qt.ItemDataRole.AccessibleTextRole)
        self._tick(item, left_out=self._arranged.section(code.id).excluded)

    def _tick(self, item: QStandardItem, *, left_out: bool) -> None:
        state = Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
        item.setCheckable(self.writable)
        item.setCheckState(state)
        font = QFont(interface_font())
        font.setStrikeOut(left_out)
        item.setFont(font)
        item.setForeground(self._theme.quiet if left_out else self._theme.text)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own default
        """A code that carries passages can be unfolded before they are read."""
        code = parent.data(CODE) if parent.isValid() else None
        return (code is not None and code.passages > 0) or super().hasChildren(parent)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the passages of a code are still to be read."""
        code = parent.data(CODE) if parent.isValid() else None
        return code is not None and code.passages > 0 and not self._is_read(code.id)

    def _is_read(self, code_id: int) -> bool:
        return ("read", str(code_id)) in self._items

    def fetchMore(self, parent: Index) -> None:
        """Read the passages of a code: they stand before the codes below it."""
        code: CodeRow = parent.data(CODE)
        above = self._items["code", str(code.id)]
        self._items["read", str(code.id)] = above
        for row, printed in enumerate(self._read(code)):
            above.insertRow(row, self._passage(code.id, printed))

    def _passage(self, code_id: int, printed: ListedPassage) -> QStandardItem:
        item = self._item(("passage", str(code_id), str(printed.passage.id)))
        item.setDropEnabled(False)
        self._say_passage(item, code_id, printed)
        return item

    def _say_passage(self, item: QStandardItem, code_id: int, printed: ListedPassage) -> None:
        passage, words = printed.passage, self.words
        decided = self._arranged.passage(code_id, passage.id)
        said = self.shown_words(" ".join(shortened(passage.text, decided.cuts).split()))
        who = passage.informant.code if passage.informant else self.shown_words(passage.source)
        against = [words("contradicts")] if printed.contradicts else []
        marks = [words("key quotation")] if printed.starred else []
        item.setText(" · ".join([passage.number, who, *against, said[:_SHOWN]]))
        item.setData(", ".join([item.text(), *marks]), Qt.ItemDataRole.AccessibleTextRole)
        item.setData(printed.passage, PASSAGE)
        item.setData(printed.starred, STARRED)
        item.setIcon(self._star if printed.starred else self._no_star)
        item.setToolTip(as_tooltip(self.shown_words(passage.text)))
        self._tick(item, left_out=decided.excluded)

    def show_passages(self, code_id: int, rows: Sequence[ListedPassage]) -> None:
        """The passages of a code as they are now; those that stay keep their items."""
        above = self._items.get(("code", str(code_id)))
        if above is None or not self._is_read(code_id):
            return
        former = [self._items[key] for key in self.passage_keys(code_id)]
        ids = [str(row.passage.id) for row in rows]
        if [key_at(item.index())[2] for item in former] == ids:
            for item, printed in zip(former, rows, strict=True):
                self._say_passage(item, code_id, printed)
            return
        for item in former:
            self._items.pop(key_at(item.index()))
        above.removeRows(0, len(former))
        for row, printed in enumerate(rows):
            above.insertRow(row, self._passage(code_id, printed))

    def read_codes(self) -> list[int]:
        """The codes whose passages have been read."""
        return [int(key[1]) for key in self._items if key[0] == "read"]

    def index_of(self, key: Key) -> QModelIndex:
        """Where this stands; invalid when it is not shown."""
        item = self._items.get(key)
        return item.index() if item is not None else QModelIndex()

    def siblings(self, key: Key) -> list[Key]:
        """Everything of the same sort beside it, in the order shown."""
        item = self._items[key]
        above = item.index().parent()
        beside = (key_at(self.index(row, 0, above)) for row in range(self.rowCount(above)))
        return [other for other in beside if other[0] == key[0]]

    def passage_keys(self, code_id: int) -> list[Key]:
        """The passages of a code in the order shown."""
        above = self._items["code", str(code_id)]
        keys = (key_at(above.child(row).index()) for row in range(above.rowCount()))
        return [key for key in keys if key[0] == "passage"]

    def all_keys(self) -> Iterator[Key]:
        """Everything that is shown, in no order."""
        return (key for key in self._items if key[0] != "read")

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is asked for; it shows when the project has it."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return super().setData(index, value, role)
        if self.writable:
            wanted = Qt.CheckState(value) == Qt.CheckState.Checked
            self.ticked.emit([key_at(index)], wanted)
        return False

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What the tree takes: rows of its own."""
        return [_ROWS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged rows by their keys."""
        data = QMimeData()
        data.setData(_ROWS_MIME, "\n".join(_UNIT.join(key_at(each)) for each in indexes).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Only beside its like, under the same heading or code."""
        return bool(self._dropped(data, row, parent))

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Ask for the move; always False, or the view would remove what it dragged."""
        if keys := self._dropped(data, row, parent):
            beside = self.siblings(keys[0])
            first = self._items[beside[0]].row()
            self.moved.emit(keys, max(0, row - first))
        return False

    def _dropped(self, data: QMimeData, row: int, parent: Index) -> list[Key]:
        written = data.data(_ROWS_MIME).toStdString()
        keys = [tuple(line.split(_UNIT)) for line in written.split("\n") if line]
        above = key_at(parent)
        fits = (key_at(self.index_of(key).parent()) == above for key in keys if key in self._items)
        is_one_sort = len({key[0] for key in keys}) == 1
        return keys if self.writable and row >= 0 and is_one_sort and all(fits) else []
