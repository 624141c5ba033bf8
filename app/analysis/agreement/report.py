"""What is said of two coders in a list, a table or a paper: differences first, figures beside them.

No figure is ever alone: each row has the overlap and the number of differences, too.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.analysis.agreement.agreement import (
    LEVELS,
    Agreement,
    Coefficients,
    Figures,
    Undefined,
    agreement,
)
from app.analysis.moments import Days
from app.models.double_coding import CodedSpan, ComparedCode
from app.queries.differences import Difference, differences
from app.queries.projects import ProjectRow, project
from app.queries.second_codings import Comparison, comparison
from app.words import N_, Words
from app.words.agreement import DIFFERENCE_KINDS, OUTCOMES, UNDEFINED

FIGURE_COLUMNS = (
    *(N_("Code"), N_("Overlap"), N_("Differences")),
    *(N_("Agreement"), N_("Kappa"), N_("Alpha")),
    *(N_("Agreement*"), N_("Kappa*"), N_("Alpha*")),
)
"""With an asterisk: without the units to which neither coder gave any code."""

_NONE = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class AgreementContent:
    """Everything about two coders; ``agreements`` are the figures at each level."""

    project: ProjectRow
    compared: Comparison
    differences: tuple[Difference, ...]
    agreements: tuple[Agreement, ...]


def agreement_content(session: Session, coders: tuple[str, str] | None = None) -> AgreementContent:
    """What is kept of two coders, else their codings as they are now.

    Raises:
        NotFound, NotTwoCoders, NothingInCommon, DamagedComparison: as ``comparison``.
    """
    compared = comparison(session, coders)
    found = differences(session, compared)
    figures = (agreement(compared.double, found, level) for level in LEVELS)
    return AgreementContent(project(session), compared, tuple(found), tuple(figures))


def figure_cells(figures: Figures, words: Words) -> list[str]:
    """The cells of a row under ``FIGURE_COLUMNS``."""
    return [
        figures.code.called if figures.code else words("All codes"),
        percentage(figures.overlap, words),
        str(figures.differences),
        *_coefficient_cells(figures.with_uncoded, words),
        *_coefficient_cells(figures.without_uncoded, words),
    ]


def _coefficient_cells(found: Coefficients, words: Words) -> tuple[str, str, str]:
    return (
        percentage(found.agreed, words),
        coefficient(found.kappa, words),
        coefficient(found.alpha, words),
    )


def coefficient(value: float | None, words: Words) -> str:
    """Two decimals; a dash where there is none. What is not quite 1 is never shown as 1."""
    return _NONE if value is None else _decimal(value, 2, words)


def percentage(share: float | None, words: Words) -> str:
    """A share (0-1) in percent; what is not quite all is never shown as 100."""
    return _NONE if share is None else f"{_decimal(share * 100, 1, words)} %"


def _decimal(value: float, places: int, words: Words) -> str:
    most = 100.0 if places == 1 else 1.0
    step = 10.0**-places
    shown = min(round(value, places), most - step) if value < most else value
    # A hyphen at the beginning of a cell would pass for a formula.
    text = f"{shown + 0.0:.{places}f}".replace("-", "\N{MINUS SIGN}")
    return text.replace(".", ",") if words.language == "id" else text


def undefined_notes(found: Agreement, words: Words) -> list[str]:
    """Why some rows have no kappa and no alpha: one sentence for each reason."""
    rows: defaultdict[Undefined, list[str]] = defaultdict(list)
    for figures in (*found.codes, found.overall):
        called = figures.code.called if figures.code else words("All codes")
        for mark, each in (("", figures.with_uncoded), ("*", figures.without_uncoded)):
            if each.undefined:
                rows[each.undefined].append(f"{called}{mark}")
    return [
        words(
            "No kappa and alpha for {codes}: {reason}.",
            codes=", ".join(codes),
            reason=words(UNDEFINED[reason]),
        )
        for reason, codes in rows.items()
    ]


def kind_of_difference(difference: Difference, compared: Comparison, words: Words) -> str:
    """In what the two differ: ``Other boundaries``, ``Only Sari``."""
    coder = compared.first if difference.first else compared.second
    return words(DIFFERENCE_KINDS[difference.kind], coder=coder.name)


def how_settled(difference: Difference, compared: Comparison, words: Words) -> str:
    """What was decided and why; empty for what was not talked about."""
    settled = difference.settlement
    if settled is None:
        return ""
    coder = compared.second if settled.outcome == "second" else compared.first
    sentence = OUTCOMES.get(settled.outcome)
    said = words(sentence, coder=coder.name) if sentence else settled.outcome
    return f"{said}: {settled.note}" if settled.note else said


def coded_as(
    difference: Difference, code: ComparedCode | None, codings: Sequence[CodedSpan]
) -> str:
    """What one coder did: the code, and where boundaries differ also the words under it."""
    if code is None:
        return _NONE
    if difference.kind != "boundaries" or not difference.quotation:
        return code.called
    quoted = " \N{HORIZONTAL ELLIPSIS} ".join(difference.words_of(each) for each in codings)
    return f"{code.called}: \N{LEFT DOUBLE QUOTATION MARK}{quoted}\N{RIGHT DOUBLE QUOTATION MARK}"


def about(content: AgreementContent, days: Days) -> list[str]:
    """Who is compared, on what, as of when, and how much of it has been talked about."""
    words, compared = days.words, content.compared
    names = {"first": compared.first.name, "second": compared.second.name}
    open_ones = sum(each.is_open for each in content.differences)
    if compared.kept_at:
        said = words(
            "{first} and {second}, as each coded alone; kept on {day}.",
            day=days(compared.kept_at),
            **names,
        )
    else:
        said = words("{first} and {second}, as their coding is now.", **names)
    sources = ", ".join(source.name for source in compared.double.sources)
    found = words.plural("{n} difference", "{n} differences", len(content.differences))
    return [
        said,
        words("Sources: {names}.", names=sources),
        words("{found}, {open} of them open.", found=found, open=open_ones),
    ]


def place_of(difference: Difference, words: Words) -> str:
    """Source and paragraph, or the source alone when it is gone."""
    if not difference.paragraph:
        return difference.source
    return ", ".join([difference.source, words("paragraph {n}", n=difference.paragraph)])
