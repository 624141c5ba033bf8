"""The floor of every window test: no display needed, the program's own fonts and colours."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.models.imported import FoundSpeaker, FoundTurn, ImportedText
from app.models.span import Span
from app.words import Words

if TYPE_CHECKING:
    from app.ui.look.theme import Theme
    from app.ui.program.program import Program
    from app.ui.window.main_window import MainWindow
    from app.ui.workspace import Workspace

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FIRST_TEXT = (
    "Interviewer: Why do they take sides?\n"
    "Chair: Because of family. \U0001f642 Everybody is somebody's cousin.\n"
    "Interviewer: And the office?\n"
    "Chair: We warn them every week, in writing.\n"
)
SECOND_TEXT = "We never saw a warning. The letters stayed in the office.\n"


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in its light theme.

    Its clipboard is emptied at the end: the offscreen one outlives Python, and what Python put
    there would end the process with a fault (a real display's clipboard goes with the application).
    """
    from app.ui.look.theme import apply_theme  # noqa: PLC0415 - the platform is chosen first

    apply_theme(qapp, "light")
    yield qapp
    qapp.clipboard().clear()


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A small study of two sources (interview, document), two codes and four codings, closed."""
    from app.project.file import create_project  # noqa: PLC0415 - as above

    path = tmp_path / "small study.kutipan"
    project = create_project(path, title="Small study")
    with project.edit() as session:
        _fill(session)
    project.close()
    return path


def _fill(session: Session) -> None:
    from app.operations.codes import add_code, kind_with_key  # noqa: PLC0415 - as above
    from app.operations.codings import code_passage  # noqa: PLC0415
    from app.operations.informants import add_informant, take_part  # noqa: PLC0415
    from app.operations.people import add_person  # noqa: PLC0415
    from app.operations.sources import add_source  # noqa: PLC0415

    first = add_source(
        session,
        "chair.txt",
        ImportedText(FIRST_TEXT, encoding="utf-8"),
        date="2024-11-18",
        turns=tuple(_turns(FIRST_TEXT)),
        speakers=(FoundSpeaker("Interviewer", 2, role="interviewer"), FoundSpeaker("Chair", 2)),
    )
    second = add_source(session, "note.txt", ImportedText(SECOND_TEXT), kind="document")
    chair = add_informant(session, "I-01", {"role": "Chair", "category": "Supervisors"})
    take_part(session, first, chair)
    coder = add_person(session, "Ani")
    cause, effort = kind_with_key(session, "cause"), kind_with_key(session, "effort")
    family = add_code(session, "Family", "C1", kind_id=cause)
    warning = add_code(session, "Warning", "E1", kind_id=effort)
    add_code(session, "Unused", "C2", kind_id=cause)
    for source, words, text, codes in (
        (first, "Because of family.", FIRST_TEXT, (family,)),
        (first, "We warn them every week, in writing.", FIRST_TEXT, (family, warning)),
        (second, "We never saw a warning.", SECOND_TEXT, (warning,)),
    ):
        start = text.index(words)
        span = Span(start, start + len(words))
        for code in codes:
            code_passage(session, source, span, code, coder)


def _turns(text: str) -> Iterator[FoundTurn]:
    start = 0
    for line in text.splitlines():
        label, said = line.split(":", 1)
        speech = Span(start + len(label) + 2, start + len(line))
        yield FoundTurn(Span(start, start + len(line)), speech if said.strip() else None, label)
        start += len(line) + 1


@pytest.fixture
def workspace(dressed: QApplication, study: Path) -> Iterator["Workspace"]:
    """The small study, open."""
    from app.project.file import open_project  # noqa: PLC0415 - as above
    from app.queries.people import people  # noqa: PLC0415
    from app.ui.workspace import Workspace  # noqa: PLC0415

    assert dressed is QApplication.instance()
    project = open_project(study)
    with project.read() as session:
        project.person_id = people(session)[0].id
    yield Workspace(project)
    project.close()


@pytest.fixture
def words() -> Words:
    """English, the language of the sources."""
    return Words("en")


@pytest.fixture
def theme(dressed: QApplication) -> "Theme":
    """The light theme, which the application wears."""
    from app.ui.look.theme import load_theme  # noqa: PLC0415 - as above

    assert dressed is QApplication.instance()
    return load_theme("light")


@pytest.fixture
def program(dressed: QApplication, qtbot: QtBot) -> Iterator["Program"]:
    """The running program; whatever it opened is closed afterwards, its threads are drained."""
    from app.ui.program.program import Program  # noqa: PLC0415 - as above

    running = Program(dressed)
    yield running
    running.tasks.drain()
    for window in [*running.windows]:
        window.close()
    if running.welcome is not None:
        running.welcome.close()
    qtbot.wait(0)


@pytest.fixture
def window(program: "Program", study: Path, qtbot: QtBot) -> "MainWindow":
    """The small study in its window, the first source open at its beginning, nothing chosen."""
    from app.project.file import open_project  # noqa: PLC0415 - as above

    shown = program.show_project(open_project(study))
    qtbot.waitExposed(shown)
    shown.columns.open_source(1)
    shown.columns.reading.choose_passage(None)
    shown.columns.reader.scroll_to(Span(0, 1))
    return shown
