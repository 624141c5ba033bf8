from collections.abc import Sequence

import pytest
from sqlalchemy import select

from app.errors import NameTaken, NotFound
from app.models.code import Code
from app.models.passage import Coding, Interpretation
from app.models.review import Decision
from app.operations.chapter import write_section
from app.operations.codes import add_code, change_code, link_codes, move_code
from app.operations.codings import code_existing
from app.operations.favourites import set_favourite
from app.operations.interpretations import interpret
from app.operations.memos import write_memo
from app.operations.recoding import Part, merge_codes, move_codings, split_code
from app.operations.reviews import decide, judge_definition
from app.project.journal import Row
from app.queries.chapter import arrangement
from app.queries.codes import code_links, codes
from app.queries.favourites import favourites
from app.queries.memos import memos
from app.queries.passages import PassageRow, passages
from app.words import Words
from tests.coded_study import CONTRACT, EITHER, NEVER, RAINS, CodedStudy

EN = Words("en")


def labels(harbour: CodedStudy, words: str) -> list[str | None]:
    return [coding.label for coding in _row(harbour, words).codings]


def _row(harbour: CodedStudy, words: str) -> PassageRow:
    with harbour.study.project.read() as session:
        return next(row for row in passages(session) if row.text == words)


def _stored(harbour: CodedStudy) -> dict[str, list[Row]]:
    raw = harbour.study.project._raw()
    tables = ("code", "coding", "memo", "interpretation", "decision", "code_link", "passage")
    return {name: raw.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in tables}


def merge(harbour: CodedStudy, formers: Sequence[str], into: str) -> str:
    """Merges, and returns the memo that was written last."""
    ids = [harbour.codes[label] for label in formers]
    with harbour.study.project.edit() as session:
        merge_codes(session, ids, harbour.codes[into], harbour.study.me, EN)
    with harbour.study.project.read() as session:
        return max(memos(session), key=lambda memo: memo.id).text


def test_merged_codes_are_one_with_all_their_passages(harbour: CodedStudy) -> None:
    merge(harbour, ["C2"], "C1")
    assert labels(harbour, RAINS) == ["C1"]
    assert labels(harbour, EITHER) == ["C1"]
    with harbour.study.project.read() as session:
        assert "C2" not in {code.label for code in codes(session)}


def test_the_memo_says_what_the_code_was(harbour: CodedStudy) -> None:
    said = merge(harbour, ["C2"], "C1")
    assert "C2 Heavy rains was merged into C1 Lapsed contract" in said
    assert ": 2 passages." in said
    assert "1 coding stood under both codes" in said
    assert "Short definition: Rain carries soil into the basin." in said


def test_the_memo_keeps_a_stance_that_another_stands_for(harbour: CodedStudy) -> None:
    said = merge(harbour, ["C2"], "C1")
    number = _row(harbour, EITHER).number
    assert f"{number} (Sari): supports under C1 Lapsed contract, supports in part" in said


