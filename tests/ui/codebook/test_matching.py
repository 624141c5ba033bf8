import pytest

from app.operations.codes import add_code
from app.queries.codes import codes
from app.ui.codebook.matching import Findable, findable, matching
from tests.study import Study


@pytest.fixture
def book(study: Study) -> list[Findable]:
    with study.project.edit() as session:
        family = add_code(session, "Family ties", "A1", texts={"group": "Office"})
        add_code(session, "Marriage", parent_id=family)
        add_code(session, "Old ties", "A10")
        add_code(session, "Sanctions", "B2", texts={"name_en": "Penalties"})
    with study.project.read() as session:
        return findable(codes(session))


def names(book: list[Findable], query: str, recent: tuple[int, ...] = ()) -> list[str]:
    return [code.name for code in matching(book, query, recent)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("a1", ["Family ties", "Old ties"]),
        ("TIES fam", ["Family ties", "Marriage"]),
        ("family marr", ["Marriage"]),
        ("office", ["Family ties"]),
        ("penal", ["Sanctions"]),
        ("  ", ["Family ties", "Marriage", "Old ties", "Sanctions"]),
        ("nothing", []),
    ],
)
def test_every_word_counts_in_any_order(book: list[Findable], query: str, found: list[str]) -> None:
    assert names(book, query) == found


def test_an_equal_label_comes_first(book: list[Findable]) -> None:
    assert names(book, "a10")[0] == "Old ties"


def test_a_word_that_begins_so_comes_before_the_middle_of_one(book: list[Findable]) -> None:
    assert names(book, "s")[0] == "Sanctions"


def test_recent_codes_lead_where_all_are_equally_good(book: list[Findable]) -> None:
    old, sanctions = book[2].code.id, book[3].code.id
    assert names(book, "", (sanctions, old))[:2] == ["Sanctions", "Old ties"]


def test_letters_that_begin_words_find_a_name_when_asked_loosely(book: list[Findable]) -> None:
    assert names(book, "fti") == []
    assert [code.name for code in matching(book, "fti", loose=True)] == ["Family ties"]
    assert [code.name for code in matching(book, "famtie", loose=True)] == ["Family ties"]


def test_letters_in_their_order_come_last(book: list[Findable]) -> None:
    found = [code.name for code in matching(book, "oti", loose=True)]
    assert found == ["Old ties"]
    assert [code.name for code in matching(book, "sncts", loose=True)] == ["Sanctions"]


def test_one_letter_is_never_taken_loosely(book: list[Findable]) -> None:
    assert matching(book, "q", loose=True) == []


def test_an_english_name_is_found(book: list[Findable]) -> None:
    assert [code.name for code in matching(book, "pnlts", loose=True)] == ["Sanctions"]
