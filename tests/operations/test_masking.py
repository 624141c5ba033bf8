import pytest

from app.errors import (
    MaskShowsName,
    NameMissing,
    NameTaken,
    NotFound,
    SpanOutsideText,
    TooShortToMask,
)
from app.models.span import Span
from app.operations.masking import (
    add_masked_name,
    change_masked_name,
    delete_masked_name,
    lay_masks,
    lift_masks,
)
from app.queries.activity import activities
from app.queries.masking import find_masked_name, masked_names, masks
from app.queries.passages import passages
from tests.study import COUSIN, TALK, Study


@pytest.fixture
def cousin(study: Study) -> int:
    with study.project.edit() as session:
        return add_masked_name(session, "cousin", "[a relative]", variants=["couzin", "Cousin"])


def laid(study: Study) -> list[Span]:
    with study.project.read() as session:
        return [row.span for row in masks(session)]


@pytest.mark.usefixtures("cousin")
def test_spellings_are_kept_once(study: Study) -> None:
    with study.project.read() as session:
        assert masked_names(session)[0].spellings == ("cousin", "couzin")


def test_masking_moves_no_coding(study: Study, cousin: int) -> None:
    source_id = study.source()
    study.coding(source_id, COUSIN, study.code())
    with study.project.edit() as session:
        lay_masks(session, cousin, [(source_id, Span(44, 50))])
    with study.project.read() as session:
        assert [row.text for row in passages(session)] == [COUSIN]


def test_place_that_is_masked_is_not_masked_twice(study: Study, cousin: int) -> None:
    place = [(study.source(), Span(44, 50))]
    with study.project.edit() as session:
        assert lay_masks(session, cousin, place * 2) == 1
    with study.project.edit() as session:
        assert lay_masks(session, cousin, place) == 0
    study.project.undo()
    assert laid(study) == []


def test_masks_go_with_their_name_and_come_back_with_it(study: Study, cousin: int) -> None:
    source_id = study.source()
    with study.project.edit() as session:
        lay_masks(session, cousin, [(source_id, Span(44, 50))])
    with study.project.edit() as session:
        delete_masked_name(session, cousin)
    assert laid(study) == []
    study.project.undo()
    assert laid(study) == [Span(44, 50)]


def test_masks_can_be_lifted(study: Study, cousin: int) -> None:
    source_id = study.source()
    with study.project.edit() as session:
        lay_masks(session, cousin, [(source_id, Span(44, 50))])
    with study.project.read() as session:
        ids = [row.id for row in masks(session)]
    with study.project.edit() as session:
        assert lift_masks(session, [*ids, 99]) == 1
    assert laid(study) == []


def test_record_of_deeds_names_only_the_mask(study: Study, cousin: int) -> None:
    with study.project.edit() as session:
        change_masked_name(session, cousin, {"general": "[somebody]"})
    with study.project.read() as session:
        done = [row for row in activities(session) if "mask" in row.key]
    assert [dict(row.parameters) for row in done] == [{"masked": "[a relative]"}] * 2


@pytest.mark.parametrize(
    ("original", "masked", "error"),
    [
        ("", "[A]", NameMissing),
        ("Budi", " ", NameMissing),
        ("B", "[A]", TooShortToMask),
        ("Camat", "[Camat A]", MaskShowsName),
        ("COUSIN", "[A]", NameTaken),
    ],
)
@pytest.mark.usefixtures("cousin")
def test_mask_that_could_not_work_is_refused(
    study: Study, original: str, masked: str, error: type[Exception]
) -> None:
    with pytest.raises(error), study.project.edit() as session:
        add_masked_name(session, original, masked)


def test_place_beyond_the_text_is_refused(study: Study, cousin: int) -> None:
    source_id = study.source()
    with pytest.raises(SpanOutsideText), study.project.edit() as session:
        lay_masks(session, cousin, [(source_id, Span(1, len(TALK) + 1))])


def test_name_is_found_by_its_spelling_or_a_variant(study: Study, cousin: int) -> None:
    with study.project.read() as session:
        rows = masked_names(session)
    assert find_masked_name(rows, "COUSIN").id == find_masked_name(rows, "couzin").id == cousin
    with pytest.raises(NotFound):
        find_masked_name(rows, "nobody")
