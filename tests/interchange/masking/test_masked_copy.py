import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.analysis.masking.names import find_occurrences
from app.errors import NothingMasked
from app.interchange.masking.masked_copy import in_view
from app.interchange.masking.masked_copy_words import written_columns
from app.models.base import Base
from app.models.thesis import ChapterPassage
from app.operations.informants import change_informant
from app.operations.masking import add_masked_name, lay_masks
from app.operations.memos import write_memo
from app.queries.informants import informants
from app.queries.masking import masked_names
from app.queries.memos import memos
from app.queries.passages import passages
from app.queries.reviews import reviews
from app.queries.sources import open_source, source_text, sources
from tests.coded_study import CONTRACT, FISHER, MASTER, CodedStudy
from tests.reviewed_study import reviewed
from tests.study import Study


def mask(study: Study, original: str, masked: str, general: str = "") -> None:
    with study.project.edit() as session:
        name_id = add_masked_name(session, original, masked, general=general)
        names = [row for row in masked_names(session) if row.id == name_id]
        places = [(each.source_id, each.span) for each in find_occurrences(session, names)]
        lay_masks(session, name_id, places)


def texts(session: Session) -> list[str]:
    return [source_text(session, row.id) for row in sources(session)]


def test_original_view_is_the_project_itself(harbour: CodedStudy) -> None:
    with in_view(harbour.study.project, "original") as session:
        assert texts(session) == [MASTER, FISHER]


def test_masked_view_of_a_study_without_masks_is_refused(harbour: CodedStudy) -> None:
    with pytest.raises(NothingMasked), in_view(harbour.study.project, "masked"):
        pass


def test_quotations_are_cut_from_the_masked_text(harbour: CodedStudy) -> None:
    mask(harbour.study, "The contract", "[Document A of the harbour]", "[a document]")
    with in_view(harbour.study.project, "masked") as session:
        rows = passages(session)
        assert all(
            row.text == row.span.cut_from(source_text(session, row.source_id)) for row in rows
        )
        assert rows[0].text == CONTRACT.replace("The contract", "[Document A of the harbour]")
    with in_view(harbour.study.project, "public") as session:
        assert passages(session)[0].text.startswith("[a document] \N{SAILBOAT}")


def test_project_itself_stays_as_it_is(harbour: CodedStudy) -> None:
    mask(harbour.study, "The contract", "[Document A]")
    before = harbour.study.project.path.read_bytes()
    with in_view(harbour.study.project, "masked") as session:
        assert "contract" not in texts(session)[0]
    with harbour.study.project.read() as session:
        assert texts(session) == [MASTER, FISHER]
    assert harbour.study.project.path.read_bytes() == before


def test_turns_and_paragraphs_stand_where_they_stood(harbour: CodedStudy) -> None:
    mask(harbour.study, "dredges", "[does what harbours need done]")
    with harbour.study.project.read() as session:
        before = open_source(session, harbour.sources["master"])
    with in_view(harbour.study.project, "masked") as session:
        after = open_source(session, harbour.sources["master"])
    assert len(after.paragraphs) == len(before.paragraphs)
    labels = [after.text[turn.span.start :].partition(":")[0] for turn in after.turns]
    assert labels == [turn.label for turn in before.turns]
    assert all(
        after.text[turn.speech_start - 2 : turn.speech_start] == ": " for turn in after.turns
    )


def test_words_of_people_are_masked_by_name(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        write_memo(session, harbour.study.me, "project", None, "Ask DREDGINGCO again.")
    mask(harbour.study, "Dredgingco", "[Firm A]")
    with in_view(harbour.study.project, "masked") as session:
        assert [row.text for row in memos(session)] == ["Ask [Firm A] again."]


def test_masked_informant_has_no_other_name(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        first = informants(session)[0]
        change_informant(session, first.id, {"name": "Budi Santoso"})
        add_masked_name(session, "Budi", "[Harbour A]", informant_id=first.id)
    with in_view(harbour.study.project, "masked") as session:
        assert informants(session)[0].name == "[Harbour A]"


def test_what_was_reviewed_is_not_changed_by_masking(harbour: CodedStudy) -> None:
    reviewed(harbour)
    with harbour.study.project.read() as session:
        before = [row.state for row in reviews(session)]
    mask(harbour.study, "The contract", "[Document A]")
    mask(harbour.study, "Signs", "[Efforts]")
    with in_view(harbour.study.project, "masked") as session:
        rows = reviews(session)
    assert [row.state for row in rows] == before
    assert all("contract" not in row.seen["quotation"] for row in rows)


def test_cuts_of_a_shortened_quotation_move_with_its_words(harbour: CodedStudy) -> None:
    row = harbour.passage("K-0001")
    start = row.text.index("lapsed")
    with harbour.study.project.edit() as session:
        cuts = f"[[{start}, {start + 6}]]"
        session.add(ChapterPassage(code_id=harbour.codes["C1"], passage_id=row.id, cuts=cuts))
    mask(harbour.study, "The contract", "[D]")
    with in_view(harbour.study.project, "masked") as session:
        stored = session.scalars(select(ChapterPassage.cuts)).one()
        moved = passages(session)[0].text.index("lapsed")
    assert stored == f"[[{moved}, {moved + 6}]]"


def test_masked_copy_holds_nothing_of_what_it_hides(harbour: CodedStudy) -> None:
    reviewed(harbour)
    mask(harbour.study, "contract", "[Document A]")
    with in_view(harbour.study.project, "masked") as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(*written_columns(table) or [table.c.id])):
                assert not [text for text in row if " contract " in f" {text} ".casefold()]
