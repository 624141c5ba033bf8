from app.models.printed import PrintedPaper
from app.queries.passages import passages
from app.queries.printed import (
    code_uuids,
    known_copies,
    passage_uuids,
    printed_bytes,
    printed_papers,
)
from tests.study import COUSIN, Study

UUID = "11111111-2222-3333-4444-555555555555"


def test_paper_that_left_is_found_with_its_bytes(study: Study) -> None:
    study.project.keep_printed(PrintedPaper(UUID, None, "review", "id", b"the paper"))
    with study.project.read() as session:
        (paper,) = printed_papers(session, [UUID, "another"])
        assert (paper.kind, paper.language, paper.round_uuid) == ("review", "id", None)
        assert printed_bytes(session, paper) == b"the paper"
        assert printed_papers(session, ["another"]) == []


def test_passages_and_codes_have_uuids_and_no_copy_is_known(study: Study) -> None:
    family = study.code()
    study.coding(study.source(), COUSIN, family)
    with study.project.read() as session:
        assert list(code_uuids(session)) == [family]
        assert list(passage_uuids(session)) == [row.id for row in passages(session)]
        assert known_copies(session) == set()
