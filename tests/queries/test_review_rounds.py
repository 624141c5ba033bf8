from dataclasses import replace

import pytest
from sqlalchemy import select, update

from app.models.informant import Informant
from app.models.passage import Stance
from app.models.review import Origin, Verdict
from app.models.review_round import ReviewRound, Snapshot
from app.models.scope import Scope
from app.operations.codes import add_code, change_code
from app.operations.codings import set_stance, uncode
from app.operations.people import person_named
from app.operations.review_rounds import close_round, freeze_round
from app.operations.reviews import decide, judge_definition
from app.queries.review_rounds import (
    Change,
    Progress,
    changes_since,
    codings_in_scope,
    counted_in_scope,
    disagree,
    latest_verdicts,
    progress,
    rounds,
    snapshots,
)
from app.queries.reviews import ReviewRow, definitions, reviews
from tests.coded_study import CONTRACT, EITHER, NEVER, RAINS, SIGNS, CodedStudy

EVERYTHING = Scope()


def in_scope(made: CodedStudy, scope: Scope) -> list[str]:
    with made.study.project.read() as session:
        return [f"{row.called} {row.passage.number}" for row in codings_in_scope(session, scope)]


def freeze(made: CodedStudy, *reviewers: str, scope: Scope = EVERYTHING) -> int:
    with made.study.project.edit() as session:
        asked = [person_named(session, name, "supervisor") for name in reviewers]
        return freeze_round(session, "A round", made.study.me, asked, scope)


def decided(made: CodedStudy, key: tuple[str, str], name: str, verdict: Verdict) -> None:
    with made.study.project.edit() as session:
        decide(session, made.codings[key], person_named(session, name, "supervisor"), verdict)


def rows(made: CodedStudy) -> list[ReviewRow]:
    with made.study.project.read() as session:
        return reviews(session)


def uuid_of_code(made: CodedStudy, label: str) -> str:
    with made.study.project.read() as session:
        return next(row.uuid for row in definitions(session) if row.label == label)


def define(made: CodedStudy, label: str, text: str) -> None:
    with made.study.project.edit() as session:
        change_code(session, made.codes[label], texts={"definition": text})


def stance(made: CodedStudy, key: tuple[str, str], to: Stance) -> None:
    with made.study.project.edit() as session:
        set_stance(session, made.codings[key], to)


def test_a_scope_without_limits_is_everything_in_the_codebooks_order(harbour: CodedStudy) -> None:
    labels = [name.split()[0] for name in in_scope(harbour, EVERYTHING)]
    assert labels == ["C1", "C1", "C2", "C2", "E1", "E1", "E1", "R1"]


