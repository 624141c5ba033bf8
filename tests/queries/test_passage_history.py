from app.operations.codings import set_stance, uncode
from app.operations.memos import delete_memo, write_memo
from app.operations.passage_links import link_passages
from app.operations.review_rounds import freeze_round
from app.queries.passage_history import passage_history
from app.queries.passages import resolve_number
from tests.study import COUSIN, NOBODY, Study


def _keys(study: Study, number: str = "K-0001") -> list[str]:
    with study.project.read() as session:
        return [row.key for row in passage_history(session, resolve_number(session, number))]


def test_the_history_names_what_was_done_to_this_passage_only(study: Study) -> None:
    source, code = study.source(), study.code()
    coding = study.coding(source, COUSIN, code)
    study.coding(source, NOBODY, code)
    with study.project.edit() as session:
        set_stance(session, coding, "partly")
    assert _keys(study) == ["stance_set", "coded"]
    assert _keys(study, "K-0002") == ["coded"]


def test_both_ends_of_a_link_tell_of_it(study: Study) -> None:
    source, code = study.source(), study.code()
    for words in (COUSIN, NOBODY):
        study.coding(source, words, code)
    with study.project.edit() as session:
        link_passages(session, 1, 2, "contradicts", study.me)
    assert _keys(study)[0] == _keys(study, "K-0002")[0] == "passage_contradicts"


def test_what_was_undone_stays_in_the_history(study: Study) -> None:
    source, code = study.source(), study.code()
    first = study.coding(source, COUSIN, code)
    study.coding(source, COUSIN, study.code("A2", "Fear"))
    with study.project.edit() as session:
        uncode(session, first)
    study.project.undo()
    with study.project.read() as session:
        found = passage_history(session, 1)
    assert [(row.key, row.happened) for row in found[:2]] == [
        ("uncoded", "undone"),
        ("uncoded", "done"),
    ]


def test_prints_and_rounds_are_part_of_it(study: Study) -> None:
    study.coding(study.source(), COUSIN, study.code())
    study.project.mark_printed([("K", 1)])
    with study.project.edit() as session:
        freeze_round(session, "First", study.me, [study.me])
    assert {"passage_printed", "passage_submitted"} <= {*_keys(study)}


def test_a_number_that_begins_alike_is_another_passage(study: Study) -> None:
    source, code = study.source(), study.code()
    study.coding(source, COUSIN, code)
    with study.project.edit() as session:
        from app.project.activity import record  # noqa: PLC0415 - a deed of no operation

        record(session, "coded", passage="K-00011", code="A1")
    assert _keys(study) == ["coded"]


def test_memos_on_the_passage_are_part_of_it(study: Study) -> None:
    study.coding(study.source(), COUSIN, study.code())
    with study.project.edit() as session:
        memo = write_memo(session, study.me, "passage", 1, "Ask again.")
        write_memo(session, study.me, "project", None, "Elsewhere.")
    with study.project.edit() as session:
        delete_memo(session, memo)
    assert _keys(study) == ["memo_deleted", "memo_written", "coded"]
