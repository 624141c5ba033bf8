"""One quotation in full: what is to be said of it, and the difference word by word."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.analysis.quote_audit.claims import Claim
from app.analysis.quote_audit.quote_audit import Finding
from app.analysis.quote_audit.sentences import claim_said, finding_sentences
from app.analysis.word_difference import Piece, word_difference
from app.ui.look.theme import Theme
from app.words import Words
from app.words.audit import text_sentence

_DIFFERS = {"typographic", "shortened", "altered"}


class FindingDetail(QTextBrowser):
    """Read-only words of ours and of the draft; all that is not ours is escaped before."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(words("The finding in full"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_finding(self, finding: Finding | None) -> None:
        """Show a quotation beside what was said; nothing when none is chosen."""
        if finding is None:
            self.clear()
            return
        differs = finding.text_status in _DIFFERS
        sentences = finding_sentences(self.words, finding)
        if differs:
            # The difference follows word by word; the sentence need not repeat it.
            long = text_sentence(
                self.words,
                finding.text_status or finding.status,
                finding.source,
                finding.difference,
                marked=finding.marked,
            )
            short = long.removesuffix(finding.difference).rstrip()
            sentences = [*(said for said in sentences if said != long), short]
        body = self._difference(finding) if differs else escape(f"\u201c{finding.quotation}\u201d")
        said = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
        self.setHtml(f"{said}<p>{body}</p>")

    def show_claim(self, claim: Claim | None) -> None:
        """Show a claim beside the words that make it."""
        if claim is None:
            self.clear()
            return
        said = escape(claim_said(self.words, claim))
        self.setHtml(f"<p>{said}</p><p>{escape(claim.text)}</p>")

    def _difference(self, finding: Finding) -> str:
        pieces = word_difference(finding.said, finding.quotation)
        return "".join(self._marked(piece) for piece in pieces)

    def _marked(self, piece: Piece) -> str:
        text = escape(piece.text)
        if piece.kind == "out":
            return f"<s style='color: {self._theme.danger.name()}'>{text}</s>"
        if piece.kind == "in":
            return f"<u style='color: {self._theme.success.name()}'>{text}</u>"
        return text
