"""Remarks that were typed but not given with a decision yet: kept, whatever happens."""

from app.analysis.review.agenda import Reviewed
from app.ui.review.saying import say_at_last
from app.ui.workspace import Workspace


class Drafts:
    """What stands in the remark field of each thing under review, and who types there."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[Reviewed, int, str]] = {}

    def note(self, row: Reviewed, person_id: int, text: str) -> None:
        """Remember what is typed; blank text is nothing."""
        if text.strip():
            self._texts[row.uuid] = (row, person_id, text)
        else:
            self._texts.pop(row.uuid, None)

    def of(self, row: Reviewed) -> str:
        """What was typed about something."""
        return self._texts[row.uuid][2] if row.uuid in self._texts else ""

    def record(self, workspace: Workspace) -> None:
        """Give what is left as remarks, in one step (when the window closes)."""
        if not self._texts or workspace.project.read_only or workspace.project.editing:
            return
        texts, self._texts = self._texts, {}
        workspace.run(say_at_last, texts.values())
