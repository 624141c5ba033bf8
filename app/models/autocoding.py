"""What autocoding looks for: which words, said by whom, and how much round each hit is coded."""

from dataclasses import dataclass
from typing import Literal

How = Literal["phrase", "words", "pattern"]
HOWS: tuple[How, ...] = ("phrase", "words", "pattern")
"""One phrase; any of several words or quoted phrases; a regular expression."""
Unit = Literal["hit", "sentence", "paragraph", "turn"]
UNITS: tuple[Unit, ...] = ("hit", "sentence", "paragraph", "turn")


@dataclass(frozen=True, slots=True)
class Query:
    """The words to look for; ``*`` stands for any letters, but not in a regular expression.

    ``whole_words`` and ``match_case`` are as in every other program; without text everything that
    the chosen voices say is found.
    """

    text: str = ""
    how: How = "phrase"
    whole_words: bool = True
    match_case: bool = False


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose words are looked through; with nothing set, everybody's.

    ``informants_only`` leaves interviewers and other voices out; ``informant_ids`` and ``labels``
    (of speakers, ignoring case) name who is wanted: one of them is enough.
    """

    informants_only: bool = False
    informant_ids: frozenset[int] = frozenset()
    labels: frozenset[str] = frozenset()

    @property
    def is_everybody(self) -> bool:
        """Whether nobody is left out."""
        return not (self.informants_only or self.informant_ids or self.labels)


@dataclass(frozen=True, slots=True)
class Search:
    """A whole question; ``source_ids`` empty means all sources."""

    query: Query = Query()
    voices: Voices = Voices()
    unit: Unit = "sentence"
    source_ids: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it would find everything there is: that is no question yet."""
        return not self.query.text.strip() and self.voices.is_everybody