def test_a_scope_takes_codes_with_everything_below_them(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        below = add_code(session, "By the office", "E1a", parent_id=harbour.codes["E1"])
    harbour.codes["E1a"] = below
    harbour.code("Interviewer: Why does it silt up?", "Why", "E1a")
    labels = {name.split()[0] for name in in_scope(harbour, Scope((uuid_of_code(harbour, "E1"),)))}
    assert labels == {"E1", "E1a"}


def test_a_scope_takes_what_some_informants_said(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        fisher = session.scalars(select(Informant.uuid).where(Informant.code == "I-02")).one()
    found = in_scope(harbour, Scope(informants=(fisher,)))
    assert [name.split()[0] for name in found] == ["C1", "C2", "C2", "E1"]


def test_a_code_that_is_gone_admits_nothing(harbour: CodedStudy) -> None:
    assert in_scope(harbour, Scope(("gone",))) == []


def test_only_what_changed_since_it_was_submitted(harbour: CodedStudy) -> None:
    only = Scope(only_changed=True)
    assert in_scope(harbour, only) == in_scope(harbour, EVERYTHING)
    freeze(harbour)
    assert in_scope(harbour, only) == []
    stance(harbour, (RAINS, "C2"), "partly")
    assert len(in_scope(harbour, only)) == 1
    define(harbour, "C1", "Another meaning")
    assert len(in_scope(harbour, only)) == 3


def test_what_changed_back_since_the_last_round_has_changed(harbour: CodedStudy) -> None:
    freeze(harbour)
    stance(harbour, (RAINS, "C2"), "partly")
    freeze(harbour)
    stance(harbour, (RAINS, "C2"), "supports")
    assert len(in_scope(harbour, Scope(only_changed=True))) == 1


def test_a_scope_counts_what_is_new_or_changed(harbour: CodedStudy) -> None:
    def counted() -> tuple[int, int]:
        with harbour.study.project.read() as session:
            return counted_in_scope(session, EVERYTHING)

    assert counted() == (8, 8)
    freeze(harbour)
    stance(harbour, (RAINS, "C2"), "partly")
    assert counted() == (8, 1)


def test_of_each_code_at_most_so_many_the_telling_ones_first(harbour: CodedStudy) -> None:
    found = in_scope(harbour, Scope(at_most=1))
    assert [name.split()[0] for name in found] == ["C1", "C2", "E1", "R1"]
    chosen = {row.passage.text for row in rows(harbour) if f"E1 {row.passage.number}" in found}
    assert NEVER in chosen
    starred = {row.passage.text for row in rows(harbour) if f"C1 {row.passage.number}" in found}
    assert CONTRACT in starred


def test_a_round_in_a_foreign_file_may_have_no_readable_scope(harbour: CodedStudy) -> None:
    freeze(harbour)
    with harbour.study.project.edit() as session:
        session.execute(update(ReviewRound).values(scope="[Infinity"))
    with harbour.study.project.read() as session:
        assert rounds(session)[0].scope == EVERYTHING


def test_what_changed_since_a_round_is_named_with_before_and_now(harbour: CodedStudy) -> None:
    made = freeze(harbour)
    stance(harbour, (RAINS, "C2"), "partly")
    define(harbour, "E1", "Boards at the piers")
    with harbour.study.project.read() as session:
        found = changes_since(session, reviews(session), made)
    by_row = {row.uuid: (row.label, row.passage.text) for row in rows(harbour)}
    changed = {by_row[uuid]: changes for uuid, changes in found.items()}
    assert changed["C2", RAINS] == (Change("stance", "supports", "partly"),)
    assert changed["E1", SIGNS] == (
        Change("definition", "Signs at the piers", "Boards at the piers"),
    )
    assert len(changed) == 4


def test_without_a_round_the_last_verdict_is_what_was_seen(harbour: CodedStudy) -> None:
    decided(harbour, (RAINS, "C2"), "Dr. Ani", "agree")
    stance(harbour, (RAINS, "C2"), "partly")
    stance(harbour, (NEVER, "E1"), "partly")
    with harbour.study.project.read() as session:
        found = changes_since(session, reviews(session))
    assert list(found.values()) == [(Change("stance", "supports", "partly"),)]


def test_changed_definitions_are_named_too(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        ani = person_named(session, "Dr. Ani", "supervisor")
        judge_definition(session, harbour.codes["E2"], ani, "reject", "What is a meeting?")
    define(harbour, "E2", "Fishers who meet")
    with harbour.study.project.read() as session:
        found = changes_since(session, definitions(session))
    assert found == {uuid_of_code(harbour, "E2"): (Change("definition", "", "Fishers who meet"),)}


def test_what_an_older_file_did_not_keep_is_left_out(harbour: CodedStudy) -> None:
    made = freeze(harbour)
    stance(harbour, (RAINS, "C2"), "partly")
    with harbour.study.project.edit() as session:
        person_named(session, "Dr. Ani")
        session.execute(update(Snapshot).values(content="no json"))
    with harbour.study.project.read() as session:
        assert changes_since(session, reviews(session), made) == {}


def test_many_snapshots_are_found_as_few_are(
    harbour: CodedStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(harbour)
    with harbour.study.project.read() as session:
        marks = list(session.scalars(select(Snapshot.fingerprint)))
        few = snapshots(session, marks)
        monkeypatch.setattr("app.queries.review_rounds._MANY", 1)
        assert snapshots(session, marks) == few


def test_progress_counts_for_each_reviewer_and_code(harbour: CodedStudy) -> None:
    made = freeze(harbour, "Dr. Ani", "Dr. Budi")
    decided(harbour, (RAINS, "C2"), "Dr. Ani", "agree")
    decided(harbour, (RAINS, "C2"), "Dr. Ani", "revise")
    decided(harbour, (EITHER, "C2"), "Dr. Budi", "reject")
    found = of_code(harbour, made, "C2")
    assert [(each.reviewer.name, each.verdicts) for each in found] == [
        ("Dr. Ani", {"revise": 1}),
        ("Dr. Budi", {"reject": 1}),
    ]
    assert [(each.submitted, each.decided) for each in found] == [(2, 1), (2, 1)]


def of_code(made: CodedStudy, round_id: int, label: str) -> list[Progress]:
    with made.study.project.read() as session:
        found = progress(session, round_id)
    return [each for each in found if each.code_id == made.codes[label]]


def test_a_verdict_on_paper_counts_though_the_coding_changed_meanwhile(
    harbour: CodedStudy,
) -> None:
    made = freeze(harbour, "Dr. Ani")
    stance(harbour, (RAINS, "C2"), "partly")
    with harbour.study.project.edit() as session:
        ani = person_named(session, "Dr. Ani")
        origin = Origin(made, on_paper=True)
        decide(session, harbour.codings[RAINS, "C2"], ani, "agree", origin=origin)
    assert of_code(harbour, made, "C2")[0].decided == 1


def test_a_verdict_on_a_form_before_the_round_does_not_count(harbour: CodedStudy) -> None:
    decided(harbour, (RAINS, "C2"), "Dr. Ani", "agree")
    stance(harbour, (RAINS, "C2"), "partly")
    made = freeze(harbour, "Dr. Ani")
    assert of_code(harbour, made, "C2")[0].decided == 0


def test_a_new_round_asks_anew_though_an_earlier_verdict_keeps_the_state(
    harbour: CodedStudy,
) -> None:
    first = freeze(harbour, "Dr. Ani")
    with harbour.study.project.edit() as session:
        ani = person_named(session, "Dr. Ani")
        coding = harbour.codings[RAINS, "C2"]
        decide(session, coding, ani, "agree", origin=Origin(first, on_paper=True))
        close_round(session, first)
    second = freeze(harbour, "Dr. Ani")
    assert [of_code(harbour, made, "C2")[0].decided for made in (first, second)] == [1, 0]
    with harbour.study.project.read() as session:
        states = {row.coding_id: row.state for row in reviews(session)}
    assert states[coding] == "agreed"
    with harbour.study.project.edit() as session:
        decide(session, coding, ani, "revise", origin=Origin(second, on_paper=True))
    found = [of_code(harbour, made, "C2")[0].verdicts for made in (first, second)]
    assert found == [{"agree": 1}, {"revise": 1}]


def test_what_was_said_in_no_round_answers_the_rounds_before_it(harbour: CodedStudy) -> None:
    made = freeze(harbour, "Dr. Ani")
    with harbour.study.project.edit() as session:
        ani = person_named(session, "Dr. Ani")
        for (words, label), day in (((RAINS, "C2"), "1999-01-01"), ((EITHER, "C2"), "2999-01-01")):
            origin = Origin(decided_at=f"{day}T08:00:00Z")
            decide(session, harbour.codings[words, label], ani, "agree", origin=origin)
    assert of_code(harbour, made, "C2")[0].decided == 1


def test_what_was_uncoded_since_is_not_waited_for(harbour: CodedStudy) -> None:
    made = freeze(harbour, "Dr. Ani")
    with harbour.study.project.edit() as session:
        uncode(session, harbour.codings[RAINS, "C2"])
    assert of_code(harbour, made, "C2")[0].submitted == 1


def test_a_round_that_is_gone_has_no_progress(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        assert progress(session, 99) == []


def test_reviewers_who_differ_are_the_agenda(harbour: CodedStudy) -> None:
    decided(harbour, (RAINS, "C2"), "Dr. Ani", "agree")
    decided(harbour, (RAINS, "C2"), "Dr. Budi", "reject")
    decided(harbour, (NEVER, "E1"), "Dr. Ani", "agree")
    (found,) = filter(disagree, rows(harbour))
    assert found.passage.text == RAINS
    verdicts = [(said.reviewer, said.verdict) for said in latest_verdicts(found)]
    assert verdicts == [("Dr. Ani", "agree"), ("Dr. Budi", "reject")]


def test_who_comes_round_no_longer_disagrees(harbour: CodedStudy) -> None:
    decided(harbour, (RAINS, "C2"), "Dr. Ani", "agree")
    decided(harbour, (RAINS, "C2"), "Dr. Budi", "reject")
    decided(harbour, (RAINS, "C2"), "Dr. Budi", "agree")
    assert not any(map(disagree, rows(harbour)))


def test_scopes_combine(harbour: CodedStudy) -> None:
    wanted = Scope((uuid_of_code(harbour, "C1"), uuid_of_code(harbour, "E1")))
    assert len(in_scope(harbour, replace(wanted, at_most=1))) == 2
