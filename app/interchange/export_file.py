"""The file of an export: made, searched for what is masked, and only then put in its place.

It needs no session, so a window does this beside its event loop. Until the file stands in its
place everything can be cancelled, and nothing is left of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.exporters.writing import Progress, part_of, put_in_place
from app.interchange.masking.leak_gate import LeakGate

READ = 20
"""Per cent of the way when an export has been read, masked where it is to be."""
_MADE = 60
"""Per cent of the rest when the file is made; searching it takes what is left."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was put in its place; ``shows`` are the masked names in it, as they are masked."""

    data: bytes
    shows: tuple[str, ...] = ()


def write_file(
    make: Callable[[Progress | None], bytes],
    out: Path,
    gate: LeakGate,
    progress: Progress | None = None,
) -> Written:
    """Make a file and put it in its place; may run on any thread.

    Raises:
        CannotReplace, FolderNotWritable, NoRoomForExport: it cannot be put there.
        Leaking: it shows what is masked; whatever was there before is left as it was.
    """
    data = make(part_of(progress, 0, _MADE if gate.secrets else 100))
    searching = part_of(progress, _MADE, 100)
    gate.check(out, data, searching)
    shows = gate.shows(out, data, searching)
    put_in_place(out, data)
    return Written(data, shows)
