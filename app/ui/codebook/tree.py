"""The codebook as a tree: kinds, in them groups, in them codes with their children.

Kinds and groups are no rows of their own in the project: they are what codes have in common, so a
heading is there as long as a code stands under it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.queries.codes import CodeRow
from app.ui.look.tooltip import as_tooltip
from app.ui.reader.text_view import CODE_MIME
from app.words import Words
from app.words.terms import kind_title

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, ...]

CODES_MIME = "application/x-kutipan-codes"
"""Several codes on their way inside the tree: their ids, between spaces."""


@dataclass(eq=False)
class Branch:
    """A heading (``code`` is None) or a code, and what stands under it."""

    key: Key
    title: str = ""
    code: CodeRow | None = None
    kind_id: int | None = None
    group: str = ""
    above: "Branch | None" = None
    below: list["Branch"] = field(default_factory=list)

    @property
    def place(self) -> int:
        """Which child of the one above this is."""
        return self.above.below.index(self) if self.above else 0

    @property
    def is_group(self) -> bool:
        """Whether this is the heading of a group."""
        return self.code is None and bool(self.group)

    def all(self) -> Iterator["Branch"]:
        """Everything below, depth first."""
        for branch in self.below:
            yield branch
            yield from branch.all()

    def put(self, branch: "Branch") -> "Branch":
        """Hang a branch below this one."""
        branch.above = self
        self.below.append(branch)
        return branch


def grow(words: Words, codes: Sequence[CodeRow]) -> Branch:
    """The tree of these codes, which stand depth first, each after the one above it.

    A code whose parent is not among them stands where a code without a parent would.
    """
    root = Branch(())
    grown: dict[int, Branch] = {}
    headed = any(code.kind_id is not None for code in codes)
    for code in codes:
        above = grown.get(code.parent_id or 0)
        if above is None:
            above = _heading(words, root, code) if headed else _group(root, code)
        branch = Branch(("code", str(code.id)), code.name, code, code.kind_id, code.group)
        grown[code.id] = above.put(branch)
    return root


def _heading(words: Words, root: Branch, code: CodeRow) -> Branch:
    key = ("kind", str(code.kind_id))
    found = next((branch for branch in root.below if branch.key == key), None)
    if found is None:
        title = kind_title(words, code.kind, code.kind_name)
        found = root.put(Branch(key, title, kind_id=code.kind_id))
    return _group(found, code)


def _group(above: Branch, code: CodeRow) -> Branch:
    if not code.group:
        return above
    key = ("group", str(code.kind_id), code.group)
    found = next((branch for branch in above.below if branch.key == key), None)
    return found or above.put(Branch(key, code.group, kind_id=code.kind_id, group=code.group))


@dataclass(frozen=True, slots=True)
class Placement:
    """Where codes are put: under a code, or on top in a kind and group; before another code."""

    parent_id: int | None
    kind_id: int | None
    group: str
    before_id: int | None = None


def placement(target: Branch, row: int) -> Placement:
    """What dropping on ``target`` (row -1) or between its children means."""
    beside = target.below[row] if 0 <= row < len(target.below) else None
    before = beside.code.id if beside and beside.code else None
    if target.code is not None:
        return Placement(target.code.id, target.code.kind_id, target.code.group, before)
    return Placement(None, target.kind_id, target.group, before)


class CodeTree(QAbstractItemModel):
    """The tree for a view; ``rename``, ``place`` and ``merge`` are asked to change the project."""

    def __init__(
        self,
        words: Words,
        rename: Callable[[Branch, str], object],
        place: Callable[[list[int], Placement], object],
        parent: QObject | None = None,
        merge: Callable[[list[int], int], object] = lambda _ids, _into: None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._merge = merge
        self.writable = True
        self._rename = rename
        self._place = place
        self._root = Branch(())
        self._numbers: dict[Key, int] = {}
        self._branches: dict[int, Branch] = {}

    def show_codes(self, codes: Sequence[CodeRow]) -> bool:
        """Show these; False when only what rows say has changed and no row came, went or moved."""
        root = grow(self.words, codes)
        if self._shape(root) == self._shape(self._root):
            self._update(root)
            return False
        self.beginResetModel()
        self._root = root
        self._branches = {self._number(branch): branch for branch in root.all()}
        self.endResetModel()
        return True

    def _shape(self, root: Branch) -> list[tuple[Key, Key]]:
        return [(branch.key, branch.above.key if branch.above else ()) for branch in root.all()]

    def _update(self, root: Branch) -> None:
        for former, branch in zip(list(self._root.all()), list(root.all()), strict=True):
            if former.code != branch.code or former.title != branch.title:
                former.code, former.title = branch.code, branch.title
                former.kind_id, former.group = branch.kind_id, branch.group
                index = self.index_of(branch.key)
                self.dataChanged.emit(index, index)

    def _number(self, branch: Branch) -> int:
        """A number that stays the branch's own, so that indexes outlive a refresh."""
        return self._numbers.setdefault(branch.key, len(self._numbers) + 1)

    def branch_at(self, index: Index) -> Branch:
        """What stands there; the root for an invalid index."""
        return self._branches.get(index.internalId(), self._root) if index.isValid() else self._root

    def index_of(self, key: Key) -> QModelIndex:
        """Where this branch stands; invalid when it is not shown."""
        branch = self._branches.get(self._numbers.get(key, 0))
        if branch is None:
            return QModelIndex()
        return self.createIndex(branch.place, 0, self._number(branch))

    def keys(self) -> list[Key]:
        """Everything that is shown."""
        return [branch.key for branch in self._root.all()]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        """The child of ``parent`` in this row."""
        above = self.branch_at(parent)
        if column or not 0 <= row < len(above.below):
            return QModelIndex()
        return self.createIndex(row, column, self._number(above.below[row]))

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt overloads it with QObject.parent
        """What stands above."""
        above = self.branch_at(index).above
        return self.index_of(above.key) if above is not None and above.key else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many stand directly below."""
        return len(self.branch_at(parent).below)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One: rows are painted."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says; ``BranchPainter`` draws it."""
        branch = self.branch_at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._said(branch)
            case Qt.ItemDataRole.EditRole:
                return branch.title
            case Qt.ItemDataRole.ToolTipRole if branch.code:
                return as_tooltip(branch.code.definition)
            case _:
                return None

    def _said(self, branch: Branch) -> str:
        if branch.code is None:
            return branch.title
        count = self.words.plural("{n} passage", "{n} passages", branch.code.passages)
        said = " ".join(filter(None, (branch.code.label, branch.code.name)))
        return f"{said}, {count}"

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a code or a group."""
        branch = self.branch_at(index)
        if role != Qt.ItemDataRole.EditRole or str(value).strip() in ("", branch.title):
            return False
        return self._rename(branch, str(value).strip()) is not None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Codes are dragged; everything takes codes; codes and groups are renamed."""
        branch = self.branch_at(index)
        if branch is self._root:
            takes = self.writable and self._takes_codes(branch)
            return Qt.ItemFlag.ItemIsDropEnabled if takes else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if branch.code is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if self.writable:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
            if branch.code is not None or branch.is_group:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _takes_codes(self, branch: Branch) -> bool:
        """All but the root, which takes them where codes stand without headings."""
        return branch is not self._root or any(child.code for child in branch.below)

    def supportedDropActions(self) -> Qt.DropAction:
        """Dropping inside the tree moves; on a transcript it copies."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """What the tree takes."""
        return [CODES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged codes; the first alone for a transcript, which takes one."""
        ids = [branch.code.id for index in indexes if (branch := self.branch_at(index)).code]
        mime = QMimeData()
        if ids:
            mime.setData(CODE_MIME, QByteArray(str(ids[0]).encode()))
            mime.setData(CODES_MIME, QByteArray(" ".join(map(str, ids)).encode()))
        return mime

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Put codes elsewhere, or with Ctrl (a copy, to Qt) merge them into the code below.

        Always False, or the view would remove what it dragged.
        """
        target = self.branch_at(parent)
        written = data.data(CODES_MIME).toStdString()
        if written and action == Qt.DropAction.CopyAction and target.code and row < 0:
            self._merge([int(part) for part in written.split()], target.code.id)
        elif written and self._takes_codes(target):
            self._place([int(part) for part in written.split()], placement(target, row))
        return False


def without_their_descendants(codes: Sequence[CodeRow], ids: Sequence[int]) -> list[int]:
    """Those of ``ids`` that no other of them stands above: children move with their parents."""
    above = {code.id: code.parent_id for code in codes}
    chosen = set(ids)

    def is_below(code_id: int) -> bool:
        parent, seen = above.get(code_id), {code_id}
        while parent is not None and parent not in seen:
            if parent in chosen:
                return True
            seen.add(parent)
            parent = above.get(parent)
        return False

    return [code_id for code_id in ids if not is_below(code_id)]


def with_their_descendants(codes: Sequence[CodeRow], ids: Sequence[int]) -> set[int]:
    """These codes and all below them; ``codes`` are in the order of the codebook."""
    found = set(ids)
    for code in codes:
        if code.parent_id in found:
            found.add(code.id)
    return found


def with_their_ancestors(codes: Sequence[CodeRow], found: Sequence[CodeRow]) -> list[CodeRow]:
    """The found codes and all above them, in the order of the codebook."""
    by_id = {code.id: code for code in codes}
    wanted: set[int] = set()
    for code in found:
        step: CodeRow | None = code
        while step is not None and step.id not in wanted:
            wanted.add(step.id)
            step = by_id.get(step.parent_id or 0)
    return [code for code in codes if code.id in wanted]
