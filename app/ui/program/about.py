"""What this program is, in which version, and on whose work it stands."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app import __version__
from app.ui.look.theme import SPACE, SPACE_SECTION, TITLE_POINTS, interface_font
from app.words import Words


class AboutDialog(QDialog):
    """Version and licences."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("About Kutipan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(f"Kutipan {__version__}", self)
        title.setFont(interface_font(TITLE_POINTS, strong=True))
        lines = (
            words("Everything stays on this computer: the program opens no network connection."),
            words("Kutipan is free software under the MIT licence."),
            words(
                "It stands on Qt {version} (LGPL) through PySide6, SQLAlchemy, python-docx and "
                "others; the faces are Literata and Inter (SIL Open Font Licence).",
                version=qVersion(),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(title)
        for line in lines:
            label = QLabel(line, self)
            label.setWordWrap(True)
            label.setMinimumWidth(400)
            column.addWidget(label)
        buttons = QDialogButtonBox(self)
        buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
