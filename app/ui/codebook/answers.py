"""Which efforts answer which causes, as boxes to tick on either side."""

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from app.operations.codes import link_codes, unlink_codes
from app.queries.codes import CodeRow, code_links
from app.ui.codebook.chip import chip_icon
from app.ui.codebook.elided_box import ElidedBox
from app.ui.look.theme import SMALL_POINTS, SPACE_TIGHT, Theme, interface_font
from app.ui.workspace import Workspace
from app.words import Words


class AnswerList(QWidget):
    """For an effort the causes, for a cause the efforts; nothing for codes of other kinds."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self.boxes: dict[int, QCheckBox] = {}
        self._title = QLabel(self)
        self._title.setFont(interface_font(SMALL_POINTS))
        self._title.setStyleSheet(f"color: {theme.quiet.name()}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_TIGHT)
        self._column.addWidget(self._title)

    def show_code(self, code: CodeRow, book: list[CodeRow]) -> None:
        """Offer what this code may be linked with."""
        other = {"effort": "cause", "cause": "effort"}.get(code.kind or "")
        titles = {
            "effort": self.words("Answers these causes"),
            "cause": self.words("Is answered by these efforts"),
        }
        self._title.setText(titles.get(code.kind or "", ""))
        offered = [each for each in book if other is not None and each.kind == other]
        self.setVisible(bool(offered))
        shown = (code.id, code.kind, *((each.id, each.called, each.name) for each in offered))
        if shown != self._shown:
            self._shown = shown
            self._rebuild(code, offered)
        linked = self._linked(code)
        for other_id, box in self.boxes.items():
            box.setChecked(other_id in linked)

    def _linked(self, code: CodeRow) -> set[int]:
        pairs = self._workspace.read(code_links)
        if code.kind == "effort":
            return {cause for effort, cause in pairs if effort == code.id}
        return {effort for effort, cause in pairs if cause == code.id}

    def _rebuild(self, code: CodeRow, offered: list[CodeRow]) -> None:
        for former in self.boxes.values():
            self._column.removeWidget(former)
            former.deleteLater()
        self.boxes = {each.id: self._box(code, each) for each in offered}

    def _box(self, code: CodeRow, other: CodeRow) -> QCheckBox:
        box = ElidedBox(" ".join(filter(None, (other.label, other.name))), self)
        box.setIcon(chip_icon(self._theme, other.colour, other.kind))
        box.clicked.connect(lambda checked: self._link(code, other.id, linked=checked))
        self._column.addWidget(box)
        return box

    def _link(self, code: CodeRow, other_id: int, *, linked: bool) -> None:
        effort, cause = (code.id, other_id) if code.kind == "effort" else (other_id, code.id)
        self._workspace.run(link_codes if linked else unlink_codes, effort, cause)