def test_the_memo_tells_what_the_definition_was_before(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        change_code(session, harbour.codes["C2"], texts={"definition": "Rain, and nothing else."})
    said = merge(harbour, ["C2"], "C1")
    assert "Short definition: Rain, and nothing else." in said
    assert "Short definition: Rain carries soil into the basin." in said


def test_two_coders_keep_a_coding_each(harbour: CodedStudy) -> None:
    harbour.second_coder(EITHER, "C2")
    merge(harbour, ["C2"], "C1")
    assert [coding.coder for coding in _row(harbour, EITHER).codings] == ["Sari", "Budi"]


def test_decisions_follow_their_coding_and_their_code(harbour: CodedStudy) -> None:
    me = harbour.study.me
    with harbour.study.project.edit() as session:
        decide(session, harbour.codings[EITHER, "C2"], me, "revise", "Is it rain?")
        judge_definition(session, harbour.codes["C2"], me, None, "Too wide")
    merge(harbour, ["C2"], "C1")
    with harbour.study.project.read() as session:
        said = {row.remark: row for row in session.scalars(select(Decision))}
        assert said["Is it rain?"].coding_id == harbour.codings[EITHER, "C1"]
        assert said["Too wide"].code_id == harbour.codes["C1"]


def test_interpretations_memos_and_sections_go_along(harbour: CodedStudy) -> None:
    row, codes_ = _row(harbour, EITHER), harbour.codes
    with harbour.study.project.edit() as session:
        interpret(session, row.id, harbour.study.me, "About rain.", codes_["C2"])
        interpret(session, row.id, harbour.study.me, "About the contract.", codes_["C1"])
        write_memo(session, harbour.study.me, "code", codes_["C2"], "Ask again.")
        write_section(session, codes_["C2"], "opening", "It rained.")
    said = merge(harbour, ["C2"], "C1")
    under = _row(harbour, EITHER).interpretation_under(codes_["C1"])
    assert under == "About the contract.\n\nAbout rain."
    assert "two interpretations stand one below the other" in said
    with harbour.study.project.read() as session:
        kept = {memo.text for memo in memos(session) if memo.code_id == codes_["C1"]}
        assert "Ask again." in kept
        assert arrangement(session).section(codes_["C1"]).opening == "It rained."


def test_links_go_along_and_a_link_to_itself_goes(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        link_codes(session, harbour.codes["E1"], harbour.codes["C1"])
        link_codes(session, harbour.codes["E2"], harbour.codes["C2"])
    merge(harbour, ["C2"], "C1")
    with harbour.study.project.read() as session:
        linked = set(code_links(session))
    cause = harbour.codes["C1"]
    assert linked == {(harbour.codes["E1"], cause), (harbour.codes["E2"], cause)}


def test_a_link_that_would_say_nothing_is_written_down(harbour: CodedStudy) -> None:
    said = merge(harbour, ["E1"], "C2")
    assert "Link that went: E1 \N{RIGHTWARDS ARROW} C2" in said


def test_a_code_can_be_merged_into_one_below_it(harbour: CodedStudy) -> None:
    top, middle, leaf = (harbour.codes[label] for label in ("C1", "C2", "C3"))
    with harbour.study.project.edit() as session:
        move_code(session, middle, top, 0)
        move_code(session, leaf, middle, 0)
    merge(harbour, ["C1"], "C3")
    with harbour.study.project.read() as session:
        above = {code.label: code.parent_id for code in codes(session)}
    assert (above["C3"], above["C2"]) == (None, leaf)


def test_merging_is_one_step_back_and_forth(harbour: CodedStudy) -> None:
    before = _stored(harbour)
    merge(harbour, ["C2", "C3"], "C1")
    after = _stored(harbour)
    project = harbour.study.project
    deed = project.history.undo_deed
    assert deed is not None
    assert (deed.key, deed.parameters) == ("codes_merged", {"codes": "C2, C3", "code": "C1"})
    project.undo()
    assert _stored(harbour) == before
    project.redo()
    assert _stored(harbour) == after


def test_merging_into_a_code_that_is_gone_changes_nothing(harbour: CodedStudy) -> None:
    with pytest.raises(NotFound), harbour.study.project.edit() as session:
        merge_codes(session, [harbour.codes["C1"]], 99, harbour.study.me, EN)


def test_passages_move_to_another_code(harbour: CodedStudy) -> None:
    former, into = harbour.codes["C1"], harbour.codes["C3"]
    with harbour.study.project.edit() as session:
        assert move_codings(session, former, into, harbour.study.me, EN) == 2
    assert labels(harbour, CONTRACT) == ["C3", "R1"]
    with harbour.study.project.read() as session:
        assert memos(session) == []


def test_moving_some_leaves_the_others(harbour: CodedStudy) -> None:
    some = [harbour.codings[RAINS, "C2"]]
    with harbour.study.project.edit() as session:
        move_codings(session, harbour.codes["C2"], harbour.codes["C3"], harbour.study.me, EN, some)
    assert (labels(harbour, RAINS), labels(harbour, EITHER)) == (["C3"], ["C1", "C2"])


def test_moving_keeps_a_stance_that_would_be_lost(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        move_codings(session, harbour.codes["C2"], harbour.codes["C1"], harbour.study.me, EN)
    with harbour.study.project.read() as session:
        (memo,) = memos(session)
    assert "supports in part under C2 Heavy rains" in memo.text


def test_an_interpretation_stays_while_another_coder_keeps_the_code(harbour: CodedStudy) -> None:
    harbour.second_coder(RAINS, "C2")
    row, code = _row(harbour, RAINS), harbour.codes["C2"]
    with harbour.study.project.edit() as session:
        interpret(session, row.id, harbour.study.me, "Rain.", code)
        some = [harbour.codings[RAINS, "C2"]]
        move_codings(session, code, harbour.codes["C3"], harbour.study.me, EN, some)
    with harbour.study.project.read() as session:
        said = select(Interpretation.code_id).where(Interpretation.text == "Rain.")
        assert session.scalars(said).one() == code


def test_a_code_is_split_into_new_and_other_codes(harbour: CodedStudy) -> None:
    parts = [
        Part([harbour.codings[RAINS, "C2"]], new_name="Storms"),
        Part([harbour.codings[EITHER, "C2"]], harbour.codes["C3"]),
    ]
    with harbour.study.project.edit() as session:
        new, old = split_code(session, harbour.codes["C2"], parts, harbour.study.me, EN)
    assert old == harbour.codes["C3"]
    with harbour.study.project.read() as session:
        book = {code.id: code for code in codes(session)}
        (memo,) = memos(session)
    assert (book[new].name, book[new].kind, book[new].passages) == ("Storms", "cause", 1)
    assert book[harbour.codes["C2"]].passages == 0
    assert "\N{RIGHTWARDS ARROW} Storms: 1 passage" in memo.text


def test_a_split_that_cannot_name_its_code_changes_nothing(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        add_code(session, "Storms")
    before = _stored(harbour)
    parts = [Part([harbour.codings[RAINS, "C2"]], new_name="storms")]
    with pytest.raises(NameTaken), harbour.study.project.edit() as session:
        split_code(session, harbour.codes["C2"], parts, harbour.study.me, EN)
    assert _stored(harbour) == before


def test_a_split_passage_keeps_its_other_codes(harbour: CodedStudy) -> None:
    row = _row(harbour, NEVER)
    with harbour.study.project.edit() as session:
        code_existing(session, row.id, harbour.codes["C1"], harbour.study.me)
        moving = session.scalars(
            select(Coding.id).where(
                Coding.passage_id == row.id, Coding.code_id == harbour.codes["E1"]
            )
        ).all()
        split_code(
            session,
            harbour.codes["E1"],
            [Part(moving, new_name="Lost signs")],
            harbour.study.me,
            EN,
        )
        lost = session.scalars(select(Code).where(Code.name == "Lost signs")).one()
    found = {coding.code_id: coding.stance for coding in _row(harbour, NEVER).codings}
    assert found == {harbour.codes["C1"]: "supports", lost.id: "contradicts"}


def test_the_favourite_digit_of_a_merged_code_goes_to_the_one_it_became(
    harbour: CodedStudy,
) -> None:
    with harbour.study.project.edit() as session:
        set_favourite(session, harbour.codes["C2"], 3)
    merge(harbour, ["C2"], "C1")
    with harbour.study.project.read() as session:
        assert favourites(session) == {3: harbour.codes["C1"]}
