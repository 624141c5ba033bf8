"""What comes before the findings: informants, how the analysis was done, and the two matrices."""

from collections.abc import Iterator, Sequence

from app import __version__
from app.analysis.chapter.chapter import ChapterContent
from app.analysis.chapter.procedure import Procedure
from app.analysis.chapter.tables import Triangulation, Voices
from app.analysis.citation import printed_date, speaker
from app.analysis.matrix import Matrix
from app.exporters.chapter.phrases import and_others
from app.exporters.word.captions import CaptionedTable, add_table, text_cell
from app.exporters.word.document import WordDocument
from app.exporters.word.places import code_link
from app.exporters.word.tables import Cell
from app.exporters.word.text import line
from app.queries.codes import CodeRow
from app.queries.informants import InformantRow
from app.words import Words

YES, NO = "\N{SQUARE ROOT}", "\N{MULTIPLICATION SIGN}"
"""Marks of support and contradiction; every serif face has them, unlike the tick."""

_MOST_CATEGORIES, _MOST_INFORMANTS = 5, 8
"""Columns that a page takes beside the names of the codes."""

_WIDTH, _SUM, _NAME_BY_COUNTS, _NAME_BY_CATEGORIES = 14.0, 1.6, 4.8, 3.6
"""Proportions of the columns, about centimetres."""


def add_informants(document: WordDocument, content: ChapterContent) -> None:
    """The section on who was interviewed."""
    words, people = document.words, content.informants
    document.heading(2, words("Participants"))
    if not people:
        document.paragraph("Body Text", words("There are no informants yet."))
        return
    count = words.plural("{n} informant", "{n} informants", len(people))
    kinds = list(dict.fromkeys(person.category for person in people if person.category))
    text = words("This study rests on interviews with {count}.", count=count)
    if kinds:
        named = and_others(words, kinds)
        text += " " + words("They belong to these categories: {names}.", names=named)
    document.paragraph("Body Text", text)
    months = Words(document.months)
    rows = [
        (
            *map(text_cell, (str(number), person.code, _role(person), person.category)),
            [line(printed_date(months, date)) for date in person.dates],
        )
        for number, person in enumerate(people, start=1)
    ]
    header = (words("No."), words("Code"), words("Role"), words("Category"))
    add_table(
        document,
        CaptionedTable(
            words("Informants of the study"),
            (0.9, 1.5, 5.2, 2.8, 3.6),
            (*header, words("Date of interview")),
            rows,
            where_from(words, people),
        ),
    )


def _role(person: InformantRow) -> str:
    """The role, and the place where the role does not name it."""
    role, place = speaker(person), person.place.strip()
    return f"{role}, {place}" if place and place.casefold() not in role.casefold() else role


def where_from(words: Words, people: Sequence[InformantRow]) -> str:
    """``data wawancara diolah peneliti, 2021``."""
    years = sorted({date[:4] for person in people for date in person.dates if date})
    named = "\N{EN DASH}".join(dict.fromkeys([years[0], years[-1]])) if years else ""
    return ", ".join(filter(None, [words("interview data worked up by the researcher"), named]))


def add_procedure(document: WordDocument, content: ChapterContent) -> None:
    """The paragraph that says what was done, and nothing that was not."""
    words = document.words
    document.heading(2, words("Analysis procedure"))
    document.paragraph("Body Text", " ".join(_sentences(words, content.procedure)))


def _sentences(words: Words, done: Procedure) -> list[str]:
    documents = words.plural("{n} document", "{n} documents", done.documents)
    passages = words.plural("{n} passage", "{n} passages", done.passages)
    codings = words.plural("{n} coding", "{n} codings", done.codings)
    codes = words.plural("{n} code", "{n} codes", done.codes)
    made = [
        words(
            "Data reduction: from {documents}, {passages} were selected and given {codings} "
            "under {codes}.",
            documents=documents,
            passages=passages,
            codings=codings,
            codes=codes,
        )
    ]
    if done.unused_codes:
        unused = words.plural("{n} code", "{n} codes", done.unused_codes)
        made.append(words("{codes} of the codebook received no passage.", codes=unused))
    if done.coders:
        named = and_others(words, list(done.coders))
        made.append(words("The coding was done by {names}.", names=named))
    if done.rounds:
        count = words.plural("{n} review round", "{n} review rounds", done.rounds)
        made.append(words("It was submitted in {rounds}.", rounds=count))
        if done.reviewers:
            named = and_others(words, list(done.reviewers))
            made.append(words("It was reviewed by {names}.", names=named))
    return [
        *made,
        words(
            "Data display: the findings stand in the matrices below, and every code with its "
            "quotations word for word."
        ),
        words("Conclusions follow the same codes in the same order."),
        words("The coding was recorded with Kutipan {version}.", version=__version__),
    ]


