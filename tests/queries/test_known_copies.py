from sqlalchemy import select

from app.interchange.copying import CopyPlan, make_copy
from app.models.code import Code
from app.models.passage import Coding, Passage
from app.models.source import Source
from app.queries.known_copies import known_copy, where_here
from tests.study import COUSIN, Study


def test_a_copy_is_known_with_whom_it_was_made_for(study: Study) -> None:
    path = study.project.path.with_name("copy.kutipan")
    made = make_copy(study.project, path, CopyPlan("coder", "Budi"))
    with study.project.read() as session:
        found = known_copy(session, made.copy_id)
        assert found is not None
        assert (found.name, found.purpose, found.person) == ("copy.kutipan", "coder", "Budi")
        assert known_copy(session, "another") is None


def test_rows_of_a_merge_are_found_here(study: Study) -> None:
    coding = study.coding(study.source(), COUSIN, study.code())
    with study.project.read() as session:
        uuids = {
            table: session.scalars(select(model.uuid)).one()
            for table, model in (
                ("coding", Coding),
                ("passage", Passage),
                ("source", Source),
                ("code", Code),
            )
        }
        passage = session.get_one(Coding, coding).passage_id
        assert where_here(session, "coding", uuids["coding"]) == ("passage", passage)
        assert where_here(session, "passage", uuids["passage"]) == ("passage", passage)
        assert where_here(session, "source", uuids["source"]) == ("source", 1)
        assert where_here(session, "code", uuids["code"]) == ("code", 1)


def test_what_is_not_here_has_no_place(study: Study) -> None:
    with study.project.read() as session:
        for table in ("coding", "passage", "person", "turn"):
            assert where_here(session, table, "nobody") is None
