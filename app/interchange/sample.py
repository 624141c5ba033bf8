"""The sample study: shipped as files, made into a project through the ordinary operations.

What stands in ``resources/sample`` is what a researcher has: transcripts, a table of informants, a
codebook, and (for the coding that a person would do by hand) tables of quotations, memos and
reviews. The project file itself is never shipped.
"""

import csv
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.errors import FolderNotWritable, NotFound
from app.importers.child import ParsingProcess
from app.interchange.codebook import apply_codebook, read_codebook_file
from app.interchange.exporting import What, export
from app.interchange.importing.import_plan import ImportPlan, PlannedSource
from app.interchange.importing.importing import (
    Progress,
    apply_import,
    import_deed,
    known_study,
    plan_import,
)
from app.interchange.informants import apply_informants, informants_deed, read_informants_file
from app.interchange.quotations import find_quotation
from app.models.deed import Deed
from app.models.passage import STANCES, Stance
from app.models.review import RESPONSES, VERDICTS, Origin, Response, Verdict
from app.operations.codes import change_code, kind_with_key, link_codes
from app.operations.codings import code_passage, set_key_quote
from app.operations.interpretations import interpret
from app.operations.memos import Subject, write_memo
from app.operations.passages import passage_at
from app.operations.people import add_person, person_named
from app.operations.projects import DESCRIPTION_FIELDS, describe_project, set_questions
from app.operations.review_rounds import describe_round, freeze_round
from app.operations.reviews import answer, decide, judge_definition
from app.operations.sources import set_status
from app.project.file import Project, create_project, open_project
from app.queries.codes import codes, find_code
from app.queries.informants import find_informant, informants
from app.queries.passages import PassageFilter, passages
from app.queries.people import people
from app.queries.reviews import decisions
from app.queries.sources import find_source, sources
from app.resources import resource

Row = Mapping[str, str]

DOCUMENTS: tuple[What, ...] = ("appendix", "chapter", "review")
_TABLES = {".csv", ".toml"}
_STEPS = 5


@dataclass(frozen=True, slots=True)
class SampleSummary:
    """How much the sample study holds."""

    sources: int
    informants: int
    codes: int
    passages: int
    codings: int
    decisions: int


@dataclass(frozen=True)
class _Material:
    """The files of the study."""

    folder: Path
    about: Mapping[str, Any]

    def rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))

    @property
    def transcripts(self) -> list[Path]:
        return sorted(path for path in self.folder.iterdir() if path.suffix not in _TABLES)


def make_sample(path: Path, progress: Progress = lambda _done, _total: None) -> SampleSummary:
    """Make the sample study as a new project file.

    Raises:
        ProjectExists, FolderNotWritable: the file cannot be made there.
    """
    folder = resource("sample")
    about = tomllib.loads((folder / "project.toml").read_text("utf-8"))
    material = _Material(folder, about)
    with closing(create_project(path, about["project"]["title"])) as project:
        _fill(project, material, progress)
        with project.read() as session:
            return _summary(session)


def make_demo(
    folder: Path, progress: Progress = lambda _done, _total: None
) -> tuple[SampleSummary, list[Path]]:
    """The sample study in a folder, with the documents that it exports; says where they lie.

    Raises:
        ProjectExists, FolderNotWritable: the folder holds one already, or takes no file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotWritable(str(folder)) from error
    study = folder / "sample.kutipan"
    made = make_sample(study, progress)
    written = [study.resolve()]
    with closing(open_project(study)) as project:
        with project.read() as session:
            project.person_id = people(session)[0].id  # The researcher, who submits the round.
        for what in DOCUMENTS:
            out = folder / f"{what}.docx"
            export(project, out, what)
            written.append(out.resolve())
    return made, written


def _fill(project: Project, material: _Material, progress: Progress) -> None:
    with project.edit() as session:
        project.person_id = add_person(session, material.about["project"]["researcher"])
    with ParsingProcess() as reader:
        _import(project, material, reader, lambda done, total: progress(done, total * _STEPS))
        listed = read_codebook_file(material.folder / "codebook.csv", reader)
    with project.edit(Deed("sample_made")) as session:
        person_id = project.person_id
        _describe(session, material.about, person_id)
        apply_codebook(session, listed)
        _link(session, material.about["links"])
        progress(2, _STEPS)
        passage_ids = _code(session, material.rows("codings.csv"), person_id)
        progress(3, _STEPS)
        _write_memos(session, material.rows("memos.csv"), person_id)
        said = material.rows("reviews.csv")
        _review(session, material.about["round"], said, passage_ids, person_id)
        for row in material.about["sources"]:
            set_status(session, [find_source(sources(session), row["file"]).id], row["status"])
    progress(_STEPS, _STEPS)


def _import(
    project: Project, material: _Material, reader: ParsingProcess, progress: Progress
) -> None:
    table = material.folder / "informants.csv"
    listed = read_informants_file(table, reader)
    with project.edit(informants_deed(table)) as session:
        apply_informants(session, listed.informants)
        known = known_study(session)
    plan = plan_import(material.transcripts, reader, known, progress)
    described = {row["file"]: row for row in material.about["sources"]}
    plan = ImportPlan(tuple(_confirmed(row, described[row.name]) for row in plan.rows))
    with project.edit(import_deed(plan)) as session:
        for _ in apply_import(session, plan):
            continue


def _confirmed(row: PlannedSource, about: Mapping[str, Any]) -> PlannedSource:
    """The row as a person would have confirmed it in the import table."""
    who = about["speakers"]
    speakers = tuple(
        replace(speaker, role="interviewer", informant="")
        if who[speaker.label] == "interviewer"
        else replace(speaker, role="informant", informant=who[speaker.label])
        for speaker in row.speakers
    )
    return replace(
        row, kind=about["kind"], date=about["date"], place=about["place"], speakers=speakers
    )


def _describe(session: Session, about: Mapping[str, Any], person_id: int) -> None:
    project = {**about["project"], "supervisors": "; ".join(about["project"]["supervisors"])}
    describe_project(session, {name: project[name] for name in DESCRIPTION_FIELDS})
    for kind in about["kinds"]:
        kind_with_key(session, kind["key"], kind["name"])
    questions = [
        (question["text"], kind_with_key(session, question["kind"]))
        for question in about["questions"]
    ]
    set_questions(session, questions)
    write_memo(session, person_id, "project", None, project["memo"])


def _link(session: Session, links: Mapping[str, Iterable[str]]) -> None:
    codebook = codes(session)
    for effort, causes in links.items():
        for cause in causes:
            link_codes(session, find_code(codebook, effort).id, find_code(codebook, cause).id)


def _code(session: Session, rows: Iterable[Row], person_id: int) -> dict[str, int]:
    """Code each quotation; the passages' ids by the number that the table gives them."""
    codebook = codes(session)
    passage_ids: dict[str, int] = {}
    interpreted: set[int] = set()
    for row in rows:
        place = find_quotation(session, row["quotation"], row["source"])
        code = find_code(codebook, row["code"])
        coding_id = code_passage(
            session, place.source_id, place.span, code.id, person_id, _stance(row["stance"])
        )
        set_key_quote(session, coding_id, row["key_quote"] == "yes")
        passage_id = passage_at(session, place.source_id, place.span)
        if row["interpretation"]:
            # A second one for the same passage is what it means under that code alone.
            under = code.id if passage_id in interpreted else None
            interpret(session, passage_id, person_id, row["interpretation"], under)
            interpreted.add(passage_id)
        if row["memo"]:
            write_memo(session, person_id, "passage", passage_id, row["memo"])
        passage_ids[row["passage"]] = passage_id
    return passage_ids


