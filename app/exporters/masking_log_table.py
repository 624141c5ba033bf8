"""The log of replacements for other programs: one row per mask, as CSV."""

from collections.abc import Iterable

from app.analysis.masking.log import Replacement
from app.exporters.tables import table_csv
from app.words import N_, Words
from app.words.masking import KINDS
from app.words.terms import term

COLUMNS = (
    *(N_("Source"), N_("Paragraph"), N_("From"), N_("To"), N_("As it was said"), N_("Masked as")),
    *(N_("In public"), N_("Kind"), N_("Informant"), N_("Name that is masked"), N_("Note")),
)


def masking_log_csv(log: Iterable[Replacement], words: Words) -> bytes:
    """Positions are code points in the source's text, ends exclusive."""
    return table_csv([words(name) for name in COLUMNS], (_row(each, words) for each in log))


def _row(each: Replacement, words: Words) -> list[str]:
    name, span = each.name, each.span
    return [
        each.source,
        str(each.paragraph) if each.paragraph else "",
        str(span.start) if span else "",
        str(span.end) if span else "",
        each.original,
        name.masked,
        name.shown("public"),
        term(words, KINDS, name.kind),
        name.informant,
        name.original,
        name.note,
    ]
