"""The rows that a reviewer answers: codings, definitions and turns without a coding."""

from collections.abc import Iterable
from copy import deepcopy

from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from lxml.etree import _Element

from app.analysis.citation import printed_date, speaker_and_place
from app.analysis.review.document import ReviewCode, ReviewContent, ReviewEntry
from app.analysis.review.document_sample import SampledTurn
from app.exporters.review.marks import (
    NOT_DECIDED,
    definition_bookmark,
    earlier_lines,
    row_bookmark,
    row_name,
    turn_bookmark,
)
from app.exporters.word.codebook import field_lines
from app.exporters.word.document import WordDocument
from app.exporters.word.places import code_bookmark, code_heading, who
from app.exporters.word.tables import WordTable
from app.exporters.word.text import Line, Piece, element, line
from app.exporters.writing import Steps
from app.queries.reviews import DecisionRow
from app.words import Words
from app.words.terms import STANCES, VERDICTS, kind_name, term

CODING_COLUMNS = (2.4, 4.0, 10.5, 2.5, 2.2, 5.1)
DEFINITION_COLUMNS = (4.0, 13.0, 2.2, 7.5)
TURN_COLUMNS = (5.8, 13.6, 7.3)


def add_definitions(document: WordDocument, content: ReviewContent, chooser: "Chooser") -> None:
    """The codebook: a row to decide on for every definition."""
    words = document.words
    if not content.codes:
        document.paragraph("Table Note", words("There are no codes yet."))
        return
    table = WordTable(document, DEFINITION_COLUMNS)
    table.header(words("Code"), words("Definition"), words("Decision"), words("Remark"))
    for reviewed in content.codes:
        row = table.row(
            _code_lines(reviewed, words),
            field_lines(reviewed.code, words),
            [],
            _remarks(reviewed.definition.decisions, words),
        )
        chooser.put_into(row, 2)


def _code_lines(reviewed: ReviewCode, words: Words) -> list[Line]:
    code = reviewed.code
    mark = definition_bookmark(reviewed.definition.uuid)
    name = code.name_in(words.language) if code.label else ""
    belongs = filter(None, [kind_name(words, code.kind, code.kind_name), code.group])
    below = [
        line(Piece(name, bookmark=code_bookmark(code.id))),
        line(Piece(" \N{MIDDLE DOT} ".join(belongs), "File Name")),
    ]
    return [
        line(Piece(code.called, "Speaker", bookmark=mark)),
        *(each for each in below if each.pieces[0].text),
    ]


def add_codings(
    document: WordDocument, content: ReviewContent, chooser: "Chooser", steps: Steps
) -> None:
    """Under each code a table with a row for every coding."""
    for reviewed in content.codes:
        _add_code(document, content, reviewed, chooser, steps)


def _add_code(
    document: WordDocument,
    content: ReviewContent,
    reviewed: ReviewCode,
    chooser: "Chooser",
    steps: Steps,
) -> None:
    words, entries = document.words, reviewed.entries
    document.heading(2, code_heading(reviewed.code, words))
    if not entries:
        document.paragraph("Table Note", words("No passage carries this code: it has no evidence."))
        return
    document.paragraph("Code Note", _how_many(reviewed, words))
    table = WordTable(document, CODING_COLUMNS)
    table.header(
        *(words("Number and code"), words("Informant"), words("Passage in its context")),
        *(words("Code"), words("Decision"), words("Remark")),
    )
    for entry in entries:
        row = table.row(
            [line(_name(entry))],
            _origin(content, entry, words),
            _quotation(entry),
            _coded_as(reviewed, entry, words),
            [],
            _remarks(entry.row.decisions, words),
        )
        chooser.put_into(row, 4)
        steps.step()


def _how_many(reviewed: ReviewCode, words: Words) -> str:
    shown, left_out = len(reviewed.entries), reviewed.left_out
    count = words.plural("{n} passage", "{n} passages", shown)
    if not left_out:
        return count
    return words(
        "{count}; the round is limited, {n} more with this code are not shown.",
        count=count,
        n=left_out,
    )


