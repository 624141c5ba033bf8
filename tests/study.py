"""A small study for tests, built through the ordinary operations."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.models.imported import FoundSpeaker, FoundTurn, ImportedText
from app.models.span import Span
from app.operations.codes import add_code, kind_with_key
from app.operations.codings import code_passage
from app.operations.informants import add_informant, take_part
from app.operations.people import add_person
from app.operations.sources import Original, add_source
from app.project.file import Project, create_project

TALK = (
    "Interviewer: How did it begin?\n"
    "Farmer: With my cousin \N{SEEDLING}, he asked us all.\n"
    "\n"
    "Interviewer: And then?\n"
    "Farmer: Nobody checked, so everybody joined."
)
"""An emoji stands before everything that is coded, so naive UTF-16 positions show."""

COUSIN = "With my cousin \N{SEEDLING}"
NOBODY = "Nobody checked"


def turns_of(text: str) -> tuple[FoundTurn, ...]:
    """A turn for each line that has a label."""
    found = []
    start = 0
    for line in text.split("\n"):
        label, colon, speech = line.partition(": ")
        if colon and speech:
            end = start + len(line)
            found.append(FoundTurn(Span(start, end), Span(end - len(speech), end), label))
        start += len(line) + 1
    return tuple(found)


class Study:
    """An open project with a person; each method is one edit and returns an id."""

    def __init__(self, path: Path) -> None:
        self.project: Project = create_project(path, "Why they joined")
        with self.project.edit() as session:
            self.me = add_person(session, "Sari")
        self.project.person_id = self.me

    def source(self, text: str = TALK, name: str = "talk.txt") -> int:
        """A source with the turns of its labels; an interviewer is whoever is called so."""
        turns = turns_of(text)
        labels = dict.fromkeys(turn.label for turn in turns)
        speakers = tuple(
            FoundSpeaker(label, 1, role="interviewer" if label == "Interviewer" else "informant")
            for label in labels
        )
        with self.project.edit() as session:
            return add_source(
                session,
                name,
                ImportedText(text),
                original=Original(name, text.encode()),
                date="2020-11-21",
                turns=turns,
                speakers=speakers,
            )

    def informant(self, code: str = "I-01", source_id: int | None = None, **fields: str) -> int:
        """An informant, taking part in a source when one is given."""
        with self.project.edit() as session:
            informant_id = add_informant(session, code, fields)
            if source_id is not None:
                take_part(session, source_id, informant_id)
            return informant_id

    def code(self, label: str = "A1", name: str = "Family", kind: str = "cause") -> int:
        """A code of a kind."""
        with self.project.edit() as session:
            return add_code(session, name, label, kind_id=kind_with_key(session, kind))

    def coding(self, source_id: int, words: str, code_id: int, text: str = TALK) -> int:
        """A code on the first place where these words stand."""
        start = text.index(words)
        with self.project.edit() as session:
            return code_passage(
                session, source_id, Span(start, start + len(words)), code_id, self.me
            )


@contextmanager
def a_study(folder: Path) -> Iterator[Study]:
    """An open study in a folder, closed at the end."""
    study = Study(folder / "study.kutipan")
    try:
        yield study
    finally:
        study.project.close()
