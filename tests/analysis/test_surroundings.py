from app.analysis.surroundings import REACH, surroundings
from app.models.span import Span
from tests.study import COUSIN, NOBODY, TALK, Study


def _around(study: Study, source: int, words: str, text: str = TALK) -> tuple[str, str]:
    start = text.index(words)
    with study.project.read() as session:
        return surroundings(session, source, Span(start, start + len(words)))


def test_the_question_before_and_the_turn_after_stand_round_a_quotation(study: Study) -> None:
    before, after = _around(study, study.source(), COUSIN)
    assert before == "Interviewer: How did it begin?\nFarmer:"
    assert after == ", he asked us all.\n\nInterviewer: And then?"


def test_nothing_stands_after_the_last_words(study: Study) -> None:
    before, after = _around(study, study.source(), "so everybody joined.")
    assert (before.split()[0], after) == ("Interviewer:", "")


def test_a_text_without_turns_shows_its_own_paragraph(study: Study) -> None:
    text = "A first paragraph.\nWords before it, the quotation, words after it.\nA last one."
    around = _around(study, study.source(text, "note.txt"), "the quotation", text)
    assert around == ("Words before it,", ", words after it.")


def test_long_turns_are_cut_between_words(study: Study) -> None:
    text = f"Farmer: {'word ' * 300}{NOBODY} {'more ' * 300}end."
    before, after = _around(study, study.source(text, "long.txt"), NOBODY, text)
    assert before.startswith("… word ")
    assert after.endswith(" more …")
    assert max(len(before), len(after)) <= REACH + len("… ")
