"""Qt's own texts (buttons, file dialog, menus of text fields), which it has no Indonesian for."""

from PySide6.QtCore import QObject, QTranslator

from app.words import N_, Words

TEXTS = frozenset(
    {
        *(N_("OK"), N_("Cancel"), N_("Close"), N_("Save"), N_("Open"), N_("Yes"), N_("No")),
        *(N_("Apply"), N_("Discard"), N_("Help"), N_("Reset"), N_("Retry"), N_("Ignore")),
        *(N_("Undo"), N_("Redo"), N_("Cut"), N_("Copy"), N_("Paste"), N_("Delete")),
        *(N_("Select All"), N_("Clear"), N_("Look in:"), N_("File name:"), N_("Files of type:")),
        *(N_("Directory:"), N_("Back"), N_("Forward"), N_("Parent Directory"), N_("Name")),
        *(N_("Create New Folder"), N_("New Folder"), N_("List View"), N_("Detail View")),
        *(N_("Size"), N_("Type"), N_("Kind"), N_("Date Modified"), N_("Computer"), N_("Rename")),
        *(N_("Choose"), N_("Choose folder"), N_("All Files (*)"), N_("Files"), N_("Recent Places")),
        *(N_("Scroll Left"), N_("Scroll Right")),
        *(N_("Fit width"), N_("Fit page"), N_("Zoom in"), N_("Zoom out"), N_("Portrait")),
        *(N_("Landscape"), N_("First page"), N_("Previous page"), N_("Next page"), N_("Last page")),
        *(N_("Show single page"), N_("Show facing pages"), N_("Show overview of all pages")),
        *(N_("Print"), N_("Page setup")),
        N_("%1 already exists.\nDo you want to replace it?"),
    }
)
"""Qt's texts without the mark of their key (``&``); what is not here stays English."""


class QtWords(QTranslator):
    """Answers Qt's questions from our catalogue."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sentence = words

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """There is always something to say."""
        return False

    def translate(
        self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """The text in the language of the program; None where it is not one of ours."""
        plain = text.replace("&", "")
        return self._sentence(plain) if plain in TEXTS else None
