import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

from app.models.imported import FormattingRun, Style
from app.models.span import Span
from app.ui.look.theme import load_theme
from app.ui.offsets import Offsets
from app.ui.reader.document import label_of, make_document
from app.ui.reader.source_text import ReaderText

pytestmark = pytest.mark.usefixtures("dressed")
THEME = load_theme("light")


def document_of(source: ReaderText) -> QTextDocument:
    return make_document(source, Offsets(source.text), THEME, 1.0)


def look_at(document: QTextDocument, source: ReaderText, words: str) -> QTextCharFormat:
    cursor = QTextCursor(document)
    cursor.setPosition(Offsets(source.text).to_qt(source.text.index(words)) + 1)
    return cursor.charFormat()


def test_every_position_stays_that_of_the_text(source: ReaderText) -> None:
    document = document_of(source)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    assert cursor.selectedText().replace("\u2029", "\n") == source.text


def test_labels_are_bold_and_speech_is_not(source: ReaderText) -> None:
    document = document_of(source)
    assert look_at(document, source, "N:").fontWeight() == QFont.Weight.Bold
    assert look_at(document, source, "We carried").fontWeight() == QFont.Weight.Normal


def test_interviewer_turns_are_quieter(source: ReaderText) -> None:
    document = document_of(source)
    assert look_at(document, source, "How was").foreground().color() == THEME.interviewer
    assert look_at(document, source, "We carried").foreground().color() != THEME.interviewer


@pytest.mark.parametrize(
    ("style", "bold", "italic", "underline"),
    [
        ("bold", True, False, False),
        ("italic", False, True, False),
        ("underline", False, False, True),
        ("heading2", True, False, False),
        ("list", False, False, False),
    ],
)
def test_formatting_of_the_file_shows(
    style: Style, bold: bool, italic: bool, underline: bool
) -> None:
    source = ReaderText("🙂 some words", formatting=(FormattingRun(Span(2, 6), style),))
    look = look_at(document_of(source), source, "some")
    assert (look.fontWeight() == QFont.Weight.Bold) is bold
    assert (look.fontItalic(), look.fontUnderline()) == (italic, underline)


def test_a_bold_run_in_an_interviewers_turn_stays_quiet(source: ReaderText) -> None:
    start = source.text.index("harvest")
    bold = FormattingRun(Span(start, start + 7), "bold")
    both = ReaderText(source.text, source.turns, (bold,), source.paragraphs)
    look = look_at(document_of(both), both, "harvest")
    assert look.fontWeight() == QFont.Weight.Bold
    assert look.foreground().color() == THEME.interviewer


def test_turns_stand_apart(source: ReaderText) -> None:
    document = document_of(source)
    tops = [document.findBlockByNumber(n).blockFormat().topMargin() for n in range(4)]
    assert tops[1] == tops[2] > tops[3] == tops[0] == 0


@pytest.mark.parametrize(("speech", "label"), [(3, Span(0, 2)), (0, None), (2, Span(0, 2))])
def test_a_label_ends_before_its_blanks(speech: int, label: Span | None) -> None:
    assert label_of("N: yes", 0, speech) == label
