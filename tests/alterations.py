"""Quotations altered on purpose, by a seed: what a quote audit has to find in a draft.

``KUTIPAN_SEED`` in the environment chooses another seed than the usual one.
"""

import os
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.analysis.quote_audit.study import AuditedStudy
from app.queries.informants import InformantRow

SEED = int(os.environ.get("KUTIPAN_SEED", "2020"))
KINDS = ("changed", "dropped", "added", "reordered", "wrong informant", "typographic")
RIGHT = {
    "unaltered": {"exact"},
    "changed": {"altered"},
    "dropped": {"altered"},
    "added": {"altered"},
    "reordered": {"altered"},
    "wrong informant": {"other_informant"},
    "typographic": {"typographic"},
}
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\)?")
_FEWEST, _MOST = 8, 60
_OTHERS = ("pohon", "langit", "sepeda", "kucing", "jendela", "hujan", "gunung", "kapal")


@dataclass(frozen=True)
class AlteredQuotation:
    """What a draft says in quotation marks, whom it names, and what was done to it."""

    text: str
    informant: InformantRow
    kind: str
    original: str


def altered_quotations(study: AuditedStudy, seed: int, how_many: int) -> list[AlteredQuotation]:
    """Quotations of each kind in turn."""
    chance = random.Random(seed)  # noqa: S311 - a seed that can be repeated is the point
    return [_altered(study, chance, KINDS[nth % len(KINDS)]) for nth in range(how_many)]


def unaltered_quotations(study: AuditedStudy, seed: int, how_many: int) -> list[AlteredQuotation]:
    """Quotations as they stand in the transcripts."""
    chance = random.Random(seed)  # noqa: S311 - as above
    return [_altered(study, chance, "unaltered") for _ in range(how_many)]


def _altered(study: AuditedStudy, chance: random.Random, kind: str) -> AlteredQuotation:
    while True:
        text, code = _quotation(study, chance)
        people = {person.code: person for person in study.informants}
        if kind == "wrong informant":
            others = [person for person in study.informants if person.code != code]
            return AlteredQuotation(text, chance.choice(others), kind, text)
        altered = _WAYS.get(kind, _unaltered)(text, chance)
        may_be_said = kind in {"unaltered", "typographic"}
        changed = kind == "unaltered" or altered != text
        if changed and (may_be_said or not _is_said(study, altered)):
            return AlteredQuotation(altered, people[code], kind, text)


def _is_said(study: AuditedStudy, altered: str) -> bool:
    """Whether what came out happens to stand in a transcript too, but for its typography."""
    letters = _letters(altered)
    return any(letters in _letters(transcript.text) for transcript in study.transcripts)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _quotation(study: AuditedStudy, chance: random.Random) -> tuple[str, str]:
    """A sentence, some sentences or a run of words that one informant says."""
    while True:
        transcript = chance.choice(study.transcripts)
        voice = chance.choice([*transcript.voices])
        said = " ".join(voice.span.cut_from(transcript.text).split())
        if not voice.informant:
            continue
        if chance.random() < 0.5:
            words = said.split()
            start = chance.randrange(len(words))
            text = " ".join(words[start : start + chance.randint(_FEWEST, _MOST)])
        else:
            sentences = [found[0].strip() for found in _SENTENCE.finditer(said)]
            start = chance.randrange(len(sentences))
            text = " ".join(sentences[start : start + chance.randint(1, 3)])
        if len(text.split()) >= _FEWEST and not set(text) & set('"\u201c\u201d'):
            return text, voice.informant


def _unaltered(text: str, _chance: random.Random) -> str:
    return text


def _inner(words: Sequence[str], chance: random.Random) -> int:
    return chance.randrange(1, len(words) - 1)


def _changed(text: str, chance: random.Random) -> str:
    words = text.split()
    words[chance.randrange(len(words))] = chance.choice(_OTHERS)
    return " ".join(words)


def _dropped(text: str, chance: random.Random) -> str:
    words = text.split()
    at = _inner(words, chance)
    end = min(at + chance.randint(1, 2), len(words) - 1)
    kept = words[:at] + words[end:]
    return " ".join(kept)


def _added(text: str, chance: random.Random) -> str:
    words = text.split()
    words.insert(chance.randrange(len(words) + 1), chance.choice(_OTHERS))
    return " ".join(words)


def _reordered(text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(len(words) - 1)
    if chance.random() < 0.5:
        words[at], words[at + 1] = words[at + 1], words[at]
    else:
        middle = _inner(words, chance)
        words = words[middle:] + words[:middle]
    return " ".join(words)


def _typographic(text: str, chance: random.Random) -> str:
    way: Callable[[str], str] = chance.choice(
        (
            lambda said: said.replace(" ", "  ", 1),
            lambda said: said.replace(" ", "\u00a0", 2),
            lambda said: said.replace("-", "\u2013"),
            lambda said: said.replace("'", "\u2019"),
            lambda said: said.replace("fi", "\ufb01"),
            lambda said: said[0].swapcase() + said[1:],
            lambda said: said.replace("\u2026", "..."),
            lambda said: said.replace(", ", " , "),
        )
    )
    return way(text)


_WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "changed": _changed,
    "dropped": _dropped,
    "added": _added,
    "reordered": _reordered,
    "typographic": _typographic,
}


def draft_text(quotations: Sequence[AlteredQuotation]) -> str:
    """A draft that leads to each quotation with the role of its informant."""
    return "\n\n".join(
        f"Bagian {nth} membahas hal lain. Sebagaimana disampaikan oleh {each.informant.role}:\n\n"
        f"\u201c{each.text}\u201d\n\nDari pernyataan di atas dapat dilihat hal berikut."
        for nth, each in enumerate(quotations)
    )
