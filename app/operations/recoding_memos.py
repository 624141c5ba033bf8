"""What a memo says of codes that were merged, split, or handed their passages on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.models.base import now
from app.models.code import CODE_FIELDS, Code
from app.models.dates import PartialDate
from app.queries.code_history import RevisionRow
from app.words import Words
from app.words.terms import FIELD_TITLES, REVISED_TITLES, STANCES, term


@dataclass(frozen=True, slots=True)
class Doubled:
    """A passage that one person had given both codes; ``kept`` is the stance that stands."""

    passage: str
    coder: str
    kept: str
    other: str


@dataclass
class Carried:
    """What went from one code to another; ``joined`` are passages whose interpretations did."""

    moved: int = 0
    passages: set[int] = field(default_factory=set)
    doubled: list[Doubled] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)

    @property
    def codings(self) -> int:
        """All codings that left the code."""
        return self.moved + len(self.doubled)


def _today(words: Words) -> str:
    return PartialDate.from_stored(now()[:10]).printed(words.language)


def _called(code: Code) -> str:
    return " ".join(filter(None, (code.label, code.name)))


def _counted(words: Words, carried: Carried) -> str:
    return words.plural("{n} passage", "{n} passages", len(carried.passages))


def _differences(words: Words, former: Code, into: Code, carried: Carried) -> list[str]:
    """What two codings of one person on one passage said apart, and texts that were joined."""
    lines = [
        words(
            "{passage} ({coder}): {kept} under {into}, {other} under {former}; the first stands.",
            passage=each.passage,
            coder=each.coder,
            kept=term(words, STANCES, each.kept),
            other=term(words, STANCES, each.other),
            into=_called(into),
            former=_called(former),
        )
        for each in carried.doubled
        if each.kept != each.other
    ]
    lines += [
        words("{passage}: two interpretations stand one below the other.", passage=passage)
        for passage in carried.joined
    ]
    return lines


def carried_lines(words: Words, former: Code, into: Code, carried: Carried) -> list[str]:
    """What to remember of passages that were moved; nothing when nothing would be lost."""
    lines = _differences(words, former, into, carried)
    if not lines:
        return []
    head = words(
        "Moved from {former} to {into} on {date}: {passages}.",
        former=_called(former),
        into=_called(into),
        date=_today(words),
        passages=_counted(words, carried),
    )
    return [head, *lines]


def split_lines(words: Words, code: Code, made: Sequence[tuple[Code, Carried]]) -> list[str]:
    """Which code got how much of a code that was split."""
    lines = [words("{code} was split on {date}.", code=_called(code), date=_today(words))]
    for into, carried in made:
        lines.append(f"\N{RIGHTWARDS ARROW} {_called(into)}: {_counted(words, carried)}")
        lines += _differences(words, code, into, carried)
    return lines


def merged_lines(
    words: Words,
    former: Code,
    into: Code,
    carried: Carried,
    history: Sequence[RevisionRow],
    dropped: Sequence[str],
) -> list[str]:
    """What a code was that went into another: names, definition and its history, counts."""
    lines = [
        words(
            "{former} was merged into {into} on {date}: {passages}.",
            former=_called(former),
            into=_called(into),
            date=_today(words),
            passages=_counted(words, carried),
        )
    ]
    if carried.doubled:
        lines.append(
            words.plural(
                "{n} coding stood under both codes and is one now.",
                "{n} codings stood under both codes and are one each now.",
                len(carried.doubled),
            )
        )
    if former.name_en:
        lines.append(words("English name: {name}", name=former.name_en))
    lines += [
        f"{words(FIELD_TITLES[name])}: {text}"
        for name in CODE_FIELDS
        if (text := getattr(former, name))
    ]
    lines += _differences(words, former, into, carried)
    lines += [words("Link that went: {link}", link=link) for link in dropped]
    for row in history:
        lines.append(words("Until {date}:", date=row.changed_at[:10]))
        lines += [f"{words(REVISED_TITLES[each.field])}: {each.before}" for each in row.changes]
        if row.reason:
            lines.append(words("Reason: {reason}", reason=row.reason))
    return lines
