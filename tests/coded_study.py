"""An invented coded study for tests of analysis and exports: a harbour that silts up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.models.passage import Stance
from app.models.span import Span
from app.operations.codes import add_code, kind_with_key, link_codes
from app.operations.codings import code_passage, set_key_quote, set_stance
from app.operations.interpretations import interpret
from app.operations.people import add_person
from app.operations.projects import describe_project, set_questions
from app.queries.codes import codes, find_code
from app.queries.passages import PassageRow, passages
from tests.study import Study

MASTER = (
    "Interviewer: Why does it silt up?\n"
    "Master: Nobody dredges. The contract \N{SAILBOAT} lapsed & <nobody> renewed it.\n"
    "\n"
    "Master: We put up signs\tat every pier.\n"
    "So people knew.\n"
    "Interviewer: Did they help?"
)
FISHER = (
    "Interviewer: Why does it silt up?\n"
    "Fisher: The rains, I think. =And nobody dredges either.\n"
    "Fisher: I never saw a sign."
)
CODEBOOK = (
    ("C1", "Lapsed contract", "cause", "", "The dredging contract ended without a new one"),
    ("C2", "Heavy rains", "cause", "", "Rain carries soil into the basin."),
    ("C3", "Sand thieves", "cause", "", "Somebody moves the sand."),
    ("E1", "Signs", "effort", "Harbour office", "Signs at the piers"),
    ("E2", "Meetings", "effort", "Fishers", ""),
    ("R1", "Renew it", "remedy", "", "A new contract"),
)


@dataclass
class CodedStudy:
    """The open study with the ids that tests name."""

    study: Study
    codes: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    codings: dict[tuple[str, str], int] = field(default_factory=dict)

    def code(self, text: str, words: str, label: str, stance: Stance = "supports") -> int:
        """Put a code on words of one of the two texts."""
        start = text.index(words)
        span = Span(start, start + len(words))
        source = self.sources["master" if text is MASTER else "fisher"]
        with self.study.project.edit() as session:
            made = code_passage(session, source, span, self.codes[label], self.study.me, stance)
        self.codings[words, label] = made
        return made

    def passage(self, number: str) -> PassageRow:
        """The passage of a number as it is now."""
        with self.study.project.read() as session:
            return next(row for row in passages(session) if row.number == number)

    def stance(self, words: str, label: str, stance: Stance) -> None:
        """Change how a passage stands to its code."""
        with self.study.project.edit() as session:
            set_stance(session, self.codings[words, label], stance)

    def second_coder(self, words: str, label: str, stance: Stance = "supports") -> None:
        """Have a colleague put a code on a passage that is coded already."""
        with self.study.project.edit() as session:
            colleague = add_person(session, "Budi", "coder")
            row = next(row for row in passages(session) if row.text == words)
            code = self.codes[label]
            code_passage(session, row.source_id, row.span, code, colleague, stance)


CONTRACT = "The contract \N{SAILBOAT} lapsed & <nobody> renewed it."
SIGNS = "We put up signs\tat every pier.\nSo people knew."
NEVER = "I never saw a sign."
EITHER = "=And nobody dredges either."
RAINS = "The rains, I think."
QUESTION = "Did they help?"


@contextmanager
def coded_study(folder: Path) -> Iterator[CodedStudy]:
    """The study in a folder: six codes, of which two carry nothing, and six passages."""
    study = Study(folder / "harbour.kutipan")
    try:
        yield _coded(study)
    finally:
        study.project.close()


def _coded(study: Study) -> CodedStudy:
    made = CodedStudy(study)
    _describe(made)
    made.sources = {
        "master": study.source(MASTER, "master.docx"),
        "fisher": study.source(FISHER, "fisher.txt"),
    }
    master = {"role": "Harbour master", "category": "Harbour office", "place": "North pier"}
    fisher = {"role": "Fisher of the South pier", "category": "Fishers", "place": "South pier"}
    study.informant("I-01", made.sources["master"], **master)
    study.informant("I-02", made.sources["fisher"], **fisher)
    made.code(MASTER, CONTRACT, "C1")
    made.code(MASTER, CONTRACT, "R1", "context")
    made.code(MASTER, SIGNS, "E1")
    made.code(MASTER, QUESTION, "E1")
    made.code(FISHER, RAINS, "C2")
    made.code(FISHER, EITHER, "C1")
    made.code(FISHER, EITHER, "C2", "partly")
    made.code(FISHER, NEVER, "E1", "contradicts")
    with study.project.edit() as session:
        row = next(row for row in passages(session) if row.text == CONTRACT)
        interpret(session, row.id, study.me, "It was nobody's task.")
        interpret(session, row.id, study.me, "So renewing it would help.", made.codes["R1"])
        set_key_quote(session, made.codings[CONTRACT, "C1"], star=True)
        link_codes(session, made.codes["E1"], made.codes["C2"])
    return made


def _describe(made: CodedStudy) -> None:
    with made.study.project.edit() as session:
        describe_project(
            session,
            {"title": "Why the harbour silts up", "researcher": "Sari", "student_number": "B-7"},
        )
        kinds = {key: kind_with_key(session, key) for key in ("cause", "effort")}
        kinds["remedy"] = kind_with_key(session, "remedy", "Remedies")
        for label, name, kind, group, definition in CODEBOOK:
            texts = {"group": group, "definition": definition}
            add_code(session, name, label, kind_id=kinds[kind], texts=texts)
        made.codes = {label: find_code(codes(session), label).id for label, *_ in CODEBOOK}
        set_questions(session, [("Why does it silt up?", kinds["cause"])])
