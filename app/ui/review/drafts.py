"""Remarks that were typed but not given with a decision yet: kept, whatever happens."""

from typing import Any

from app.operations.reviews import decide
from app.queries.reviews import reviews
from app.ui.workspace import Workspace


class Drafts:
    """What stands in the remark field of each coding, and who types there."""

    def __init__(self) -> None:
        self._texts: dict[int, tuple[int, str]] = {}

    def note(self, coding_id: int, person_id: int, text: str) -> None:
        """Remember what is typed; blank text is nothing."""
        if text.strip():
            self._texts[coding_id] = (person_id, text)
        else:
            self._texts.pop(coding_id, None)

    def of(self, coding_id: int) -> str:
        """What was typed about a coding."""
        return self._texts.get(coding_id, (0, ""))[1]

    def record(self, workspace: Workspace) -> None:
        """Give what is left as remarks, in one step (when the window closes)."""
        if not self._texts or workspace.project.read_only or workspace.project.editing:
            return
        texts, self._texts = self._texts, {}
        present = {row.coding_id for row in workspace.read(reviews)}

        def remark_each(session: Any) -> int:
            for coding_id, (person_id, text) in texts.items():
                if coding_id in present:
                    decide(session, coding_id, person_id, None, text)
            return len(texts)

        workspace.run(remark_each)