def add_findings(document: WordDocument, content: ChapterContent) -> None:
    """The matrices: how often who speaks of what, and which categories agree."""
    words = document.words
    document.heading(2, words("Findings matrix"))
    if not content.matrix.columns:
        document.paragraph("Body Text", words("There is nothing to count yet."))
        return
    source = where_from(words, content.informants)
    _add_counts(document, content.matrix, source)
    _add_triangulation(document, content.triangulation, source)


def _add_counts(document: WordDocument, found: Matrix, source: str) -> None:
    words = document.words
    names = [name or "\N{EN DASH}" for name in found.columns]
    rows = [(row.counts, row.total, named(row.code, words)) for row in found.rows]
    sums = [(found.totals, words("Total")), (found.distinct, words("Different passages"))]
    for places in _divided(len(names), _MOST_INFORMANTS):
        columns = _columns(_NAME_BY_COUNTS, len(places))
        cells = [(name, *_figures(counts, total, places)) for counts, total, name in rows]
        cells += [
            tuple([line(text, style="Table Heading")] for text in (name, *_texts(each, places)))
            for each, name in sums
        ]
        header = (words("Code"), *names[places.start : places.stop], words("Total"))
        title = words("Findings by code and informant")
        note = words(
            "Counted are passages. A passage with several codes counts under each of them; the "
            "last row counts it once. What the interviewer says is not counted."
        )
        table = CaptionedTable(title, columns, header, cells, source, note)
        add_table(document, table, continued=places.start > 0)


def _columns(name: float, count: int) -> tuple[float, ...]:
    return (name, *([(_WIDTH - name - _SUM) / count] * count), _SUM)


def _figures(counts: Sequence[int], total: int, places: range) -> list[Cell]:
    return [text_cell(str(counts[place])) for place in places] + [text_cell(str(total))]


def _texts(counts: Sequence[int], places: range) -> list[str]:
    return [str(counts[place]) for place in places] + [str(sum(counts))]


def _divided(count: int, most: int) -> Iterator[range]:
    """Columns of which a page holds ``most``, divided evenly."""
    pieces = max(1, -(-count // most))
    share = -(-count // pieces)
    for first in range(0, count, share):
        yield range(first, min(first + share, count))


def _add_triangulation(document: WordDocument, found: Triangulation, source: str) -> None:
    words = document.words
    names = [name or words("Other sources") for name in found.categories]
    for places in _divided(len(names), _MOST_CATEGORIES):
        columns = _columns(_NAME_BY_CATEGORIES, len(places))
        cells = [
            (
                named(row.code, words),
                *(text_cell(_mark(row.voices[place])) for place in places),
                text_cell(str(row.agreeing)),
            )
            for row in found.rows
        ]
        header = (words("Code"), *names[places.start : places.stop], words("Agreeing"))
        title = words("Triangulation by category of informants")
        note = words("{yes} supports, {no} contradicts; empty: says nothing of it.", yes=YES, no=NO)
        table = CaptionedTable(title, columns, header, cells, source, note)
        add_table(document, table, continued=places.start > 0)


def named(code: CodeRow, words: Words) -> Cell:
    """The code's label, linked to its section, and its name."""
    name = f" {code.name_in(words.language)}" if code.label else ""
    return [line(code_link(code.id, code.called), name)]


def _mark(voice: Voices) -> str:
    return " ".join([YES] * voice.supports + [NO] * voice.contradicts)
