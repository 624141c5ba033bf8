import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.interchange.review.quick_entry import (
    ANSWER_UNREAD,
    CODE_UNKNOWN,
    NOTHING_SAID,
    NUMBER_MISSING,
    NUMBER_UNKNOWN,
    TWICE,
    WHICH_CODE,
    Entry,
    MatchedEntry,
    enter,
    entry_about,
    entry_deed,
    match_entries,
    printed_codings,
    read_line,
    read_table,
)
from app.interchange.review.said import SAID_SINCE
from app.models.review import Verdict
from app.models.review_round import fingerprint
from app.operations.codes import change_code
from app.operations.people import add_person
from app.operations.review_rounds import freeze_round
from app.queries.reviews import decisions, reviews
from tests.study import COUSIN, NOBODY, Study


@pytest.fixture
def coded(study: Study) -> Study:
    """K-0001 carries A1 and B2, K-0002 carries B2."""
    source = study.source()
    family, rules = study.code("A1", "Family"), study.code("B2", "Rules", "effort")
    study.coding(source, COUSIN, family)
    study.coding(source, COUSIN, rules)
    study.coding(source, NOBODY, rules)
    return study


def matched(study: Study, *entries: Entry) -> list[MatchedEntry]:
    with study.project.read() as session:
        return match_entries(printed_codings(session, entries), entries)


def entered(study: Study, found: list[MatchedEntry], round_id: int | None = None) -> list[int]:
    with study.project.edit(entry_deed()) as session:
        who = next((row.person_id for row in decisions(session)), None)
        who = who or add_person(session, "Dr. Marta", "supervisor")
        return enter(session, found, who, round_id)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("K-0015 UB7 s too long", Entry("K-0015", "UB7", "s", "too long")),
        ("15 r", Entry("15", "", "r")),
        ("15  T  see K-0002", Entry("15", "", "T", "see K-0002")),
        ("k15 UB7 tolak", Entry("k15", "UB7", "tolak")),
        ("K-0015 · UB7 setuju", Entry("K-0015", "UB7", "setuju")),
        ("K-0015 T s", Entry("K-0015", "T", "s")),
        ("K-0015 who says so?", Entry("K-0015", "", "", "who says so?")),
        ("no number here", Entry("", remark="no number here")),
    ],
)
def test_line_is_number_code_answer_and_remark(line: str, entry: Entry) -> None:
    assert read_line(line) == entry


@pytest.mark.parametrize(
    "text",
    [
        'number,code,answer,remark\nK-0001,A1,s,"long, but good"\n2,,t,\n',
        "Nomor;Kode;Keputusan;Catatan\r\nK-0001;A1;s;long, but good\r\n2;t;\r\n",
        "\ufeffK-0001\tA1\ts\tlong, but good\n\n2\t\tt\t\n",
        "K-0001 A1 s long, but good\n2 t\n",
    ],
)
def test_tables_and_plain_lines_read_alike(text: str) -> None:
    assert read_table(text) == [Entry("K-0001", "A1", "s", "long, but good"), Entry("2", "", "t")]


@given(st.text(max_size=60))
def test_no_line_is_a_crash_and_no_word_is_lost(line: str) -> None:
    entry = read_line(line)
    kept = "".join((entry.number + entry.code + entry.answer + entry.remark).split())
    assert [letter for letter in "".join(line.split()) if letter.isalnum()] == [
        letter for letter in kept if letter.isalnum()
    ]


def test_passage_with_one_code_needs_no_code(coded: Study) -> None:
    (found,) = matched(coded, Entry("2", "", "s"))
    assert (found.name, found.verdict, found.is_ready) == ("K-0002 · B2", "agree", True)


@pytest.mark.parametrize(
    ("entry", "reason", "offered"),
    [
        (Entry("", "", "s"), NUMBER_MISSING, 0),
        (Entry("99", "", "s"), NUMBER_UNKNOWN, 0),
        (Entry("1", "", "s"), WHICH_CODE, 2),
        (Entry("1", "C9", "s"), CODE_UNKNOWN, 2),
        (Entry("2", "", "maybe"), ANSWER_UNREAD, 0),
        (Entry("2"), NOTHING_SAID, 0),
    ],
)
def test_what_fits_no_single_coding_says_why(
    coded: Study, entry: Entry, reason: str, offered: int
) -> None:
    (found,) = matched(coded, entry)
    assert (found.reason, len(found.candidates), found.is_ready) == (reason, offered, False)


def test_two_answers_to_one_coding_are_asked(coded: Study) -> None:
    found = matched(coded, Entry("2", "", "s"), Entry("K-0002", "b2", "t"))
    assert {each.reason for each in found} == {TWICE}


def test_person_says_which_code_is_meant(coded: Study) -> None:
    (asked,) = matched(coded, Entry("1", "", "r", "why?"))
    settled = entry_about(asked, asked.candidates[1])
    assert (settled.name, settled.verdict, settled.is_ready) == ("K-0001 · B2", "revise", True)


def test_entries_are_recorded_once_as_said_on_the_paper_of_their_round(coded: Study) -> None:
    with coded.project.edit() as session:
        round_id = freeze_round(session, "First", coded.me)
        row = next(row for row in reviews(session) if row.passage.number == "K-0002")
        submitted = fingerprint(row.seen)
        change_code(session, row.code_id, name="Other rules")
    found = matched(coded, Entry("2", "", "t", "No."))
    assert len(entered(coded, found, round_id)) == 1
    assert entered(coded, found, round_id) == []
    with coded.project.read() as session:
        (said,) = decisions(session)
    assert (said.verdict, said.remark, said.round_id) == ("reject", "No.", round_id)
    assert said.fingerprint == submitted


@pytest.mark.parametrize(("typed", "verdict"), [("✓", "agree"), ("revisi", "revise")])
def test_any_notation_of_the_documents_is_understood(
    coded: Study, typed: str, verdict: Verdict
) -> None:
    (found,) = matched(coded, Entry("2", "", typed))
    assert found.verdict == verdict


def test_older_print_out_overrules_no_newer_round_unasked(coded: Study) -> None:
    with coded.project.edit() as session:
        rounds = [freeze_round(session, name, coded.me) for name in ("First", "Second")]
    typed = [Entry("2", "", "s")]
    entered(coded, matched(coded, *typed), rounds[1])
    late = [Entry("2", "", "t"), Entry("1", "A1", "t")]
    with coded.project.read() as session:
        codings = printed_codings(session, late, "dr. marta", rounds[0])
    asked, ready = match_entries(codings, late)
    assert (asked.reason, asked.candidate_names, asked.is_ready) == (
        SAID_SINCE,
        ("K-0002 \u00b7 B2",),
        False,
    )
    assert ready.is_ready
    assert entry_about(asked, asked.candidates[0]).is_ready
