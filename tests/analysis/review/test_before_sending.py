from collections.abc import Mapping

from app.analysis.review.before_sending import SENTENCES, Finding, findings
from app.models.scope import Scope
from app.models.span import Span
from app.operations.codes import change_code
from app.operations.codings import code_passage
from app.operations.masking import add_masked_name, lay_masks
from app.operations.people import add_person
from app.operations.review_rounds import freeze_round
from app.operations.reviews import judge_definition
from app.operations.sources import describe_source
from app.queries.passages import passages
from app.queries.reviews import definitions
from app.words import Words
from tests.coded_study import QUESTION, CodedStudy
from tests.study import COUSIN, NOBODY, TALK, Study

EVERYTHING = Scope()


def found(study: Study, scope: Scope = EVERYTHING) -> list[Finding]:
    with study.project.read() as session:
        return list(findings(session, scope))


def of_kind(study: Study, kind: str, scope: Scope = EVERYTHING) -> list[str]:
    return [each.sentence(Words("en")) for each in found(study, scope) if each.kind == kind]


def describe(study: Study, source: int, fields: Mapping[str, str]) -> None:
    with study.project.edit() as session:
        describe_source(session, source, dict(fields))


def defined(study: Study, label: str = "A1", name: str = "Family") -> int:
    code = study.code(label, name)
    with study.project.edit() as session:
        change_code(session, code, texts={"definition": "What kin ask for."})
    return code


def test_a_tidy_study_has_no_findings(study: Study) -> None:
    study.coding(study.source(), COUSIN, defined(study))
    assert found(study) == []


def test_codes_without_definition_or_evidence_are_named(harbour: CodedStudy) -> None:
    study = harbour.study
    assert of_kind(study, "definition_missing") == ["E2 has no definition."]
    assert of_kind(study, "without_evidence") == [
        "C3 has no passage as evidence.",
        "E2 has no passage as evidence.",
    ]


def test_a_full_definition_is_one(study: Study) -> None:
    code = study.code()
    study.coding(study.source(), COUSIN, code)
    with study.project.edit() as session:
        change_code(session, code, texts={"full_definition": "What kin ask for."})
    assert found(study) == []


def test_a_limited_scope_answers_for_its_own_codes_only(harbour: CodedStudy) -> None:
    study = harbour.study
    with study.project.read() as session:
        uuids = {row.label: row.uuid for row in definitions(session)}
    assert of_kind(study, "definition_missing", Scope((uuids["C1"] or "",))) == []
    assert of_kind(study, "without_evidence", Scope((uuids["C1"], uuids["C3"]))) == [
        "C3 has no passage as evidence."
    ]


def test_a_rejected_definition_is_named_until_it_is_changed(study: Study) -> None:
    code = defined(study)
    study.coding(study.source(), COUSIN, code)
    with study.project.edit() as session:
        ani = add_person(session, "Dr. Ani", "supervisor")
        judge_definition(session, code, ani, "reject", "Too wide.")
    assert of_kind(study, "definition_rejected") == ["The definition of A1 was rejected."]
    with study.project.edit() as session:
        change_code(session, code, texts={"definition": "Narrower."})
    assert found(study) == []


def test_the_interviewers_words_are_no_evidence(harbour: CodedStudy) -> None:
    (sentence,) = of_kind(harbour.study, "interviewer_words")
    passage = next(
        each.subject_id for each in found(harbour.study) if each.kind == "interviewer_words"
    )
    with harbour.study.project.read() as session:
        number = next(
            row.number for row in passages(session) if row.id == passage and row.text == QUESTION
        )
    assert sentence.startswith(number)


def test_a_source_without_a_date_is_named_once_with_its_passages(study: Study) -> None:
    source, code = study.source(), defined(study)
    study.coding(source, COUSIN, code)
    study.coding(source, NOBODY, code)
    describe(study, source, {"date": ""})
    assert of_kind(study, "date_missing") == ["talk.txt has no date: K-0001, K-0002"]
    describe(study, source, {"date": "2020"})
    assert of_kind(study, "date_incomplete") == [
        "Of talk.txt the day is not known, only 2020: K-0001, K-0002"
    ]


