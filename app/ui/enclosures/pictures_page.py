"""Pictures and permits of the appendix: dropped or chosen, put in order, given a caption."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.models.thesis import ATTACHMENT_KINDS
from app.operations.attachments import (
    delete_attachment,
    describe_attachment,
    move_attachment,
)
from app.queries.attachments import AttachmentRow, attachments
from app.ui.enclosures.kept_list import KeptListPage
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.quiet import quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.typing.autosave import AutosavedLine
from app.ui.workspace import Workspace
from app.words import N_, Words

KINDS = {"photo": N_("Photograph"), "permit": N_("Permit or letter"), "other": N_("Something else")}
_THUMBNAIL = QSize(72, 56)
_SHOWN = QSize(240, 180)


class PicturesPage(KeptListPage):
    """The pictures with a small look at each; files can be dropped anywhere on the page."""

    concerns = ("attachment",)
    files_requested = Signal()
    files_dropped = Signal(list)  # Path

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self._rows: dict[int, AttachmentRow] = {}
        self._icons: dict[str, QIcon] = {}
        self.caption, self.origin, self.name = (AutosavedLine(workspace, self) for _ in range(3))
        self.kind = ChoiceBox(self)
        self.look = QLabel(self)
        self.list.setIconSize(_THUMBNAIL)
        self.build(
            words("Pictures and permits"),
            words("Nothing is enclosed yet"),
            words(
                "Photographs of the field and scanned permits close the appendix. Where and when"
                " a photograph was taken is not kept in it."
            ),
            words("Add pictures…"),
        )
        self.kind.activated.connect(lambda _place: self._set({"kind": self.kind.currentData()}))
        self.setAcceptDrops(not workspace.locked)
        self.list.viewport().installEventFilter(self)

    def form(self) -> QWidget:
        """What is printed with the chosen picture."""
        words, form = self.words, QWidget(self)
        for kind in ATTACHMENT_KINDS:
            self.kind.addItem(words(KINDS[kind]), kind)
        self.kind.setEnabled(not self.workspace.locked)
        self.caption.setPlaceholderText(words("What is seen; it stands below the picture"))
        self.origin.setPlaceholderText(words("Who made or issued it, and when"))
        self.look.setFixedSize(_SHOWN)
        self.look.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.look.setAccessibleName(words("The chosen picture"))
        grid = QGridLayout(form)
        grid.setContentsMargins(0, SPACE_SMALL, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_TIGHT)
        titled: tuple[tuple[str, QWidget], ...] = (
            (words("Caption"), self.caption),
            (words("Source"), self.origin),
            (words("Kind"), self.kind),
            (words("Name"), self.name),
        )
        grid.addWidget(self.look, 0, 0, len(titled) + 1, 1)
        for place, (title, field) in enumerate(titled):
            label = quiet_label(self.theme, title, form)
            label.setBuddy(field)
            field.setAccessibleName(title)
            grid.addWidget(label, place, 1)
            grid.addWidget(field, place, 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(titled), 1)
        return form

    def rows(self) -> Iterator[tuple[int, str]]:
        """Caption (or the file's name), source and kind of every picture."""
        found = self.workspace.read(attachments)
        self._rows = {row.id: row for row in found}
        for number, row in enumerate(self.workspace.shown(found), start=1):
            said = row.caption or self.words("{name}, without a caption yet", name=row.name)
            kind = self.words(KINDS.get(row.kind, row.kind))
            yield row.id, " · ".join(filter(None, (f"{number}. {said}", row.origin, kind)))

    def refresh(self) -> None:
        """The rows, and the small look at each."""
        super().refresh()
        for place, row_id in enumerate(self.list.ids):
            self.list.item(place).setIcon(self._icon(self._rows[row_id]))

    def _icon(self, row: AttachmentRow) -> QIcon:
        if row.sha256 not in self._icons:
            self._icons[row.sha256] = QIcon(_picture(row.data, _THUMBNAIL))
        return self._icons[row.sha256]

    def show_row(self, row_id: int | None, *, anew: bool) -> None:
        """Show the chosen picture and what is printed with it."""
        row = self._rows.get(row_id or 0)
        fields = {"caption": self.caption, "origin": self.origin, "name": self.name}
        if row is None:
            self.look.clear()
            for field in fields.values():
                field.forget()
            return
        self.kind.setCurrentIndex(max(0, self.kind.findData(row.kind)))
        for key, field in fields.items():
            stored = getattr(row, key)
            if anew:
                field.show_text(stored, partial(self._keep, row.id, key))
            else:
                field.follow(stored)
        if anew:
            self.look.setPixmap(_picture(row.data, _SHOWN))

    def _keep(self, row_id: int, key: str, text: str) -> object:
        if key == "name" and not text:
            return None
        return self.workspace.run(describe_attachment, row_id, {key: text})

    def _set(self, fields: dict[str, str]) -> None:
        if self.shown is not None:
            self.workspace.run(describe_attachment, self.shown, fields)

    def add_one(self) -> None:
        """Ask which files."""
        self.files_requested.emit()

    def delete_row(self, row_id: int) -> None:
        """Take a picture out."""
        self.workspace.run(delete_attachment, row_id)

    def move_row(self, row_id: int, place: int) -> None:
        """Put a picture elsewhere."""
        self.workspace.run(move_attachment, row_id, place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files may be dropped on the list too, which else takes only its own rows."""
        if isinstance(event, QDragEnterEvent | QDropEvent) and event.mimeData().hasUrls():
            if isinstance(event, QDragEnterEvent):
                self.dragEnterEvent(event)
            elif event.type() == QEvent.Type.Drop:
                self.dropEvent(event)
            else:
                event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer are welcome."""
        if not self.workspace.locked and any(u.isLocalFile() for u in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Enclose what was dropped."""
        urls = event.mimeData().urls()
        if paths := [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)


def _picture(data: bytes, size: QSize) -> QPixmap:
    """A picture no larger than this, read no larger either; empty where there is none."""
    kept = QByteArray(data)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    found = reader.size()
    if not found.isValid():
        return QPixmap()
    reader.setScaledSize(found.scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
