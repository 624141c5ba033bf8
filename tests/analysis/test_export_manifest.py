from hypothesis import given
from hypothesis import strategies as st

from app.analysis.appendix.appendix import AppendixChoice, appendix_content
from app.analysis.chapter.chapter import chapter_content
from app.analysis.export_manifest import (
    ExportChange,
    Manifest,
    PrintedQuotation,
    PrintedSection,
    appendix_manifest,
    chapter_manifest,
    export_changes,
    packed,
    unpacked,
)
from app.models.span import Span
from app.operations.chapter import shorten_passage
from app.operations.codes import change_code
from app.operations.codings import uncode
from app.queries.printed import code_uuids, passage_uuids
from tests.coded_study import QUESTION, RAINS, CodedStudy

UUIDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


def quoted(uuid: str, mark: str = "") -> PrintedQuotation:
    return PrintedQuotation(uuid, uuid.upper(), mark)


def section(uuid: str, passages: str = "", called: str = "") -> PrintedSection:
    return PrintedSection(uuid, called or uuid, called or uuid, tuple(map(quoted, passages)))


def changed(before: list[PrintedSection], now: list[PrintedSection]) -> list[tuple[str, ...]]:
    found = export_changes(Manifest(tuple(before)), Manifest(tuple(now)))
    return [(each.kind, each.number, each.code, each.other) for each in found]


def printed(harbour: CodedStudy, choice: AppendixChoice | None = None) -> Manifest:
    with harbour.study.project.read() as session:
        content = appendix_content(session, choice or AppendixChoice())
        return appendix_manifest(content, passage_uuids(session), code_uuids(session))


def of_chapter(harbour: CodedStudy) -> Manifest:
    with harbour.study.project.read() as session:
        content = chapter_content(session)
    return chapter_manifest(content.kinds, content.passage_uuids, content.code_uuids)


def test_passages_are_added_dropped_and_moved() -> None:
    assert changed([section("1", "ab"), section("2", "c")], [section("1", "ad"), section("2")]) == [
        ("added", "D", "1", ""),
        ("dropped", "B", "1", ""),
        ("dropped", "C", "2", ""),
    ]
    assert changed([section("1", "ab"), section("2")], [section("1", "b"), section("2", "a")]) == [
        ("moved", "A", "2", "1")
    ]


def test_only_what_changed_its_place_is_called_reordered() -> None:
    assert changed([section("1", "abcd")], [section("1", "dabc")]) == [("reordered", "D", "1", "")]


def test_codes_are_added_dropped_renamed_and_moved() -> None:
    before = [section("1"), section("2"), section("3")]
    now = [section("3"), section("1"), section("2", called="Two"), section("4")]
    assert changed(before, now) == [
        ("code_moved", "", "3", ""),
        ("code_renamed", "", "Two", "2"),
        ("code_added", "", "4", ""),
    ]
    assert changed(before, before[:2]) == [("code_dropped", "", "3", "")]


def test_other_words_are_found_by_their_hash() -> None:
    one, other = (Manifest((PrintedSection("1", "1", "1", (quoted("a", mark),)),)) for mark in "xy")
    assert export_changes(one, other) == (ExportChange("reworded", "A", "1"),)


def test_an_export_without_quotations_does_not_drop_them_all(harbour: CodedStudy) -> None:
    whole = printed(harbour)
    assert export_changes(whole, printed(harbour, AppendixChoice(("codebook",)))) == ()
    assert len(whole.sections) == 6


def test_what_was_done_in_the_study_is_told(harbour: CodedStudy) -> None:
    before = printed(harbour)
    with harbour.study.project.edit() as session:
        uncode(session, harbour.codings[QUESTION, "E1"])
        change_code(session, harbour.codes["C2"], name="Floods")
    found = export_changes(before, printed(harbour))
    assert [(each.kind, each.number, each.code) for each in found] == [
        ("code_renamed", "", "C2 Floods"),
        ("dropped", "K-0003", "E1"),
    ]


def test_a_cut_in_the_chapter_is_another_wording(harbour: CodedStudy) -> None:
    before = of_chapter(harbour)
    passage = harbour.passage("K-0004")
    with harbour.study.project.edit() as session:
        shorten_passage(session, harbour.codes["C2"], passage.id, [Span(0, 4)])
    assert export_changes(before, of_chapter(harbour)) == (
        ExportChange("reworded", "K-0004", "C2"),
    )
    assert passage.text == RAINS


def test_a_manifest_comes_back_as_it_was_stored(harbour: CodedStudy) -> None:
    found = printed(harbour)
    assert unpacked(packed(found)) == found


def test_what_is_no_manifest_compares_with_nothing() -> None:
    for stored in ("{}", "", "[1]", '{"sections": [[1]], "quotes": 1}', "[" * 99_999):
        assert unpacked(stored) is None


@given(UUIDS, UUIDS)
def test_equal_exports_differ_in_nothing_and_others_do(before: list[str], now: list[str]) -> None:
    found = changed([section("1", "".join(before))], [section("1", "".join(now))])
    assert (found == []) == (before == now)
    kinds = [kind for kind, *_ in found]
    assert kinds.count("added") == len({*now} - {*before})
    assert kinds.count("dropped") == len({*before} - {*now})
