import pytest
from sqlalchemy import select, update

from app.errors import DamagedComparison, NotFound, NotTwoCoders
from app.models.passage import Coding
from app.models.second_coding import OUTCOMES, Outcome, SecondCoding
from app.operations.codes import delete_code
from app.operations.codings import set_key_quote, set_stance, uncode
from app.operations.reviews import decide
from app.operations.second_codings import keep_second_coding, settle
from app.operations.sources import delete_sources
from app.queries.differences import KINDS
from app.queries.reviews import decisions
from app.queries.second_codings import second_coding
from tests.double_coded import BUDI, SARI, DoubleCoded, double_coded
from tests.study import Study

WHOLE = {("Sari", *coded) for coded in SARI} | {("Budi", *coded) for coded in BUDI}
LONG, SHORT = ("A1", "Nobody came to help"), ("A1", "Nobody came")


@pytest.fixture
def two(study: Study) -> DoubleCoded:
    return double_coded(study, SARI, BUDI)


@pytest.mark.parametrize(
    ("kind", "outcome", "gone", "new"),
    [
        ("boundaries", "first", {("Budi", *LONG)}, {("Budi", *SHORT)}),
        ("boundaries", "second", {("Sari", *SHORT)}, {("Sari", *LONG)}),
        ("boundaries", "neither", {("Sari", *SHORT), ("Budi", *LONG)}, set()),
        ("code", "first", {("Budi", "A1", "We left.")}, set()),
        ("code", "second", {("Sari", "B2", "We left.")}, set()),
        ("only_first", "first", set(), set()),
        ("only_first", "second", {("Sari", "B2", "help us")}, set()),
        ("only_second", "first", {("Budi", "B2", "all year")}, set()),
        ("only_second", "both", set(), set()),
        ("code", "later", set(), set()),
    ],
)
def test_the_codings_say_what_was_decided(
    two: DoubleCoded,
    kind: str,
    outcome: Outcome,
    gone: set[tuple[str, str, str]],
    new: set[tuple[str, str, str]],
) -> None:
    two.settle(kind, outcome)
    assert two.coded() == WHOLE - gone | new


def test_settling_never_changes_what_is_kept(two: DoubleCoded) -> None:
    before = two.compared()
    for kind in KINDS:
        two.settle(kind, "first")
    assert two.compared() == before
    assert two.live().double != before.double


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("back", ["both", "later"])
def test_another_word_brings_back_what_was_settled(
    two: DoubleCoded, kind: str, outcome: Outcome, back: Outcome
) -> None:
    two.settle(kind, outcome)
    two.settle(kind, back)
    assert two.coded() == WHOLE


def test_a_moved_coding_keeps_its_stance_star_and_decisions(two: DoubleCoded) -> None:
    coding = two.code(two.budi, *LONG)
    with two.study.project.edit() as session:
        set_stance(session, coding, "partly")
        set_key_quote(session, coding, star=True)
        decide(session, coding, two.study.me, "revise", "Shorter?")
    two.settle("boundaries", "first")
    with two.study.project.read() as session:
        moved = session.get_one(Coding, coding)
        assert (moved.stance, moved.key_quote) == ("partly", True)
        assert [row.coding_id for row in decisions(session)] == [coding]


def test_a_coding_that_comes_back_has_its_stance_and_star(study: Study) -> None:
    two = double_coded(study, SARI, ())
    coding = two.code(study.me, "B2", "We left.")
    with study.project.edit() as session:
        set_stance(session, coding, "contradicts")
        set_key_quote(session, coding, star=True)
    two.keep()
    key = next(each.key for each in two.differences() if each.quotation == "We left.")
    for outcome in ("neither", "first"):
        with study.project.edit() as session:
            settle(session, two.kept, key, outcome, "", study.me)
    with study.project.read() as session:
        again = session.scalars(select(Coding).order_by(Coding.id.desc())).first()
        assert again is not None
        assert (again.stance, again.key_quote, again.person_id) == ("contradicts", True, study.me)


def test_a_passage_with_a_remark_stays(two: DoubleCoded) -> None:
    coding = two.code(two.study.me, "B2", "help us")
    with two.study.project.edit() as session:
        decide(session, coding, two.budi, None, "Really?")
    two.settle("only_first", "second")
    with two.study.project.read() as session:
        assert [(row.remark, bool(row.passage_id)) for row in decisions(session)] == [
            ("Really?", True)
        ]


def test_who_took_a_coding_away_is_given_no_other_for_it(two: DoubleCoded) -> None:
    coding = two.code(two.budi, *LONG)
    with two.study.project.edit() as session:
        uncode(session, coding)
    two.settle("boundaries", "first")
    assert two.coded() == WHOLE - {("Budi", *LONG)}


def test_settling_is_one_undo_step(two: DoubleCoded) -> None:
    two.settle("boundaries", "second", "Agreed on the longer one.")
    two.study.project.undo()
    assert two.coded() == WHOLE
    assert all(each.settlement is None for each in two.differences())


def test_what_was_decided_last_counts(two: DoubleCoded) -> None:
    two.settle("code", "later", "Ask Dr. Ani.")
    assert two.difference("code").is_open
    two.settle("code", "second", " Budi is right. ")
    settled = two.difference("code").settlement
    assert settled is not None
    assert (settled.outcome, settled.note, settled.by) == ("second", "Budi is right.", "Sari")


@pytest.mark.parametrize(("key", "outcome"), [("none", "first"), ("", "maybe")])
def test_an_unknown_difference_or_outcome_is_refused(
    two: DoubleCoded, key: str, outcome: Outcome
) -> None:
    with pytest.raises(NotFound), two.study.project.edit() as session:
        settle(session, two.kept, key, outcome, "", two.study.me)
    assert two.coded() == WHOLE


def test_a_code_that_is_gone_cannot_come_back(two: DoubleCoded) -> None:
    two.settle("only_second", "neither")
    with two.study.project.edit() as session:
        delete_code(session, 2)
    with pytest.raises(NotFound, match="B2"):
        two.settle("only_second", "both")


def test_a_source_that_is_gone_is_named_and_leaves_the_figures(two: DoubleCoded) -> None:
    before = two.compared()
    with two.study.project.edit() as session:
        delete_sources(session, [1])
    assert two.compared() == before
    assert {each.quotation for each in two.differences()} == {""}
    with pytest.raises(NotFound, match=r"talk\.txt"):
        two.settle("code", "first")


def test_one_person_alone_is_no_comparison(study: Study) -> None:
    with pytest.raises(NotTwoCoders), study.project.edit() as session:
        keep_second_coding(session, study.me, study.me, [])


def test_a_sample_of_unknown_sources_is_refused(two: DoubleCoded) -> None:
    with pytest.raises(NotFound), two.study.project.edit() as session:
        keep_second_coding(session, two.study.me, two.budi, ["nowhere"])


@pytest.mark.parametrize("stored", [b"", b"x", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_damaged_record_is_said_to_be_damaged(two: DoubleCoded, stored: bytes) -> None:
    with two.study.project.edit() as session:
        session.execute(update(SecondCoding).values(codings=stored))
    with pytest.raises(DamagedComparison), two.study.project.read() as session:
        second_coding(session, two.kept)
