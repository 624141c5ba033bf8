"""The gate before a file is put in its place: nothing masked may leave in it unseen."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import Leak, Leaking
from app.exporters.leaks.search import Secret, find_leaks, names_shown
from app.exporters.writing import Progress
from app.models.masking import View
from app.project.file import Project
from app.queries.masking import MaskedNameRow, masked_names


@dataclass(frozen=True, slots=True)
class Leaving:
    """In which view something leaves, and whether it leaves although it shows what is masked."""

    view: View = "original"
    even_if_it_leaks: bool = False


AS_IT_IS = Leaving()


@dataclass(frozen=True, slots=True)
class LeakGate:
    """What a file is searched for; needs no session, so a task can hold it."""

    leaving: Leaving = AS_IT_IS
    secrets: tuple[Secret, ...] = ()
    shown: tuple[str, ...] = ()

    def check(self, out: Path, data: bytes, progress: Progress | None = None) -> None:
        """Let a file pass that is to be masked only if it is.

        Raises:
            Leaking: it shows what is masked, and nobody said that it may.
        """
        if self.leaving.view == "original" or self.leaving.even_if_it_leaks:
            return
        if leaks := self.leaks(out.name, data, progress):
            raise Leaking(str(out), len(leaks), tuple(leaks))

    def shows(self, out: Path, data: bytes, progress: Progress | None = None) -> tuple[str, ...]:
        """The masked names that a file shows which has passed, as they are masked."""
        if self.leaving.view != "original" and not self.leaving.even_if_it_leaks:
            return ()
        return names_shown(out.name, data, self.secrets, self.shown, progress)

    def leaks(self, name: str, data: bytes, progress: Progress | None = None) -> list[Leak]:
        """Everything masked that a file shows, by its name or within."""
        return find_leaks(name, data, self.secrets, self.shown, progress)


def leak_gate(project: Project, leaving: Leaving = AS_IT_IS) -> LeakGate:
    """The gate of a project as its names are masked now."""
    with project.read() as session:
        return gate_for(masked_names(session), leaving)


def gate_for(names: Sequence[MaskedNameRow], leaving: Leaving) -> LeakGate:
    """The gate for these names; their masks may show, and in their own words only."""
    return LeakGate(
        leaving,
        tuple(Secret(name.masked, name.secrets) for name in names),
        tuple(shown for name in names for shown in (name.masked, name.general) if shown),
    )
