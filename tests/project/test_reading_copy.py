from concurrent.futures import ThreadPoolExecutor

from app.models.code import Code
from app.project.reading_copy import ReadingCopy
from app.queries.codes import codes
from tests.study import Study


def names(copy: ReadingCopy) -> list[str]:
    with copy.read() as session:
        return [code.name for code in codes(session)]


def test_a_copy_is_read_in_another_thread_and_knows_nothing_of_later_edits(study: Study) -> None:
    study.code("A1", "Family")
    copy = study.project.reading_copy()
    study.code("A2", "Fear")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(names, copy).result() == ["Family"]


def test_an_edit_that_is_going_on_does_not_show(study: Study) -> None:
    study.code("A1", "Family")
    with study.project.edit() as session:
        session.delete(session.get_one(Code, 1))
        session.flush()
        assert names(study.project.reading_copy()) == ["Family"]


def test_reading_a_copy_holds_up_no_edit(study: Study) -> None:
    with study.project.reading_copy().read() as session:
        codes(session)
        study.code("A1", "Family")
    assert names(study.project.reading_copy()) == ["Family"]


def test_a_copy_leaves_no_file(study: Study) -> None:
    before = sorted(study.project.path.parent.iterdir())
    with study.project.reading_copy().read() as session:
        codes(session)
        assert sorted(study.project.path.parent.iterdir()) == before
