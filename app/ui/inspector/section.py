"""A part of the inspector that can be folded away: its title is a button, acts stand beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.ui.look.theme import INTERFACE_POINTS, SPACE_SMALL, interface_font


class Section(QWidget):
    """A title over some widgets; Space or Enter on the title folds them.

    ``key`` is the stored name of the section. What is folded is hidden and asks for nothing.
    """

    toggled = Signal()

    def __init__(self, key: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._title = title
        self.head = QToolButton(self)
        self.head.setObjectName("section")
        self.head.setText(title)
        self.head.setCheckable(True)
        self.head.setFont(interface_font(INTERFACE_POINTS, strong=True))
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setStyleSheet(
            "#section { padding: 4px 4px 4px 0; margin-left: -6px; border: 1px solid transparent; }"
            "#section:checked { background: transparent; }"
            "#section:hover { text-decoration: underline; }"
            "#section:focus { border-color: palette(accent); border-radius: 4px; }"
        )
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.body = QWidget(self)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_SMALL)
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.head)
        self._line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_SMALL)
        whole.addLayout(self._line)
        whole.addWidget(self.body)
        self.head.toggled.connect(self._fold)
        self.head.setChecked(True)

    def add_act(self, widget: QWidget) -> None:
        """Something to do, on the line of the title."""
        self._line.addWidget(widget)

    def count(self, n: int) -> None:
        """Say beside the title how many there are; nothing for none."""
        self.head.setText("  ".join(filter(None, (self._title, str(n) if n else ""))))

    @property
    def is_open(self) -> bool:
        """Whether its widgets show."""
        return self.head.isChecked()

    def set_open(self, *, on: bool) -> None:
        """Unfold or fold it."""
        self.head.setChecked(on)

    def _fold(self, on: bool) -> None:
        self.head.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.body.setVisible(on)
        self.toggled.emit()
