"""The inspector of the chosen passage."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.analysis.citation import informant_named, place, printed_date
from app.operations.interpretations import interpret
from app.queries.codes import codes
from app.queries.codings import marks
from app.queries.interpretations import interpretation_authors
from app.queries.memos import memos_on_passage
from app.queries.passages import PassageFilter, PassageRow, passages, passages_touching
from app.queries.reviews import ReviewRow, reviews
from app.queries.revisions import changed_passages
from app.ui.codebook.choice import Choice, apply_choice
from app.ui.codebook.palette import CodePalette
from app.ui.correcting.changed_note import ChangedNote
from app.ui.inspector.answers import AnswerLines
from app.ui.inspector.coding_card import CodingCard, ShownCoding
from app.ui.inspector.history import PassageHistory
from app.ui.inspector.links import LinkList
from app.ui.inspector.quotation import Quotation
from app.ui.inspector.section import Section
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.empty import EmptyPage
from app.ui.look.moments import moment
from app.ui.look.quiet import heading, quiet_label, text_button
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, TITLE_POINTS, Theme
from app.ui.memos.memo_list import MemoList
from app.ui.messages import Notice
from app.ui.panel import Panel
from app.ui.reading.citing import copy_with_citation
from app.ui.typing.autosave import AutosavedText
from app.ui.window.tab_order import order_tabs, tab_stops
from app.ui.workspace import Workspace
from app.words import Words

_LINES = 8
_QUOTED = 150
"""Characters of the quotation at first: the transcript beside it shows the whole."""


class PassageInspector(Panel):
    """What is known of one passage, and what can be said about it."""

    concerns = (
        *("passage", "coding", "code", "kind", "interpretation", "memo", "decision", "person"),
        *("source", "speaker", "turn", "informant", "participation", "changed_passage"),
        *("passage_link", "code_link"),
    )
    passage_chosen = Signal(int)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.passage: PassageRow | None = None
        self._passage_id: int | None = None
        self._here: list[int] = []
        self._scope: int | None = None
        self._about: tuple[int, int | None] | None = None
        self.cards: dict[int, CodingCard] = {}
        self._stops: list[QWidget] = []
        self.number = heading("", self, TITLE_POINTS)
        self.where = quiet_label(theme, parent=self)
        self.quotation = Quotation(words, self, length=_QUOTED)
        self.changed = ChangedNote(words, theme, self)
        self.before = text_button("◂", words("The passage before at this place"), self)
        self.after = text_button("▸", words("The next passage at this place"), self)
        self.count = quiet_label(theme, parent=self)
        self.go = text_button(words("Go there"), words("Show in transcript"), self, flush=True)
        self.add = text_button(
            words("Add code…"), words("Put one more code on this passage"), self, flush=True
        )
        self.scope = ChoiceBox(self, 10)
        self.meaning = AutosavedText(workspace, self)
        self.written = quiet_label(theme, parent=self)
        self.memos = MemoList(workspace, words, theme, self)
        self.links = LinkList(workspace, words, theme, self)
        self.answers = AnswerLines(workspace, words, theme, self)
        self.past = PassageHistory(workspace, words, theme, self)
        self.copy = text_button(
            words("Copy quotation"), words("Copy the words of the passage alone"), self, flush=True
        )
        self.copy_cited = text_button(
            words("Copy with citation"),
            words("Copy the quotation with informant, date, paragraph and number"),
            self,
            flush=True,
        )
        self.sections = {
            key: Section(key, title, self)
            for key, title in (
                ("codes", words("Codes")),
                ("meaning", words("Interpretation")),
                ("memos", words("Memos")),
                ("links", words("Links")),
                ("history", words("History")),
            )
        }
        self.sections["history"].set_open(on=False)
        self.palette_of_codes = CodePalette(workspace, words, theme, self)
        self.pages = QStackedWidget(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        words = self.words
        self._empty = EmptyPage(
            words("No passage is chosen"),
            words(
                "Click coded words in the transcript to see their codes and to write what"
                " they mean. To code, select words and press Enter."
            ),
            "",
            self.theme,
            self,
        )
        self._set_up_meaning()
        self._filled = QScrollArea(self)
        self._body = self._made_body()
        self._filled.setWidget(self._body)
        self._filled.setWidgetResizable(True)
        self._filled.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # What is in it takes the keyboard.
        self._filled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in (self._empty, self._filled):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _set_up_meaning(self) -> None:
        self.meaning.setAccessibleName(self.words("Interpretation"))
        self.meaning.setPlaceholderText(
            self.words("What does it mean? This becomes the paragraph after the quotation.")
        )
        line = self.meaning.fontMetrics().lineSpacing()
        self.meaning.setFixedHeight(line * _LINES + 2 * SPACE_SMALL)
        self.scope.setAccessibleName(self.words("Interpretation for"))

    def _made_body(self) -> QWidget:
        self._cards = QVBoxLayout()
        self._cards.setSpacing(SPACE_SMALL)
        copying = QHBoxLayout()
        copying.setSpacing(SPACE)
        copying.addWidget(self.copy)
        copying.addWidget(self.copy_cited)
        copying.addStretch(1)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(self._head())
        column.addWidget(self.quotation)
        column.addWidget(self.changed)
        column.addWidget(self.where)
        column.addLayout(copying)
        self._fill_sections()
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        return body

    def _fill_sections(self) -> None:
        parts = self.sections
        parts["codes"].add_act(self.add)
        parts["codes"].column.addLayout(self._cards)
        parts["meaning"].column.addWidget(self.scope)
        parts["meaning"].column.addWidget(self.meaning)
        parts["meaning"].column.addWidget(self.written)
        parts["memos"].column.addWidget(self.memos)
        parts["links"].add_act(self.links.add)
        parts["links"].column.setSpacing(SPACE)
        parts["links"].column.addWidget(self.links)
        parts["links"].column.addWidget(self.answers)
        parts["history"].column.addWidget(self.past)

    def open_sections(self) -> tuple[int, ...]:
        """Which sections are unfolded (1) or folded (0), from top to bottom."""
        return tuple(int(section.is_open) for section in self.sections.values())

    def set_open_sections(self, kept: Sequence[int]) -> None:
        """Unfold and fold the sections as they were; what does not fit is let be."""
        if len(kept) == len(self.sections):
            for section, on in zip(self.sections.values(), kept, strict=True):
                section.set_open(on=bool(on))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_TIGHT)
        row.addWidget(self.number, 1)
        for widget in (self.before, self.count, self.after, self.go):
            row.addWidget(widget)
        self.count.setWordWrap(False)
        for button, name in ((self.before, "before"), (self.after, "after")):
            button.setAccessibleName(button.toolTip())
            button.setObjectName(name)
        return row

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.go.clicked.connect(self._go)
        self.add.clicked.connect(self._ask_codes)
        self.scope.activated.connect(self._choose_scope)
        self.memos.notice_requested.connect(self.notice_requested)
        self.palette_of_codes.chosen.connect(self._code)
        self.copy.clicked.connect(self._copy)
        self.copy_cited.clicked.connect(self._copy_cited)
        self.links.passage_requested.connect(self.passage_requested)
        self.sections["history"].toggled.connect(self._show_history)

    def show_passage(self, passage_id: int | None) -> None:
        """Show this passage; None when none is chosen. What was typed before is kept."""
        if passage_id != self._passage_id:
            self.meaning.keep()
            self._passage_id, self._scope = passage_id, None
            self._stale = True
        self.refresh_now()

    def refresh(self) -> None:
        """Show the passage as it is now; what is being typed stays."""
        said = self._read_reviews()
        self.passage = said[0].passage if said else self._read()
        if self.passage is None:
            self._forget()
            return
        self._filled.setUpdatesEnabled(False)  # One picture instead of one for each part.
        self._show(self.passage, said)
        self._filled.setUpdatesEnabled(True)
        self.pages.setCurrentWidget(self._filled)

    def _show(self, row: PassageRow, said: Sequence[ReviewRow]) -> None:
        self._show_head(row)
        changed = self.workspace.read(changed_passages, None, [row.id])
        self.changed.show_changes(next(map(self.workspace.shown, changed), None))
        self._show_codings(row, said)
        self._show_meaning(row)
        memos = self.workspace.read(memos_on_passage, row.id)
        self.memos.show_subject("passage", row.id, memos)
        self.sections["memos"].count(len(memos))
        self.sections["links"].count(self.links.show_passage(row))
        self.answers.show_codes([coding.code_id for coding in row.codings])
        self._show_history()
        self._order_tabs()

    def _show_history(self) -> None:
        """Read the history only when it is looked at: the whole audit trail is searched for it."""
        if self.sections["history"].is_open:
            self.past.show_passage(self.passage.id if self.passage else None)

    def _read_reviews(self) -> list[ReviewRow]:
        """The passage with its codings and what was said of them; nothing without codings."""
        if self._passage_id is None:
            return []
        wanted = PassageFilter(passage_ids=frozenset({self._passage_id}))
        return self.workspace.read(reviews, wanted)

    def _read(self) -> PassageRow | None:
        """The passage alone: one that no code is on any more, but a memo or a meaning."""
        if self._passage_id is None:
            return None
        wanted = PassageFilter(passage_ids=frozenset({self._passage_id}))
        return next(iter(self.workspace.read(passages, wanted)), None)

    def _forget(self) -> None:
        """Nothing is chosen, or it is gone; what was typed about it has nowhere to go."""
        self._here, self._about = [], None
        self.meaning.forget()
        self.memos.forget()
        self.links.show_passage(None)
        self.pages.setCurrentWidget(self._empty)

    def _show_head(self, row: PassageRow) -> None:
        if row.id not in self._here or len(self._here) < 2:  # noqa: PLR2004 - nothing to step to
            self._here = self.workspace.read(passages_touching, row.source_id, row.span)
        self.number.setText(row.number)
        row = self.workspace.shown(row)
        self.quotation.show_text(row.text)
        who = informant_named(row.informant) if row.informant else ""
        if row.by_interviewer:
            who = self.words("Interviewer")
        parts = (who, row.source, place(self.words, row), printed_date(self.words, row.date))
        self.where.setText(" · ".join(filter(None, parts)))
        several = len(self._here) > 1
        for widget in (self.before, self.count, self.after):
            widget.setVisible(several)
        nth = self._here.index(row.id) + 1 if row.id in self._here else 1
        self.count.setText(self.words("{nth} of {n}", nth=nth, n=len(self._here)))
        self.add.setEnabled(not self.workspace.locked)

    def _show_codings(self, row: PassageRow, rows: Sequence[ReviewRow]) -> None:
        said = {review.coding_id: review for review in rows}
        ids = [coding.id for coding in row.codings]
        drawn = {
            mark.coding_id: mark for mark in self.workspace.read_shown(marks, row.source_id, ids)
        }
        for coding_id in [known for known in self.cards if known not in drawn]:
            card = self.cards.pop(coding_id)
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        for nth, coding_id in enumerate(ids):
            if coding_id not in self.cards:
                card = CodingCard(self.workspace, self.words, self.theme, self)
                self.cards[coding_id] = card
                self._cards.insertWidget(nth, card)
            self.cards[coding_id].show_coding(
                ShownCoding(drawn[coding_id], self.workspace.shown(said[coding_id]))
            )
        self.sections["codes"].count(len(ids))

    def _order_tabs(self) -> None:
        """Tab goes from top to bottom, also through cards and links that were made later."""
        stops = tab_stops(self._body)
        if stops != self._stops:
            self._stops = stops
            order_tabs(stops)

    def _show_meaning(self, row: PassageRow) -> None:
        own = dict(row.code_interpretations)
        codes = {coding.code_id: coding.label or coding.name for coding in row.codings}
        if self._scope not in codes:
            self._scope = None
        self._offer_scopes(self.workspace.shown(codes))
        self.scope.setVisible(len(codes) > 1 or bool(own))
        self.scope.setCurrentIndex(self.scope.findData(self._scope) if self._scope else 0)
        stored = row.interpretation if self._scope is None else own.get(self._scope, "")
        self._show_author(row.id, own)
        about, code_id = (row.id, self._scope), self._scope
        if about == self._about:
            self.meaning.follow(stored)
            return
        self.meaning.show_text(stored, lambda step, text: self._keep(step, row.id, text, code_id))
        self._about = about

    def _show_author(self, passage_id: int, own: Mapping[int, str]) -> None:
        author = self.workspace.read(interpretation_authors, passage_id).get(self._scope)
        lines = []
        if author is not None:
            when = moment(self.words, author.changed_at)
            lines.append(self.words("Written by {person}, {date}", person=author.person, date=when))
        if own and self._scope is None:
            lines.append(
                self.words.plural(
                    "{n} code has an interpretation of its own.",
                    "{n} codes have an interpretation of their own.",
                    len(own),
                )
            )
        self.written.setText("\n".join(lines))
        self.written.setVisible(bool(lines))

    def _offer_scopes(self, codes: dict[int, str]) -> None:
        offered: list[tuple[str, int | None]] = [(self.words("for all its codes"), None)]
        offered += [(self.words("under {code} only", code=codes[each]), each) for each in codes]
        shown = [
            (self.scope.itemText(nth), self.scope.itemData(nth))
            for nth in range(self.scope.count())
        ]
        if offered != shown:
            self.scope.clear()
            for text, code_id in offered:
                self.scope.addItem(text, code_id)

    def _keep(self, step: str, passage_id: int, text: str, code_id: int | None) -> object:
        wanted = PassageFilter(passage_ids=frozenset({passage_id}))
        known = {row.id for row in self.workspace.read(codes)} if code_id is not None else {None}
        if code_id not in known or not self.workspace.read(passages, wanted):
            return passage_id  # What was typed went with what it was about.
        person = self.workspace.person_id
        return self.workspace.run_on(step, interpret, passage_id, person, text, code_id)

    def _choose_scope(self) -> None:
        self.meaning.keep()
        self._scope = self.scope.currentData()
        if self.passage is not None:
            self.refresh()

    def step(self, steps: int) -> None:
        """Go to the next passage at this place, or the one before (-1)."""
        if self._passage_id in self._here:
            nth = (self._here.index(self._passage_id) + steps) % len(self._here)
            chosen = self._here[nth]
            self.show_passage(chosen)
            self.passage_requested.emit(chosen)

    def _go(self) -> None:
        if self._passage_id is not None:
            self.passage_requested.emit(self._passage_id)

    def _copy(self) -> None:
        if self.passage is not None:
            QGuiApplication.clipboard().setText(self.workspace.shown(self.passage).text)
            self.notice_requested.emit(Notice(self.words("Quotation copied.")))

    def _copy_cited(self) -> None:
        if self.passage is not None:
            said = copy_with_citation(self.words, [self.workspace.shown(self.passage)])
            self.notice_requested.emit(Notice(said))

    def _ask_codes(self) -> None:
        on_screen = self.add.rect().translated(self.add.mapToGlobal(QPoint()))
        self.palette_of_codes.ask(on_screen, [], self._own())

    def _own(self) -> dict[int, int]:
        """My codings of the passage, by code."""
        codings = self.passage.codings if self.passage else ()
        me = self.workspace.project.person_id
        return {coding.code_id: coding.id for coding in codings if coding.person_id == me}

    def _code(self, choice: Choice) -> None:
        """Do with the codes of the passage what was chosen: one undo step."""
        if (row := self.passage) is not None:
            place, person = (row.source_id, row.span), self.workspace.person_id
            self.workspace.run(apply_choice, choice, place, person, self._own())
