"""What differs from the last export, as sentences that say what to touch in one's own document."""

from collections.abc import Sequence
from typing import Protocol

from app.words import N_, Words

SENTENCES = {
    "added": N_("{number} is new under {code}."),
    "dropped": N_("{number} is no longer under {code}."),
    "reworded": N_("The quotation {number} under {code} has other words or cuts."),
    "moved": N_("{number} moved from {other} to {code}."),
    "reordered": N_("{number} stands at another place under {code}."),
    "code_added": N_("The code {code} is new."),
    "code_dropped": N_("The code {code} is no longer there."),
    "code_renamed": N_("The code {other} is now called {code}."),
    "code_moved": N_("The code {code} stands at another place."),
}


class Change(Protocol):
    """What is said of a change; ``app.analysis.export_manifest.ExportChange`` is one."""

    @property
    def kind(self) -> str:
        """A key of ``SENTENCES``."""

    @property
    def number(self) -> str:
        """The number of the passage, if it is about one."""

    @property
    def code(self) -> str:
        """How its code is called."""

    @property
    def other(self) -> str:
        """How it was called, or where the passage stood."""


def sentences(changes: Sequence[Change], words: Words) -> list[str]:
    """Every change as a sentence; one that says so where there is none."""
    said = [
        words(SENTENCES[each.kind], number=each.number, code=each.code, other=each.other)
        for each in changes
    ]
    return said or [words("Nothing has changed since the last export.")]
