"""What was found, as tables of the appendix: coded passages, reduction, display, triangulation."""

from collections.abc import Iterator

from app.analysis.appendix.appendix import AppendixContent
from app.analysis.appendix.display_matrix import DisplayCell
from app.analysis.appendix.supports import codings_of
from app.analysis.appendix.triangulation import TriangulatedCode, Voice
from app.analysis.citation import informant_named, place, printed_date
from app.exporters.appendix.table import NOTHING, Cell, PartTable, Row, slot
from app.exporters.word.places import (
    code_bookmark,
    code_heading,
    passage_bookmark,
    place_bookmark,
    who,
)
from app.queries.codes import CodeRow
from app.queries.passages import PassageRow
from app.words import N_, Words
from app.words.terms import REVIEW_STATES, STANCES, kind_title, term

VERDICTS = {
    "agree": N_("Sources agree"),
    "differ": N_("Sources differ"),
    "one_voice": N_("One source only"),
    "none": N_("No evidence"),
}
UPRIGHT_COLUMNS = 5
"""Columns beside the first that a standing page takes."""

_GIST = N_("[Gist to be written]")
_WHY = N_("[To be written: why this is contrary]")
_HANDLED = N_("[To be written: how it was handled]")
_CONCLUSION = N_("[Conclusion to be written]")


def passages_table(content: AppendixContent, words: Words) -> PartTable:
    """A row for each passage under each of its codes, in the order of the codebook."""
    header = (
        *(words("No."), words("Number"), words("Informant"), words("Date"), words("Locator")),
        *(words("Quotation"), words("Code"), words("Stance"), words("State of the review")),
    )
    rows = list(_passage_rows(content, words))
    silent = [code.called for code in content.codebook if not content.quotations.get(code.id)]
    note = words("Codes without a passage: {codes}.", codes=", ".join(silent)) if silent else ""
    widths = (0.9, 1.7, 2.6, 2, 2.9, 7, 1.9, 2.1, 2)
    return PartTable(header, widths, rows, note, lies=True)


def _codes_in_order(content: AppendixContent) -> Iterator[CodeRow]:
    return (code for part in content.outline for group in part.groups for code in group.codes)


def _passage_rows(content: AppendixContent, words: Words) -> Iterator[Row]:
    number, coders = 0, _coders(content)
    for code in _codes_in_order(content):
        for row in content.quotations.get(code.id, ()):
            number += 1
            yield (
                Cell(str(number)),
                _number(row, is_target=True),
                Cell(who(row, words)),
                Cell(printed_date(words, row.date)),
                Cell(f"{row.source}\n{place(words, row)}"),
                Cell(row.text),
                _code_cell(row, code, words, name_coders=coders > 1),
                *_standing(row, code, content, words),
            )


def _number(row: PassageRow, *, is_target: bool = False) -> Cell:
    if is_target:
        return Cell(row.number, "", place_bookmark(row), passage_bookmark(row.id))
    return Cell(row.number, "", passage_bookmark(row.id))


def _coders(content: AppendixContent) -> int:
    rows = (row for of_code in content.quotations.values() for row in of_code)
    return len({coding.person_id for row in rows for coding in row.codings})


def _code_cell(row: PassageRow, code: CodeRow, words: Words, *, name_coders: bool) -> Cell:
    lines = [code.called]
    if name_coders:
        names = dict.fromkeys(coding.coder for coding in codings_of(row, code.id))
        lines.append(words("coded by {names}", names=", ".join(names)))
    return Cell("\n".join(lines), "", code_bookmark(code.id))


def _standing(row: PassageRow, code: CodeRow, content: AppendixContent, words: Words) -> list[Cell]:
    """Stance and review of the codings; coders who differ give a line each."""
    codings = codings_of(row, code.id)
    stances = dict.fromkeys(term(words, STANCES, coding.stance) for coding in codings)
    if any(coding.key_quote for coding in codings):
        stances["\N{BLACK STAR} " + words("key quotation")] = None
    states = dict.fromkeys(
        term(words, REVIEW_STATES, content.states.get(coding.id, "draft")) for coding in codings
    )
    return [Cell("\n".join(stances)), Cell("\n".join(states))]


def reduction_table(content: AppendixContent, words: Words) -> PartTable:
    """Quotation, gist, code, category, theme: what the coding made of the words."""
    header = (
        *(words("Number"), words("Quotation"), words("Gist (interpretation)"), words("Code")),
        *(words("Category"), words("Theme")),
    )
    rows = [
        (
            _number(each.passage),
            Cell(each.passage.text),
            slot(words, each.gist, _GIST),
            Cell(code_heading(each.code, words), "", code_bookmark(each.code.id)),
            Cell(each.category or NOTHING),
            Cell(kind_title(words, each.kind, each.kind_name)),
        )
        for each in content.reductions
    ]
    return PartTable(header, (1.7, 8, 5.4, 3, 2.5, 2.1), rows, lies=True)


