"""The passages of the codes that are unfolded: read once, and again only where they changed."""

from app.analysis.chapter.section import ListedPassage, listed_passages, passages_under
from app.models.changes import ChangeSet
from app.queries.chapter import Arrangement
from app.queries.passages import PassageFilter, PassageRow, passages
from app.ui.workspace import Workspace

_TEXTS = (
    *("passage", "source", "source_text", "speaker", "turn", "informant", "participation"),
    *("code", "kind", "interpretation", "person"),
)


class ReadSections:
    """What has been read of the chapter; ``arranged`` is what was decided about it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._rows: dict[int, list[PassageRow]] = {}
        self._changed: set[int] = set()
        self.arranged = Arrangement()

    def rows(self, code_id: int) -> list[PassageRow]:
        """All passages of a code."""
        self._read_changed()
        if code_id not in self._rows:
            self._rows[code_id] = self._workspace.read(passages_under, code_id)
        return self._rows[code_id]

    def listed(self, code_id: int) -> list[ListedPassage]:
        """The passages of a code in the order of the outline."""
        return listed_passages(self.rows(code_id), code_id, self.arranged)

    def follow(self, changes: ChangeSet) -> None:
        """Forget what an edit, an undo or a redo made untrue."""
        codings = changes.rows("coding")
        if changes.touches(*_TEXTS) or codings.inserted or codings.deleted:
            self._rows.clear()
            self._changed.clear()
            return
        for rows in self._rows.values():
            for row in rows:
                if any(coding.id in codings.updated for coding in row.codings):
                    self._changed.add(row.id)

    def _read_changed(self) -> None:
        if not self._changed:
            return
        wanted = PassageFilter(passage_ids=frozenset(self._changed))
        self._changed = set()
        now = {row.id: row for row in self._workspace.read(passages, wanted)}
        for code_id, rows in self._rows.items():
            self._rows[code_id] = [now.get(row.id, row) for row in rows]
