"""Copies for reviewers, second coders and colleagues; what a blind copy must not hold."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import BlindCopy, FolderNotWritable, NotFound, ProjectExists, ReviewOnly
from app.interchange.copying import CopyPlan, make_copy
from app.interchange.identity import work_as
from app.interchange.merging.merging import merge_preview
from app.models import base
from app.models.known_copy import KnownCopy
from app.models.printed import PrintedPaper
from app.models.project import Project as ProjectRow
from app.models.second_coding import SecondCoding
from app.models.source_folder import SourceFolder
from app.models.splice import Splice
from app.operations.codes import add_code, change_code, give_reason
from app.operations.codings import code_existing, note_autocoding
from app.operations.corrections import correct_text
from app.operations.favourites import set_favourite
from app.operations.informants import add_informant, take_part
from app.operations.interpretations import interpret
from app.operations.memos import write_memo
from app.operations.passage_links import link_passages
from app.operations.people import add_person
from app.operations.recoding import merge_codes
from app.operations.review_rounds import freeze_round
from app.operations.reviews import answer, decide, keep_returned, remark_on
from app.operations.source_folders import add_folder
from app.project.checks import check_project
from app.queries.code_history import revisions
from app.queries.codings import coded_passages
from app.queries.informants import informants
from app.queries.passages import passages
from app.queries.people import people
from app.queries.sources import source_text, sources
from app.settings import Settings
from app.words import Words
from tests.interchange.copies import content, merged, reopened
from tests.study import COUSIN, NOBODY, TALK, Study

SECRETS = (
    *("mulberry", "quincewood", "saltmarsh", "thornapple", "vetchling", "wolfsbane", "yarrowmint"),
    *("elderflower", "foxglove", "gorsefield", "hawthorn", "ivymantle", "junipers"),
    *("kingcup", "lovageroot", "marjoram"),
)
"""A word for each place where somebody else's work could be found."""


class Clock:
    """Goes on by so many seconds whenever somebody asks."""

    def __init__(self, seconds: int) -> None:
        self._step, self._now = timedelta(seconds=seconds), datetime.now(UTC)

    def now(self, _zone: object) -> datetime:
        """The moment, as ``datetime`` says it."""
        self._now += self._step
        return self._now