def _name(entry: ReviewEntry) -> Piece:
    name = row_name(entry.row.passage.number, entry.row.called)
    return Piece(name, "Speaker", bookmark=row_bookmark(entry.row.uuid))


def _origin(content: ReviewContent, entry: ReviewEntry, words: Words) -> list[Line]:
    passage = entry.row.passage
    informant = passage.informant
    lines = [who(passage, words) or passage.source]
    if informant is not None:
        lines = [informant.code, speaker_and_place(informant)]
    lines.append(printed_date(words, passage.date))
    if content.several_coders:
        lines.append(words("coded by {names}", names=entry.row.coder))
    return [line(text) for text in lines if text]


def _quotation(entry: ReviewEntry) -> list[Line]:
    lines = [line(Piece(entry.row.passage.text, "Quotation"))]
    if entry.before:
        lines.insert(0, line(Piece(entry.before, "Context")))
    if entry.after:
        lines.append(line(Piece(entry.after, "Context")))
    return lines


def _coded_as(reviewed: ReviewCode, entry: ReviewEntry, words: Words) -> list[Line]:
    """The code's name, and how the passage stands to it where that is not mere support."""
    row = entry.row
    as_defined = (row.label, row.name) == (reviewed.code.label, reviewed.code.name)
    named = f"{row.label} {row.name}" if row.label else row.name
    lines = [line(code_heading(reviewed.code, words) if as_defined else named)]
    if row.stance != "supports":
        lines.append(line(Piece(term(words, STANCES, row.stance), "Speaker")))
    if row.key_quote:
        starred = words("key quotation")
        lines.append(line(Piece(f"\N{BLACK STAR} {starred}", "Speaker")))
    return lines


def _remarks(decisions: Iterable[DecisionRow], words: Words) -> list[Line]:
    """Earlier remarks, each marked as such, and an empty paragraph to write in."""
    earlier = earlier_lines(words, decisions)
    return [*(line(text, style="Earlier Remark") for text in earlier), line("")]


def add_uncoded(document: WordDocument, turns: Iterable[SampledTurn]) -> None:
    """Turns that carry no coding, with room to say what they should carry."""
    words = document.words
    table = WordTable(document, TURN_COLUMNS)
    table.header(words("Source and turn"), words("Text"), words("Remark"))
    for sampled in turns:
        turn = sampled.turn
        place = words("turn {n}", n=turn.number)
        spoken = ", ".join(filter(None, [turn.informant, place]))
        mark = Piece(spoken, "Speaker", bookmark=turn_bookmark(turn.uuid))
        source = line(Piece(turn.source, "File Name"))
        table.row([line(mark), source], [line(sampled.text)], [line("")])


class Chooser:
    """A list of the decisions in the decision cell: a convenience, typing over it works as well."""

    def __init__(self, words: Words) -> None:
        self._count = 0
        self._prototype = element("sdt")
        properties = element("sdtPr")
        properties.append(element("alias", val=words("Decision")))
        properties.append(element("id", val="0"))
        properties.append(element("showingPlcHdr"))
        choices = element("comboBox")
        for verdict in VERDICTS:
            name = term(words, VERDICTS, verdict)
            choices.append(element("listItem", displayText=name, value=name))
        properties.append(choices)
        content, run, text = element("sdtContent"), element("r"), element("t")
        text.text = NOT_DECIDED
        run.append(text)
        content.append(run)
        self._prototype.extend([properties, content])

    def put_into(self, row: CT_Row, place: int) -> None:
        """Put the list into a cell of a row."""
        self._count += 1
        control = deepcopy(self._prototype)
        for number in control.iter(qn("w:id")):
            number.set(qn("w:val"), str(self._count))
        paragraph: _Element = row.tc_lst[place].p_lst[0]
        paragraph.append(control)
