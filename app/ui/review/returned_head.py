"""Over a returned document: which paper it is, what to beware of, and who wrote it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from app.interchange.review.preview import Author, ReviewPreview
from app.ui.look.moments import moment
from app.ui.look.quiet import colour_text, quiet_label
from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, Theme
from app.words import Words

_NAME_WIDTH = 220


class ReturnedHead(QWidget):
    """Asks for the reviewer, and for the person behind each other name under comments."""

    reviewer_chosen = Signal(str)
    author_chosen = Signal(str, str)  # as in Word, as in the project

    def __init__(
        self,
        words: Words,
        theme: Theme,
        found: ReviewPreview,
        supervisors: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self.paper = quiet_label(theme, parent=self)
        self.warnings = quiet_label(theme, parent=self)
        colour_text(self.warnings, theme.danger)
        self.reviewer = self._name_box(words("Who wrote it"), supervisors, found.reviewer)
        self.authors: dict[str, QComboBox] = {}
        self._names = QGridLayout()
        self._names.setHorizontalSpacing(SPACE_SMALL)
        self._names.setVerticalSpacing(SPACE_TIGHT)
        self._names.setColumnStretch(2, 1)
        self._put(words("Who wrote it"), self.reviewer)
        self._people = list(dict.fromkeys([*supervisors, *(each.name for each in found.people)]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self.paper)
        column.addWidget(self.warnings)
        column.addLayout(self._names)
        self._connect()
        self.show_found(found)

    def _connect(self) -> None:
        box = self.reviewer
        if (line := box.lineEdit()) is not None:
            line.editingFinished.connect(lambda: self.reviewer_chosen.emit(self.name))
        box.activated.connect(lambda _index: self.reviewer_chosen.emit(self.name))

    @property
    def name(self) -> str:
        """Who wrote it, as it stands there."""
        return self.reviewer.currentText().strip()

    def _name_box(self, title: str, names: Sequence[str], chosen: str) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName(title)
        box.addItems(list(names))
        box.setCurrentText(chosen)
        box.setMinimumWidth(_NAME_WIDTH)
        return box

    def _put(self, title: str, box: QComboBox) -> None:
        row = self._names.rowCount()
        label = quiet_label(self._theme, title, self)
        label.setWordWrap(False)
        label.setBuddy(box)
        self._names.addWidget(label, row, 0)
        self._names.addWidget(box, row, 1)

    def show_found(self, found: ReviewPreview) -> None:
        """Say which paper it is; ask for every other author, once."""
        self.paper.setText(self._paper(found))
        self.warnings.setText(" ".join(self._warnings(found)))
        self.warnings.setVisible(bool(self.warnings.text()))
        for author in found.authors:
            if author.name not in self.authors:
                self._ask_for(author)

    def _ask_for(self, author: Author) -> None:
        title = self.words("Comments by “{name}” are of", name=author.name)
        box = self._name_box(title, self._people, author.person)
        self.authors[author.name] = box

        def tell() -> None:
            self.author_chosen.emit(author.name, box.currentText().strip())

        if (line := box.lineEdit()) is not None:
            line.editingFinished.connect(tell)
        box.activated.connect(lambda _index: tell())
        self._put(title, box)

    def _paper(self, found: ReviewPreview) -> str:
        words, paper = self.words, found.printout
        kind = words("Results chapter") if paper.kind == "chapter" else words("Review document")
        parts = [kind, paper.round_name]
        if paper.printed_at:
            day = moment(words, paper.printed_at, time=False)
            parts.append(words("printed {date}", date=day))
        return " · ".join(filter(None, parts))

    def _warnings(self, found: ReviewPreview) -> list[str]:
        words, paper, said = self.words, found.printout, []
        if found.reviewer_is_new:
            said.append(words("{name} is new here and will be added.", name=found.reviewer))
        if found.read_before:
            said.append(words("This very document was read before; only what is new is recorded."))
        if paper.newer_rounds:
            names = ", ".join(paper.newer_rounds)
            said.append(words("It is of an older round; submitted since: {names}.", names=names))
        if paper.from_other_copy:
            said.append(words("Another copy of this project printed it."))
        if paper.kind == "review" and not paper.is_known:
            said.append(
                words("How it left is not kept here; it is compared with what would be printed.")
            )
        said += [
            words.plural(
                "{name} typed {n} insertion into the chapter; read it in Word.",
                "{name} typed {n} insertions into the chapter; read them in Word.",
                n,
                name=name,
            )
            for name, n in found.insertions
        ]
        return said
