"""The menu of the transcript: what can be done with the words or the passage under the pointer."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.words import Words

OFFERED = (
    *("code_selection", "repeat_code", "uncode"),
    None,
    *("copy", "copy_citation"),
    None,
    "mask_selection",
    None,
    *("expand", "find"),
)
"""Keys of commands; None is a line between them."""


def transcript_menu(actions: Mapping[str, QAction], words: Words, parent: QWidget) -> QMenu:
    """The commands of the window that concern a place in the text."""
    menu = QMenu(words("Transcript"), parent)
    for key in OFFERED:
        if key is None:
            menu.addSeparator()
        elif key in actions:
            menu.addAction(actions[key])
    return menu
