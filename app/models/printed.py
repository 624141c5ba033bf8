"""A review document on its way out."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """Its bytes and the UUID that is printed in it; ``round_uuid`` is None outside a round."""

    uuid: str
    round_uuid: str | None
    kind: Literal["review", "chapter"]
    language: str
    data: bytes
