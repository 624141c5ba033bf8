"""Coded passages as Word tables: by kind, group and code, every quotation verbatim."""

from collections.abc import Mapping, Sequence

from app.analysis.appendix.supports import codings_of
from app.analysis.outline import GroupPart, KindPart
from app.exporters.word.document import WordDocument
from app.exporters.word.places import (
    LINK,
    code_heading,
    code_link,
    origin_lines,
    passage_bookmark,
    place_bookmark,
)
from app.exporters.word.tables import WordTable
from app.exporters.word.text import Line, Piece, line
from app.exporters.writing import Steps
from app.queries.codes import CodeRow
from app.queries.passages import PassageRow
from app.words import Words
from app.words.terms import STANCES, kind_title, term


def add_quotations(
    document: WordDocument,
    parts: Sequence[KindPart],
    quotations: Mapping[int, Sequence[PassageRow]],
    steps: Steps,
) -> None:
    """A table per code, under headings by kind and group; codes without passages say so."""
    several = _coders(quotations) > 1
    for part in parts:
        for group in part.groups:
            document.heading(2, group_title(part, group, document.words))
            for code in group.codes:
                _add_code(document, code, quotations.get(code.id, ()), steps, name_coders=several)


def group_title(part: KindPart, group: GroupPart, words: Words) -> str:
    """``Upaya: Sekolah``, or the kind alone where it has no groups."""
    title = kind_title(words, part.kind, part.kind_name)
    if not part.is_grouped:
        return title
    name = group.group or words("Others")
    return f"{title}: {name}"


def _coders(quotations: Mapping[int, Sequence[PassageRow]]) -> int:
    return len(
        {coding.person_id for rows in quotations.values() for row in rows for coding in row.codings}
    )


def _add_code(
    document: WordDocument,
    code: CodeRow,
    rows: Sequence[PassageRow],
    steps: Steps,
    *,
    name_coders: bool,
) -> None:
    words = document.words
    document.heading(3, code_heading(code, words))
    seen = code_link(code.id, code.called)
    if not rows:
        document.paragraph(
            "Table Note", seen, ": ", words("No passage carries this code: it has no evidence.")
        )
        return
    count = words.plural("{n} passage", "{n} passages", len(rows))
    document.paragraph("Code Note", seen, ": ", count)
    table = WordTable(document, (1.8, 7.6, 4.6))
    table.header(words("No."), words("Quotation"), words("Informant and place"))
    for row in rows:
        number = Piece(
            row.number, LINK, link=place_bookmark(row), bookmark=passage_bookmark(row.id)
        )
        table.row(
            [line(number)],
            [line(row.text)],
            _origin(row, code.id, words, name_coders=name_coders),
        )
        steps.step()


def _origin(row: PassageRow, code_id: int, words: Words, *, name_coders: bool) -> list[Line]:
    codings = codings_of(row, code_id)
    stances = dict.fromkeys(coding.stance for coding in codings if coding.stance != "supports")
    lines = origin_lines(row, words)
    lines += [line(Piece(term(words, STANCES, stance), "Speaker")) for stance in stances]
    if any(coding.key_quote for coding in codings):
        starred = words("key quotation")
        lines.append(line(Piece(f"\N{BLACK STAR} {starred}", "Speaker")))
    if name_coders:
        names = ", ".join(dict.fromkeys(coding.coder for coding in codings))
        lines.append(line(words("coded by {names}", names=names)))
    return lines