def test_a_passage_outside_all_turns_has_no_speaker(study: Study) -> None:
    text = f"Interview in the field\n{TALK}"
    study.coding(study.source(text), "Interview in the field", defined(study), text)
    assert of_kind(study, "turn_missing") == [
        "K-0001 begins in no turn of talk.txt: nobody is named as its speaker."
    ]


def test_a_document_has_no_turns_to_miss(study: Study) -> None:
    text = "Nobody was warned about anything."
    study.coding(study.source(text), text, defined(study), text)
    assert of_kind(study, "turn_missing") == []


def test_a_passage_before_the_first_paragraph_has_no_place(study: Study) -> None:
    text, source = "\n \nNobody was warned.", 0
    source = study.source(text)
    code = defined(study)
    with study.project.edit() as session:
        code_passage(session, source, Span(0, len(text)), code, study.me)
    assert len(of_kind(study, "locator_missing")) == 1


def test_a_real_name_in_quotation_or_context_is_shown(study: Study) -> None:
    text = "Farmer: Pak Rusdi asked us all.\n" + "Farmer: " + "x " * 300 + "Nobody checked."
    source, code = study.source(text), defined(study)
    study.informant("I-01", source, name="Ahmad Rusdi", pseudonym="Karim")
    study.coding(source, "asked us all", code, text)
    study.coding(source, "Nobody checked", code, text)
    assert of_kind(study, "name_visible") == [
        "K-0001 shows “Rusdi”, the name of I-01, who has a pseudonym."
    ]


def test_masked_name_is_told_where_no_mask_lies(study: Study) -> None:
    source = study.source()
    study.coding(source, COUSIN, defined(study))
    with study.project.edit() as session:
        name_id = add_masked_name(session, "cousin", "[relative]")
    assert of_kind(study, "name_unmasked") == [
        "K-0001 shows “cousin”, which is masked as [relative], without a mask."
    ]
    start = TALK.index("cousin")
    with study.project.edit() as session:
        lay_masks(session, name_id, [(source, Span(start, start + 6))])
    assert of_kind(study, "name_unmasked") == []


def test_without_a_pseudonym_a_name_is_no_secret(study: Study) -> None:
    source = study.source()
    study.informant("I-01", source, name="Cousin")
    study.coding(source, COUSIN, defined(study))
    assert found(study) == []


def test_passages_that_say_the_same_twice_are_named(study: Study) -> None:
    code = defined(study)
    one, two = study.source(), study.source(TALK + "\n", "copy.txt")
    study.coding(one, "Nobody checked, so everybody joined", code)
    study.coding(one, "Nobody checked, so everybody joined.", code)
    study.coding(two, "Nobody checked, so everybody joined.", code)
    assert of_kind(study, "repeated") == [
        "K-0002, K-0003 have the same words in different sources."
    ]
    assert of_kind(study, "overlapping") == [
        "K-0001, K-0002 are nearly the same passage, both coded with A1."
    ]


def test_only_what_would_be_submitted_is_looked_at(study: Study) -> None:
    source, code = study.source(), defined(study)
    study.coding(source, "How did it begin?", code)
    with study.project.edit() as session:
        freeze_round(session, "Round 1", study.me)
    assert of_kind(study, "interviewer_words")
    assert found(study, Scope(only_changed=True)) == []


def test_the_worst_comes_first_and_every_sentence_can_be_said(harbour: CodedStudy) -> None:
    severities = [each.severity for each in found(harbour.study)]
    assert severities == sorted(severities, reverse=True)
    assert all(each.sentence(Words("id")) for each in found(harbour.study))
    assert len(SENTENCES) > len({each.kind for each in found(harbour.study)})
