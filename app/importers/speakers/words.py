"""The word lists behind speaker recognition, read once from ``resources/speaker_words.toml``."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache

from app.resources import resource

_NUMBERED = re.compile(r"(?P<base>.*?\D)[ .\-#]*\d{1,4}[a-z]?")
_COUNTED = re.compile(r"[ .]*(?:\d{1,4}|\(\w{1,4}\))[a-z]?$")
_SHORTEST_COUNTED = len("ayat")
"""Shorter words with a number (``PS1``, ``CC2``) are somebody's initials."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def folded(label: str) -> str:
    """A label as it is compared: case, width, spacing and direction marks set aside."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", label))
    return " ".join(visible.casefold().split()).strip(" .")


def without_number(key: str) -> str:
    """``informan 3`` and ``p2`` without their number: the family a folded label belongs to."""
    numbered = _NUMBERED.fullmatch(key)
    return numbered["base"].strip(" .-#") if numbered else key


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """All lists, folded; the file says what each is for."""

    interviewer: frozenset[str]
    informant: frozenset[str]
    other: frozenset[str]
    anyone: frozenset[str]
    interviewer_letters: frozenset[str]
    informant_letters: frozenset[str]
    letters: frozenset[str]
    about: frozenset[str]
    about_or_speaker: frozenset[str]
    remark: frozenset[str]
    sentence_words: frozenset[str]
    question_words: frozenset[str]
    running_bases: frozenset[str]
    joining: frozenset[str]
    greetings: frozenset[str]

    @property
    def _roles(self) -> frozenset[str]:
        return self.interviewer | self.informant | self.other | self.anyone

    def is_heading(self, key: str) -> bool:
        """Whether a folded label announces something said by nobody (``catatan``, ``ayat (1)``)."""
        base = _COUNTED.sub("", key)
        counted = len(base) >= _SHORTEST_COUNTED and base in self.remark
        return key in self.about | self.remark or counted

    def is_role(self, key: str) -> bool:
        """Whether a folded label is a word for a role, numbered or not (``informan 3``)."""
        return without_number(key) in self._roles

    def names_a_role(self, key: str) -> bool:
        """Whether a folded label begins or ends with such a word (``pewara pria``)."""
        return bool(self.role_words_in(key) & self._roles)

    def is_role_letter(self, key: str) -> bool:
        """Whether a folded label is a usual abbreviation, numbered or not (``i``, ``p2``)."""
        letters = self.interviewer_letters | self.informant_letters | self.letters
        return without_number(key) in letters

    def role_words_in(self, key: str) -> frozenset[str]:
        """The whole label, its first and its last word, each without a number."""
        base = without_number(key)
        parts = base.split() or [""]
        return frozenset((base, parts[0], parts[-1]))


@cache
def speaker_words() -> SpeakerWords:
    """The lists as shipped.

    Raises:
        KeyError: a list is missing from the file; that is a bug of ours.
    """
    lists = tomllib.loads(resource("speaker_words.toml").read_text(encoding="utf-8"))
    roles, others = lists["roles"], lists["not_speakers"]
    return SpeakerWords(
        interviewer=_folded(roles["interviewer"]),
        informant=_folded(roles["informant"]),
        other=_folded(roles["other"]),
        anyone=_folded(roles["anyone"]),
        interviewer_letters=_folded(roles["interviewer_letters"]),
        informant_letters=_folded(roles["informant_letters"]),
        letters=_folded(roles["letters"]),
        about=_folded(others["about"]),
        about_or_speaker=_folded(others["about_or_speaker"]),
        remark=_folded(others["remark"]),
        sentence_words=_folded(others["sentence_words"]),
        question_words=_folded(lists["questions"]["words"]),
        running_bases=_folded(lists["running_number"]["bases"]),
        joining=_folded(others["joining"]),
        greetings=_folded(lists["legend"]["greetings"]),
    )


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(map(folded, words))