def _stance(written: str) -> Stance:
    for stance in STANCES:
        if stance == written:
            return stance
    raise NotFound("stance", written)


def _write_memos(session: Session, rows: Iterable[Row], person_id: int) -> None:
    for row in rows:
        subject, subject_id = _subject(session, row["subject"], row["target"])
        write_memo(session, person_id, subject, subject_id, row["text"])


def _subject(session: Session, subject: str, target: str) -> tuple[Subject, int]:
    match subject:
        case "source":
            return "source", find_source(sources(session), target).id
        case "code":
            return "code", find_code(codes(session), target).id
        case "informant":
            return "informant", find_informant(informants(session), target).id
        case _:
            raise NotFound("memo", subject)


def _review(
    session: Session,
    about: Mapping[str, Any],
    rows: Sequence[Row],
    passage_ids: Mapping[str, int],
    person_id: int,
) -> None:
    """Freeze the round as the codebook was then, have it decided on, and go on writing."""
    now = _define(session, about["definitions"])
    reviewers = {
        name: person_named(session, name, "supervisor")
        for name in dict.fromkeys(row["reviewer"] for row in rows)
    }
    round_id = freeze_round(session, about["name"], person_id, reviewers.values())
    describe_round(session, round_id, about["name"], about["note"])
    origin = Origin(round_id=round_id)
    for row in rows:
        said = _say(session, row, passage_ids, reviewers[row["reviewer"]], origin)
        if row["answer"] or row["response"]:
            answer(session, said, row["answer"], _response(row["response"]))
    _define(session, now)


def _define(session: Session, definitions: Mapping[str, str]) -> dict[str, str]:
    """Give codes other definitions; says which they had."""
    found = {label: find_code(codes(session), label) for label in definitions}
    for label, code in found.items():
        change_code(session, code.id, texts={"definition": definitions[label]})
    return {label: code.definition for label, code in found.items()}


def _say(
    session: Session, row: Row, passage_ids: Mapping[str, int], person_id: int, origin: Origin
) -> int:
    code = find_code(codes(session), row["code"])
    verdict = _verdict(row["decision"])
    if not row["passage"]:
        return judge_definition(session, code.id, person_id, verdict, row["remark"], origin)
    wanted = PassageFilter(passage_ids=frozenset({passage_ids[row["passage"]]}))
    (coding_id,) = (
        coding.id
        for passage in passages(session, wanted)
        for coding in passage.codings
        if coding.code_id == code.id
    )
    return decide(session, coding_id, person_id, verdict, row["remark"], origin)


def _response(written: str) -> Response | None:
    return next((response for response in RESPONSES if response == written), None)


def _verdict(written: str) -> Verdict:
    for verdict in VERDICTS:
        if verdict == written:
            return verdict
    raise NotFound("verdict", written)


def _summary(session: Session) -> SampleSummary:
    rows = passages(session)
    return SampleSummary(
        len(sources(session)),
        len(informants(session)),
        len(codes(session)),
        len(rows),
        sum(len(row.codings) for row in rows),
        len(decisions(session)),
    )