def display_table(content: AppendixContent, words: Words) -> PartTable:
    """Themes by informant, in short quotes."""
    columns = content.display.columns
    header = (words("Code"), *(name or NOTHING for name in columns))
    rows = [
        (
            _heading_cell(row.code, words),
            *(Cell(_display_text(cell, words)) for cell in row.cells),
        )
        for row in content.display.rows
    ]
    note = words(
        "Quotations are shortened; the coded passages have them whole. (-) marks what speaks "
        "against the code."
    )
    return PartTable(header, (3.2, *(3.2,) * len(columns)), rows, note, lies=True)


def _heading_cell(code: CodeRow, words: Words) -> Cell:
    return Cell(code_heading(code, words), "strong", code_bookmark(code.id))


def _display_text(cell: DisplayCell, words: Words) -> str:
    lines = [
        f"\N{LEFT DOUBLE QUOTATION MARK}{quote.text}\N{RIGHT DOUBLE QUOTATION MARK} "
        f"({quote.number}){' (-)' if quote.contradicts else ''}"
        for quote in cell.quotes
    ]
    if cell.more:
        lines.append(words("and {n} more", n=cell.more))
    return "\n".join(lines) or NOTHING


def counts_table(content: AppendixContent, words: Words) -> PartTable:
    """How many passages each informant gives a code; zeros are findings too."""
    matrix = content.matrix
    header = (words("Code"), *(name or NOTHING for name in matrix.columns), words("Total"))
    rows = [
        (
            _heading_cell(row.code, words),
            *(Cell(str(count)) for count in row.counts),
            Cell(str(row.total)),
        )
        for row in matrix.rows
    ]
    sums = ((words("Total"), matrix.totals), (words("Different passages"), matrix.distinct))
    rows += [
        tuple(Cell(text, "strong") for text in (name, *map(str, counts), str(sum(counts))))
        for name, counts in sums
    ]
    widths = (4.4, *(1.25,) * len(matrix.columns), 1.75)
    return PartTable(header, widths, rows)


def triangulation_table(content: AppendixContent, words: Words) -> PartTable:
    """Every code by category of informant and by document, and whether they agree."""
    found = content.triangulation
    header = (
        words("Code"),
        *(name or words("Without category") for name in found.categories),
        *(words("Documents"), words("Agreement"), words("Conclusion")),
    )
    rows = [_triangulated(code, words) for code in found.codes]
    widths = (3.4, *(2.3,) * len(found.categories), 2.3, 2.2, 3.6)
    note = words("Counted are passages for (+) and against (-) the code; (0) is context.")
    return PartTable(header, widths, rows, note, lies=len(header) > UPRIGHT_COLUMNS)


def _triangulated(each: TriangulatedCode, words: Words) -> Row:
    return (
        _heading_cell(each.code, words),
        *(Cell(_voice_text(voice)) for voice in (*each.voices, each.documents)),
        Cell(words(VERDICTS[each.verdict])),
        slot(words, each.conclusion, _CONCLUSION),
    )


def _voice_text(voice: Voice) -> str:
    counts = (("+", voice.supporting), ("-", voice.contradicting), ("0", voice.context))
    return ", ".join(f"{n} ({sign})" for sign, n in counts if n) or NOTHING


def negative_table(content: AppendixContent, words: Words) -> PartTable:
    """What contradicts a code, why, and how it was handled."""
    header = (
        *(words("No."), words("Passage"), words("Quotation"), words("Code")),
        *(words("Why it is contrary"), words("How it was handled")),
    )
    rows = [
        (
            Cell(str(number)),
            _number(case.passage),
            Cell(f"{case.passage.text}\n({_origin(case.passage, words)})"),
            _heading_cell(case.code, words),
            slot(words, case.why, _WHY),
            slot(words, case.handled, _HANDLED),
        )
        for number, case in enumerate(content.negative_cases, start=1)
    ]
    return PartTable(header, (0.9, 1.7, 7.4, 3, 4.9, 4.9), rows, lies=True)


def _origin(row: PassageRow, words: Words) -> str:
    speaker = informant_named(row.informant) if row.informant else row.source
    return ", ".join(filter(None, [speaker, printed_date(words, row.date)]))