@pytest.fixture
def clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that stands still, or goes on by seconds."""
    monkeypatch.setattr(base, "datetime", Clock(request.param))


@pytest.fixture
def coded(study: Study) -> Study:
    """A study with two sources in which everything that can be kept has been kept."""
    source, code = study.source(), study.code("A1", "Family")
    study.source(f"Interviewer: Where?\nFarmer: In the {SECRETS[7]}.", "outside.txt")
    coding = study.coding(source, COUSIN, code)
    with study.project.edit() as session:
        outside = add_informant(session, "I-09", {"name": SECRETS[8]})
        take_part(session, 2, outside)
        supervisor = add_person(session, SECRETS[9], "supervisor")
        change_code(session, code, texts={"definition": SECRETS[11]})
        (revision,) = revisions(session, code)
        give_reason(session, revision.id, SECRETS[12])
        change_code(session, code, texts={"definition": "Kin."})
        interpret(session, 1, study.me, SECRETS[0])
        write_memo(session, study.me, "passage", 1, SECRETS[1])
        decision = decide(session, coding, supervisor, "revise", SECRETS[2])
        answer(session, decision, SECRETS[3], "discussed")
        remark_on(session, 1, supervisor, SECRETS[4])
        keep_returned(session, "paper.docx", SECRETS[5].encode(), supervisor)
        freeze_round(session, SECRETS[6], study.me, [supervisor])
        _recode(session, study)
        add_folder(session, SECRETS[15], [2])
        set_favourite(session, code, 7)
    study.project.keep_printed(PrintedPaper(SECRETS[10], None, "review", "en", b"hawthorn"))
    study.project.mark_printed([("K", 1)])
    return study


def _recode(session: Session, study: Study) -> None:
    """What is remembered of other codes, and of words that a passage had for a moment."""
    former = add_code(session, "Kin", texts={"note": SECRETS[13]})
    merge_codes(session, [former], 1, study.me, Words("en"))
    note_autocoding(session, SECRETS[14], "A1", 2)


def test_a_blind_copy_has_nobodys_favourites_links_and_changed_words(
    coded: Study, tmp_path: Path
) -> None:
    coded.coding(1, NOBODY, 1)
    with coded.project.edit() as session:
        link_passages(session, 1, 2, "contradicts", coded.me)
        at = source_text(session, 1).index("cousin")
        correct_text(session, 1, [Splice(at, at + 6, "uncle")], coded.me)
    before = content(coded.project)
    of_others = {"changed_passage", "passage_link", "code_revision", "memo", "project_setting"}
    assert all(before[table] for table in of_others)
    out = tmp_path / "blind.kutipan"
    make_copy(coded.project, out, CopyPlan("coder", "Budi", (1,)))
    with reopened(out) as blind:
        after = content(blind.project)
        assert check_project(blind.project) == []
    assert [table for table in of_others if after[table]] == []


def test_a_blind_copy_has_the_folders_of_its_sample(coded: Study, tmp_path: Path) -> None:
    with coded.project.edit() as session:
        add_folder(session, "Farmers", [1])
    out = tmp_path / "blind.kutipan"
    make_copy(coded.project, out, CopyPlan("coder", "Budi", (1,)))
    with reopened(out) as blind, blind.project.read() as session:
        assert [row.name for row in session.scalars(select(SourceFolder))] == ["Farmers"]
    assert merged(coded, out).deleted_there == ()


def test_a_blind_copy_holds_no_byte_of_others_work(coded: Study, tmp_path: Path) -> None:
    rows = content(coded.project)
    out = tmp_path / "blind.kutipan"
    make_copy(coded.project, out, CopyPlan("coder", "Budi", (1,)))
    data = out.read_bytes()
    keys = {key for name in ("passage", "coding", "decision") for key in rows[name]}
    traces = [word for word in (*SECRETS, "K-0001", "Sari", *keys) if word.encode() in data]
    assert traces == []


def test_a_blind_copy_holds_text_codebook_and_the_coder(coded: Study, tmp_path: Path) -> None:
    made = make_copy(coded.project, tmp_path / "blind.kutipan", CopyPlan("coder", "Budi", (1,)))
    with reopened(made.path) as blind:
        assert check_project(blind.project) == []
        with blind.project.read() as session:
            assert [row.name for row in sources(session)] == ["talk.txt"]
            assert [person.name for person in people(session)] == ["Budi"]
            assert (informants(session), passages(session)) == ([], [])
        assert content(blind.project)["code"] == content(coded.project)["code"]


def test_who_codes_again_does_not_see_the_first_time(coded: Study, tmp_path: Path) -> None:
    out = tmp_path / "again.kutipan"
    made = make_copy(coded.project, out, CopyPlan("coder", "sari", again=True))
    assert made.person == "sari (2)"
    with reopened(out) as again, again.project.read() as session:
        assert (coded_passages(session), len(people(session))) == ([], 1)
    with coded.project.read() as session:
        assert [person.name for person in people(session)][-1] == "sari (2)"


def test_own_codings_stay_in_a_blind_copy(coded: Study, tmp_path: Path) -> None:
    with coded.project.edit() as session:
        budi = add_person(session, "Budi", "coder")
        code_existing(session, 1, 1, budi)
    out = tmp_path / "blind.kutipan"
    make_copy(coded.project, out, CopyPlan("coder", "Budi"))
    with reopened(out) as blind, blind.project.read() as session:
        (row,) = passages(session)
        assert [coding.coder for coding in row.codings] == ["Budi"]


@pytest.mark.parametrize("clock", [0, 1], indirect=True)
@pytest.mark.usefixtures("clock")
def test_a_second_coders_work_comes_back_and_is_kept_for_comparison(
    coded: Study, tmp_path: Path
) -> None:
    """Also when both coded within one second, which is all that the clock tells apart."""
    out = tmp_path / "blind.kutipan"
    make_copy(coded.project, out, CopyPlan("coder", "Budi", (1,)))
    with reopened(out) as blind:
        with blind.project.read() as session:
            blind.me = people(session)[0].id
        blind.coding(1, COUSIN, 1)
        blind.coding(1, NOBODY, 1)
    before = content(coded.project)
    found = merged(coded, out)
    assert (found.conflicts, found.questions, found.deleted_there) == ((), (), ())
    after = content(coded.project)
    assert all(before[table].keys() <= after[table].keys() for table in before)
    with coded.project.read() as session:
        numbers = [(row.number, [each.coder for each in row.codings]) for row in passages(session)]
        kept = session.scalars(select(SecondCoding)).one()
    assert numbers == [("K-0001", ["Sari", "Budi"]), ("KB-0002", ["Budi"])]
    assert (kept.first_id, len(json.loads(kept.sources))) == (coded.me, 1)
    assert merged(coded, out).takes_over == 0


def test_a_coder_who_goes_on_is_merged_again(coded: Study, tmp_path: Path) -> None:
    out = tmp_path / "blind.kutipan"
    make_copy(coded.project, out, CopyPlan("coder", "Budi"))
    for words in (COUSIN, NOBODY):
        with reopened(out) as blind:
            with blind.project.read() as session:
                blind.me = people(session)[0].id
            blind.coding(1, words, 1)
        found = merged(coded, out)
        assert (found.conflicts, len(found.new)) == ((), 1 if words == COUSIN else 2)


def test_the_study_is_not_merged_into_a_blind_copy(coded: Study, tmp_path: Path) -> None:
    out = tmp_path / "blind.kutipan"
    make_copy(coded.project, out, CopyPlan("coder", "Budi"))
    coded.project.save_copy(tmp_path / "study copy.kutipan")
    with reopened(out) as blind, pytest.raises(BlindCopy):
        merge_preview(blind.project, tmp_path / "study copy.kutipan")


def test_a_review_copy_brings_decisions_back(coded: Study, tmp_path: Path) -> None:
    out = tmp_path / "review.kutipan"
    made = make_copy(coded.project, out, CopyPlan("review", "Dr. Marta"))
    with reopened(made.path) as copy:
        assert copy.project.reviewing
        with copy.project.edit() as session:
            marta = people(session)[-1]
            decide(session, 1, marta.id, "agree", "Convincing")
    found = merged(coded, out)
    assert [row.said(Words("en")) for row in found.new] == [
        "Review by Dr. Marta (A1): Agree Convincing"
    ]
    assert (found.changed_here, found.changed_there, found.open) == ((), (), ())


def test_series_are_never_given_twice(study: Study, tmp_path: Path) -> None:
    made = [
        make_copy(study.project, tmp_path / f"{n}.kutipan", CopyPlan("coder", f"Coder {n}")).series
        for n in range(27)
    ]
    assert made[:2] == ["KB", "KC"]
    assert made[24:] == ["KZ", "KAB", "KAC"]


def test_a_copy_knows_whose_it_is(study: Study, tmp_path: Path) -> None:
    made = make_copy(study.project, tmp_path / "copy.kutipan", CopyPlan("coder", "Budi"))
    with reopened(made.path) as copy, copy.project.read() as session:
        row = session.get_one(ProjectRow, 1)
        with study.project.read() as ours:
            mine = ours.get_one(ProjectRow, 1)
            assert (row.project_uuid, row.copy_of) == (mine.project_uuid, mine.copy_id)
            known = ours.scalars(select(KnownCopy)).one()
        assert (row.copy_id, row.series, row.purpose) == (made.copy_id, "KB", "coder")
        assert (known.copy_for, known.purpose, known.series) == (row.copy_for, "coder", "KB")


def test_whoever_opens_a_coders_copy_is_that_coder(study: Study, tmp_path: Path) -> None:
    made = make_copy(study.project, tmp_path / "copy.kutipan", CopyPlan("coder", "Budi"))
    with reopened(made.path) as copy:
        settings = Settings(person_name="Budi Santoso")
        work_as(copy.project, settings, Words("en"))
        with copy.project.read() as session:
            assert [person.id for person in people(session)] == [copy.project.person_id]


def test_making_a_copy_is_one_step(study: Study, tmp_path: Path) -> None:
    before = content(study.project)
    make_copy(study.project, tmp_path / "copy.kutipan", CopyPlan("review", "Dr. Marta"))
    study.project.undo()
    assert content(study.project) == before


def test_a_copy_that_was_forgotten_by_undo_still_merges(study: Study, tmp_path: Path) -> None:
    study.source()
    code = study.code()
    out = tmp_path / "copy.kutipan"
    make_copy(study.project, out, CopyPlan("", "Budi"))
    study.project.undo()
    with reopened(out) as copy:
        copy.coding(1, COUSIN, code)
    assert merge_preview(study.project, out).has_ground


def test_a_copy_replaces_nothing(study: Study, tmp_path: Path) -> None:
    out = tmp_path / "copy.kutipan"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(ProjectExists):
        make_copy(study.project, out, CopyPlan("coder", "Budi"))
    with pytest.raises(FolderNotWritable):
        make_copy(study.project, tmp_path / "no" / "copy.kutipan", CopyPlan("coder", "Budi"))


def test_a_copy_of_a_missing_source_or_person_is_refused(study: Study, tmp_path: Path) -> None:
    out = tmp_path / "copy.kutipan"
    with pytest.raises(NotFound):
        make_copy(study.project, out, CopyPlan("coder", "Budi", (7,)))
    with pytest.raises(NotFound):
        make_copy(study.project, out, CopyPlan("coder", "Budi", again=True))
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".kutipan", ".lock"]


def test_a_review_copy_is_not_copied_on(study: Study, tmp_path: Path) -> None:
    made = make_copy(study.project, tmp_path / "review.kutipan", CopyPlan("review", "Dr. M"))
    with reopened(made.path) as copy, pytest.raises(ReviewOnly):
        make_copy(copy.project, tmp_path / "on.kutipan", CopyPlan("coder", "Budi"))


class Cancelled(Exception):
    """What a progress dialog raises."""


@pytest.mark.parametrize("at", [1, 2, 3])
def test_cancelling_leaves_nothing_behind(study: Study, tmp_path: Path, at: int) -> None:
    def cancel(done: int, _total: int) -> None:
        if done == at:
            raise Cancelled

    study.source(TALK)
    files, before = sorted(tmp_path.iterdir()), content(study.project)
    with pytest.raises(Cancelled):
        make_copy(study.project, tmp_path / "copy.kutipan", CopyPlan("coder", "Budi"), cancel)
    assert (sorted(tmp_path.iterdir()), content(study.project)) == (files, before)
