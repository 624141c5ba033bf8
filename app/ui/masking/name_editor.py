"""The fields of one masked name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.models.masking import MASK_KINDS
from app.queries.masking import MaskedNameRow
from app.ui.look.theme import SPACE_SMALL
from app.words import Words
from app.words.masking import KINDS

_VARIANT_LINES = 3


class NameEditor(QWidget):
    """What is masked and by what; nothing is kept before it is saved."""

    saved = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.informant_id: int | None = None
        self.kind = QComboBox(self)
        for key in MASK_KINDS:
            self.kind.addItem(words(KINDS[key]), key)
        self.original, self.masked, self.general = (QLineEdit(self) for _ in range(3))
        self.variants = QPlainTextEdit(self)
        self.save_button = QPushButton(words("Save"), self)
        self._build()

    def _build(self) -> None:
        words, form = self.words, QFormLayout()
        form.setSpacing(SPACE_SMALL)
        fields = (
            (words("Name"), self.original),
            (words("Kind"), self.kind),
            (words("Masked as"), self.masked),
            (words("In public"), self.general),
            (words("Other spellings"), self.variants),
        )
        for title, field in fields:
            field.setAccessibleName(title)
            form.addRow(title, field)
        self.masked.setPlaceholderText(words("[District head A]"))
        self.general.setPlaceholderText(words("More general words; empty for the same"))
        self.variants.setPlaceholderText(words("One on each line"))
        self.variants.setTabChangesFocus(True)
        line = self.variants.fontMetrics().lineSpacing()
        self.variants.setMaximumHeight(line * (_VARIANT_LINES + 1))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_SMALL, 0, 0)
        column.addLayout(form)
        column.addLayout(row)
        column.addStretch(1)
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.saved)
        for field in (self.original, self.masked, self.general):
            field.returnPressed.connect(self.saved)

    @property
    def fields(self) -> dict[str, str]:
        """What is written, as ``change_masked_name`` takes it."""
        return {
            "kind": str(self.kind.currentData()),
            "original": self.original.text(),
            "variants": self.variants.toPlainText(),
            "masked": self.masked.text(),
            "general": self.general.text(),
        }

    def show_name(self, row: MaskedNameRow | None) -> None:
        """Show a name, or empty fields for a new one."""
        if row is None:
            self.show_fields("person", "", "", None)
            return
        self.show_fields(row.kind, row.original, row.masked, row.informant_id)
        self.general.setText(row.general)
        self.variants.setPlainText("\n".join(row.variants))

    def show_fields(self, kind: str, original: str, masked: str, informant_id: int | None) -> None:
        """Show what is proposed for a new name."""
        self.informant_id = informant_id
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.original.setText(original)
        self.masked.setText(masked)
        self.general.clear()
        self.variants.clear()

    def add_variant(self, spelling: str) -> None:
        """Take another spelling over."""
        lines = [line for line in self.variants.toPlainText().split("\n") if line.strip()]
        if spelling not in lines:
            self.variants.setPlainText("\n".join([*lines, spelling]))
