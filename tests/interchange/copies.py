"""Two copies of one study for the tests of merging, and their contents in comparable form."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.interchange.copy_rows import Rows, read_rows
from app.interchange.merging.merging import apply_merge, merge_preview
from app.interchange.merging.preview import MergePreview
from app.interchange.merging.three_way import Choice, Decisions
from app.project.file import Project, open_project
from tests.study import Study


class OpenedStudy(Study):
    """A study that was made before; the person is its first."""

    def __init__(self, path: Path, me: int = 1) -> None:
        self.project: Project = open_project(path)
        self.project.person_id = self.me = me


@contextmanager
def twin_of(study: Study, path: Path) -> Iterator[OpenedStudy]:
    """A copy as the file manager makes it, open for work."""
    study.project.save_copy(path)
    with reopened(path) as twin:
        yield twin


@contextmanager
def reopened(path: Path, me: int = 1) -> Iterator[OpenedStudy]:
    """A closed study, open for work."""
    twin = OpenedStudy(path, me)
    try:
        yield twin
    finally:
        twin.project.close()


def content(project: Project) -> Rows:
    """All rows that travel, without ids."""
    with project.read() as session:
        return read_rows(session.connection()).rows


def merged(study: Study, path: Path, **choices: Choice) -> MergePreview:
    """Merge a file with the same choice (``conflicts``, ``questions``) for all; what was done."""
    found = merge_preview(study.project, path)
    return apply_merge(study.project, found, all_decided(found, **choices))


def all_decided(
    found: MergePreview, conflicts: Choice = "ours", questions: Choice = "both"
) -> Decisions:
    """The same choice for all conflicts, and for all questions."""
    decided: dict[str, Choice] = {each.id: conflicts for each in found.conflicts}
    return decided | {each.id: questions for each in found.questions}


def mailed(other: OpenedStudy) -> Path:
    """The other file as it is now; it was closed to be mailed."""
    path = other.project.path.with_name("mailed.kutipan")
    other.project.save_copy(path, replace=True)
    return path


def copy_of(study: Study) -> Path:
    path = study.project.path.with_name("back.kutipan")
    study.project.save_copy(path, replace=True)
    return path
