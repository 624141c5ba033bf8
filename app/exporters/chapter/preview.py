"""A section of the chapter in lines for the page in the window; its phrases are the document's."""

from collections.abc import Iterator, Sequence
from itertools import count

from app.analysis.chapter.chapter import CodeSection, Quoted
from app.analysis.chapter.quotation_cuts import shortened
from app.analysis.chapter.section import SectionInPlace
from app.exporters.chapter.phrases import attribution, lead_in, sentence, shown_before
from app.exporters.chapter.sections import code_title, group_heading
from app.exporters.word.text import TO_BE_WRITTEN, Line, Piece
from app.models.format_profile import FormatProfile
from app.words import Words
from app.words.terms import kind_title

MOST = 30
"""Quotations that are shown at once: a page that is looked at need not be the whole chapter."""

FRONT = 3
"""Sections of the document before the first kind: participants, procedure, matrix of findings."""


def heading_number(profile: FormatProfile, number: str) -> str:
    """The number of a heading (``1.2.1`` among the kinds) as the profile writes it."""
    scheme, chapter = profile.headings.scheme, profile.headings.results_number
    kind, *below = (int(step) for step in number.split("."))
    steps = [kind + FRONT, *below]
    if scheme == "plain":
        return ""
    if scheme == "letters":
        last = steps[-1]
        signs = {1: chr(ord("A") + (last - 1) % 26), 3: chr(ord("a") + (last - 1) % 26)}
        return f"{signs.get(len(steps), last)}. "
    shown = ".".join(map(str, [chapter, *steps] if chapter else steps))
    return f"{shown}. " if len(steps) == 1 and not chapter else f"{shown} "


def section_lines(
    place: SectionInPlace, words: Words, profile: FormatProfile, passage_id: int | None = None
) -> list[Line]:
    """The headings over a section and the section itself; round ``passage_id`` if it is long."""
    section, code = place.code, place.code.code
    lines = [*_headings(place, words, profile)]
    if code.definition:
        lines += _paragraphs(sentence(code.definition))
    else:
        lines.append(_slot(words("[Definition not written yet: {code}]", code=code.called)))
    lines += _paragraphs(section.written.opening)
    lines += [_slot(note) for note in _notes(section, words)]
    supporting, cut_off = _window(section.supporting, passage_id)
    contradicting, further = _window(section.contradicting, passage_id)
    lines += _quotations(words, profile, supporting, contrary=False)
    lines += _quotations(words, profile, contradicting, contrary=True)
    lines += _conclusion(section, words)
    if cut_off + further:
        more = words.plural(
            "[{n} further passage: in the document]",
            "[{n} further passages: in the document]",
            cut_off + further,
        )
        lines.append(_slot(more))
    return lines


def _notes(section: CodeSection, words: Words) -> Iterator[str]:
    called = section.code.called
    if not section.has_evidence:
        yield words("[No passage supports {code}: not to be concluded.]", code=called)
    elif section.is_self_report:
        yield words(
            "[Only {group} itself tells of {code}: another voice is needed.]",
            group=section.code.group,
            code=called,
        )
    if section.asked:
        numbers = ", ".join(section.asked)
        yield words("[Not evidence, said by the interviewer: {numbers}]", numbers=numbers)


def _conclusion(section: CodeSection, words: Words) -> list[Line]:
    written, called = section.written, section.code.called
    lines = [*_paragraphs(written.contrary)]
    if section.contradicting and not written.contrary:
        text = words(
            "[How the contrary evidence was dealt with is not written yet: {code}]", code=called
        )
        lines.append(_slot(text))
    lines += _paragraphs(written.synthesis)
    if section.has_evidence and not written.synthesis:
        lines.append(_slot(words("[Synthesis not written yet: {code}]", code=called)))
    return lines


def _headings(place: SectionInPlace, words: Words, profile: FormatProfile) -> list[Line]:
    kind, group, section = place.kind, place.group, place.code
    found = [(1, kind.number, kind_title(words, kind.kind, kind.kind_name))]
    if group.number:
        found.append((2, group.number, group_heading(kind, group, words)))
    found.append((section.level, section.number, code_title(section.code, words)))
    return [
        Line((Piece(f"{heading_number(profile, number)}{text}"),), f"Heading {level}")
        for level, number, text in found
    ]


def _window(quoted: Sequence[Quoted], passage_id: int | None) -> tuple[Sequence[Quoted], int]:
    """At most ``MOST`` round the passage that is looked at, and how many are not among them."""
    places = [nth for nth, each in enumerate(quoted) if each.passage.id == passage_id]
    first = (places[0] // MOST) * MOST if places else 0
    shown = quoted[first : first + MOST]
    return shown, len(quoted) - len(shown)


def _quotations(
    words: Words, profile: FormatProfile, quoted: Sequence[Quoted], *, contrary: bool
) -> list[Line]:
    lines: list[Line] = []
    turns = count()
    for each in quoted:
        if each.printed_under:
            heading = heading_number(profile, each.printed_under).strip().rstrip(".")
            pieces = shown_before(words, each, "", heading, contrary=contrary)
            lines.append(Line(tuple(pieces), "Body Text"))
        else:
            lines += _quotation(words, profile, each, next(turns), contrary=contrary)
        lines += _meaning(words, each)
    return lines


def _quotation(
    words: Words, profile: FormatProfile, quoted: Quoted, turn: int, *, contrary: bool
) -> list[Line]:
    passage = quoted.passage
    months = profile.months or words.language
    printed = shortened(passage.text, quoted.cuts)
    before = lead_in(words, quoted, turn, contrary=contrary)
    apart = profile.sets_apart(printed)
    marked = not apart or profile.quotes.marks
    opening = "\N{LEFT DOUBLE QUOTATION MARK}" * marked
    closing = "\N{RIGHT DOUBLE QUOTATION MARK}" * marked
    words_of_it = (Piece(f"{opening}{printed}{closing}"), *attribution(words, passage, months))
    if apart:
        return [Line((Piece(before),), "Lead In"), Line(words_of_it, "Quote")]
    return [Line((Piece(f"{before} "), *words_of_it), "Body Text")]


def _meaning(words: Words, quoted: Quoted) -> list[Line]:
    if quoted.interpretation.strip():
        return _paragraphs(quoted.interpretation)
    if quoted.printed_under:
        return []
    number = quoted.passage.number
    return [_slot(words("[Interpretation not written yet: {number}]", number=number))]


def _paragraphs(text: str) -> list[Line]:
    parts = (part.strip() for part in text.split("\n"))
    return [Line((Piece(part),), "Body Text") for part in parts if part]


def _slot(text: str) -> Line:
    return Line((Piece(text, TO_BE_WRITTEN),), "Body Text")
