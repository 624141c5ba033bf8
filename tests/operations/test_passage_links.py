import pytest

from app.errors import NotFound, SamePassage
from app.models.passage import LinkKind
from app.operations.codings import uncode
from app.operations.passage_links import link_passages, unlink_passages
from app.operations.passages import delete_passage
from app.queries.passage_links import LinkRow, contradictions, linkable_passages, links_of_passage
from app.queries.passages import passages
from tests.study import COUSIN, NOBODY, Study


@pytest.fixture
def coded(study: Study) -> Study:
    """Passages 1 and 2, each under one code."""
    source, code = study.source(), study.code()
    for words in (COUSIN, NOBODY):
        study.coding(source, words, code)
    return study


def _link(study: Study, kind: LinkKind = "explains", ends: tuple[int, int] = (1, 2)) -> int:
    with study.project.edit() as session:
        return link_passages(session, *ends, kind, study.me)


def _links(study: Study, passage_id: int) -> list[LinkRow]:
    with study.project.read() as session:
        return links_of_passage(session, passage_id)


def test_a_link_is_seen_from_both_ends(coded: Study) -> None:
    _link(coded)
    (one,), (other,) = _links(coded, 1), _links(coded, 2)
    assert (one.kind, one.outgoing, one.number, one.text) == ("explains", True, "K-0002", NOBODY)
    assert (other.outgoing, other.number, other.text) == (False, "K-0001", COUSIN)
    assert one.person == "Sari"


def test_saying_it_twice_is_one_link(coded: Study) -> None:
    assert _link(coded) == _link(coded)
    assert _link(coded, "contradicts") != _link(coded)
    assert [row.kind for row in _links(coded, 1)] == ["explains", "contradicts"]


def test_a_passage_cannot_be_linked_with_itself(coded: Study) -> None:
    with pytest.raises(SamePassage):
        _link(coded, ends=(1, 1))


def test_what_is_gone_cannot_be_linked(coded: Study) -> None:
    with pytest.raises(NotFound):
        _link(coded, ends=(1, 99))
    with pytest.raises(NotFound), coded.project.edit() as session:
        unlink_passages(session, 99)


@pytest.mark.parametrize("coding_id", [1, 2])
def test_a_passage_with_a_link_stays_when_its_last_code_goes(coded: Study, coding_id: int) -> None:
    _link(coded)
    with coded.project.edit() as session:
        uncode(session, coding_id)
    with coded.project.read() as session:
        assert len(passages(session)) == 2


def test_with_its_last_link_a_bare_passage_goes_too(coded: Study) -> None:
    link = _link(coded)
    with coded.project.edit() as session:
        uncode(session, 2)
    with coded.project.edit() as session:
        unlink_passages(session, link)
    with coded.project.read() as session:
        assert [row.id for row in passages(session)] == [1]
    coded.project.undo()
    assert [row.id for row in _links(coded, 1)] == [link]


def test_a_link_goes_with_either_passage(coded: Study) -> None:
    _link(coded)
    with coded.project.edit() as session:
        delete_passage(session, 2)
    assert _links(coded, 1) == []


def test_only_contradictions_are_told_as_such(coded: Study) -> None:
    _link(coded)
    _link(coded, "contradicts", (2, 1))
    with coded.project.read() as session:
        assert contradictions(session) == [(2, 1)]


def test_every_other_passage_can_be_chosen(coded: Study) -> None:
    with coded.project.read() as session:
        (found,) = linkable_passages(session, except_id=1)
    assert (found.number, found.text, found.codes) == ("K-0002", NOBODY, ("A1 Family",))
