"""What a person did, in stored words."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Deed:
    """A key of ``app.words.deeds`` and what it was done to.

    Undo labels and the activity record keep this and not a sentence, so they change language with
    the program. Parameter values are what the user would recognise (``K-0007``, ``P1``).
    """

    key: str
    parameters: Mapping[str, str] = field(default_factory=dict)
