"""A draft that was written before its transcripts were corrected."""

from app.analysis.quote_audit.quote_audit import Finding, audit
from app.analysis.quote_audit.study import audited_study
from app.models.splice import Splice
from app.operations.corrections import correct_text
from tests.analysis.drafts import draft
from tests.study import TALK, Study

SAID = "Nobody checked, so everybody joined."
START = TALK.index(SAID)


def found(study: Study, text: str) -> list[Finding]:
    with study.project.read() as session:
        return audit(audited_study(session), draft(text))


def corrected(study: Study, now: str) -> None:
    source = study.source()
    study.informant("I-01", source, role="Farmer")
    study.coding(source, SAID, study.code())
    with study.project.edit() as session:
        correct_text(session, source, [Splice(START, START + len(SAID), now)], study.me)


def test_a_word_that_was_corrected_is_altered(study: Study) -> None:
    corrected(study, "Nobody inspected, so everybody joined.")
    (finding,) = found(study, f"The farmer said: \u201c{SAID}\u201d (I-01, 2020).")
    assert finding.status == "altered"
    assert "[-inspected-]{+checked+}" in finding.difference.replace(" ", "")


def test_a_passage_that_was_written_anew_is_altered_and_not_unknown(study: Study) -> None:
    corrected(study, "There was no inspection at all.")
    (finding,) = found(study, f"The farmer said: \u201c{SAID}\u201d (I-01, 2020).")
    assert (finding.status, finding.said) == ("altered", "There was no inspection at all.")
    assert (finding.informant, finding.source) == ("I-01", "talk.txt")
    assert "inspection" in finding.difference
    assert "{+" in finding.difference


def test_words_that_never_stood_anywhere_are_still_not_found(study: Study) -> None:
    corrected(study, "There was no inspection at all.")
    (finding,) = found(
        study, "The farmer said: \u201call the ships sailed home in winter\u201d (I-01)."
    )
    assert finding.status == "not_found"
