"""A study that has rows in every table, and a name that must not leave in every place for words.

``tests/golden/projects/v2005.kutipan`` was written by ``full_study``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.analysis.masking.names import find_occurrences
from app.interchange.copying import CopyPlan, make_copy
from app.models.format_profile import DEFAULT_PROFILE
from app.models.imported import FormattingRun, FoundSpeaker, ImportedText, Page, Timestamp
from app.models.passage import PassageAlias
from app.models.printed import PrintedPaper
from app.models.source import Source
from app.models.span import Span
from app.models.splice import Splice
from app.models.thesis import ExportRecord
from app.operations.attachments import add_attachment
from app.operations.chapter import add_recommendation, shorten_passage, write_lead_in, write_section
from app.operations.codes import add_code, change_code, give_reason, kind_with_key, link_codes
from app.operations.codings import (
    code_existing,
    code_passage,
    note_autocoded_turns,
    note_autocoding,
)
from app.operations.corrections import Revised, correct_text, replace_text
from app.operations.favourites import set_favourite
from app.operations.guide_questions import GuideLine, add_question
from app.operations.informants import add_informant, set_attribute, take_part
from app.operations.interpretations import interpret
from app.operations.masking import add_masked_name, lay_masks
from app.operations.member_checks import record_member_check
from app.operations.memos import write_memo
from app.operations.passage_links import link_passages
from app.operations.people import add_person
from app.operations.project_settings import choose_setting
from app.operations.projects import describe_project, set_questions
from app.operations.recoding import Part, merge_codes, split_code
from app.operations.review_rounds import describe_round, freeze_round
from app.operations.reviews import answer, decide, judge_definition, keep_returned, remark_on
from app.operations.second_codings import keep_second_coding, settle
from app.operations.source_folders import add_folder, rename_folder
from app.operations.sources import Original, add_source, describe_source
from app.queries.code_history import revisions
from app.queries.differences import differences_in
from app.queries.masking import masked_names
from app.queries.second_codings import second_coding
from app.queries.sources import source_text
from app.words import Words
from tests.study import Study, turns_of

NAME = "Quincewood"
"""Who is masked; stands in every text of the study."""
OLD = (
    f"Interviewer: Who asked you?\nFarmer: {NAME} asked us when {NAME} was mayor.\nFarmer: Nobody."
)
ASKED, NOBODY = f"{NAME} asked us", "Nobody."
CORRECTED = OLD.replace("asked us when", "begged us when")
REPLACED = CORRECTED.replace("was mayor", "was the mayor")
PIXEL = b"\x89PNG\r\n\x1a\n"


def full_study(path: Path) -> Study:
    """Make the study; it is open."""
    study = Study(path)
    with study.project.edit() as session:
        _texts(session)
        _codebook(session, study)
        _thesis(session)
    with study.project.edit() as session:
        _review(session, study)
        _second_coding(session, study)
    with study.project.edit() as session:
        _recode(session, study)
        _correct(session, study)
        _mask(session)
    _leave(study)
    return study


@contextmanager
def a_full_study(folder: Path) -> Iterator[Study]:
    """The study in a folder, closed at the end."""
    study = full_study(folder / "full.kutipan")
    try:
        yield study
    finally:
        study.project.close()


def _texts(session: Session) -> None:
    describe_project(session, {"title": f"What {NAME} did", "researcher": "Sari"})
    text = ImportedText(
        OLD,
        formatting=(FormattingRun(Span(0, 11), "bold"),),
        pages=(Page(Span(0, len(OLD)), 1),),
        timestamps=(Timestamp(0, 1000),),
    )
    labels = (FoundSpeaker("Interviewer", 1, role="interviewer"), FoundSpeaker("Farmer", 2))
    name = f"{NAME}.txt"
    original = Original(name, OLD.encode())
    source = add_source(
        session, name, text, original=original, turns=turns_of(OLD), speakers=labels
    )
    describe_source(session, source, {"place": f"At {NAME}'s", "date": "2020-11-21"})
    rename_folder(session, add_folder(session, f"Kin of {NAME}", [source]), f"{NAME}'s kin")
    fields = {"name": NAME, "role": f"Cousin of {NAME}", "note": f"Knows {NAME}"}
    informant = add_informant(session, "I-01", fields)
    take_part(session, source, informant)
    set_attribute(session, informant, "Employer", NAME)
    record_member_check(session, informant, {"sent": NAME, "response": NAME, "date": "2021-03"})


def _codebook(session: Session, study: Study) -> None:
    cause, effort = kind_with_key(session, "cause"), kind_with_key(session, "effort")
    kind_with_key(session, "own", f"About {NAME}")
    for label, kind in (("A1", cause), ("A2", cause), ("B1", effort)):
        texts = {"definition": f"{label}: {NAME} asked", "example": ASKED, "group": NAME}
        add_code(session, f"{label} of {NAME}", label, kind_id=kind, texts=texts)
    link_codes(session, 3, 1)
    set_questions(session, [(f"Why {NAME}?", cause)])
    start, end = OLD.index(ASKED), OLD.index(NOBODY)
    for words, code in ((ASKED, 1), (ASKED, 2), (NOBODY, 2), (NOBODY, 3)):
        first = start if words == ASKED else end
        code_passage(session, 1, Span(first, first + len(words)), code, study.me)
    link_passages(session, 1, 2, "explains", study.me)
    interpret(session, 1, study.me, f"{NAME} is kin.")
    interpret(session, 1, study.me, f"{NAME} is a cause.", 1)
    for subject in ("project", "source", "code", "informant", "passage"):
        write_memo(session, study.me, subject, None if subject == "project" else 1, f"Ask {NAME}.")
    session.add(PassageAlias(series="KX", number=9, passage_id=1))
    set_favourite(session, 1, 1)
    set_favourite(session, 2, 2)
    note_autocoding(session, NAME, "A1", 2)
    note_autocoded_turns(session, NAME, "A1", 2)


def _thesis(session: Session) -> None:
    for section in ("opening", "synthesis", "contrary"):
        write_section(session, 1, section, f"{NAME} {section}.")
    write_lead_in(session, 1, 1, f"As {NAME} said:")
    shorten_passage(session, 1, 1, [Span(0, 3)])
    add_recommendation(session, f"Ask {NAME}.", [1])
    add_question(session, GuideLine(f"Did {NAME} ask?", NAME, NAME, 1))
    add_attachment(session, PIXEL, {"name": f"{NAME}.png", "caption": NAME, "origin": NAME})
    choose_setting(session, "format_profile", DEFAULT_PROFILE.key)


def _review(session: Session, study: Study) -> None:
    ani = add_person(session, "Dr. Ani", "supervisor")
    made = freeze_round(session, f"On {NAME}", study.me, [ani])
    describe_round(session, made, f"On {NAME}", f"Say less of {NAME}.")
    decided = decide(session, 1, ani, "agree", f"Who is {NAME}?")
    answer(session, decided, f"{NAME} is kin.", "discussed")
    judge_definition(session, 1, ani, "revise", f"Name {NAME} first.")
    remark_on(session, 1, ani, f"{NAME} again.")
    remark_on(session, None, ani, f"Too much {NAME}.")
    keep_returned(session, f"{NAME}.docx", b"returned", ani, made)


def _second_coding(session: Session, study: Study) -> None:
    budi = add_person(session, "Budi", "coder")
    code_existing(session, 1, 1, budi)
    uuids = list(session.scalars(select(Source.uuid)))
    kept = keep_second_coding(session, study.me, budi, uuids)
    found = differences_in(second_coding(session, kept).double)
    settle(session, kept, found[0].key, "later", f"{NAME} knows.", study.me)


def _recode(session: Session, study: Study) -> None:
    change_code(session, 1, texts={"definition": f"{NAME} asked them"})
    change_code(session, 2, texts={"definition": f"{NAME} begged them"})
    for code in (1, 2):
        (revision,) = revisions(session, code)
        give_reason(session, revision.id, f"{NAME} said so.")
    split_code(session, 3, [Part([4], new_name=f"After {NAME}")], study.me, Words("en"))
    merge_codes(session, [2], 1, study.me, Words("en"))


def _correct(session: Session, study: Study) -> None:
    start = OLD.index("asked us")
    correct_text(session, 1, [Splice(start, start + 5, "begged")], study.me)
    at = CORRECTED.index("mayor")
    labels = (FoundSpeaker("Interviewer", 1, role="interviewer"), FoundSpeaker("Farmer", 2))
    imported = ImportedText(
        REPLACED,
        formatting=(FormattingRun(Span(0, 11), "bold"),),
        pages=(Page(Span(0, len(REPLACED)), 1),),
        timestamps=(Timestamp(0, 1000),),
    )
    original = Original(f"{NAME} 2.txt", REPLACED.encode())
    revised = Revised(
        imported, (Splice(at, at, "the "),), turns_of(REPLACED), labels, original=original
    )
    replace_text(session, 1, revised, study.me)
    assert source_text(session, 1) == REPLACED


def _mask(session: Session) -> None:
    add_masked_name(session, NAME, "[Kin A]", general="[somebody]", informant_id=1)
    names = masked_names(session)
    places = [(each.source_id, each.span) for each in find_occurrences(session, names)]
    lay_masks(session, names[0].id, places)


def _leave(study: Study) -> None:
    """What is remembered of files that left."""
    study.project.keep_printed(PrintedPaper("p-1", None, "review", "en", b"printed"))
    study.project.mark_printed([("K", 1)])
    manifest = f'{{"sections": ["{NAME}"]}}'
    study.project.keep_export(
        ExportRecord(
            what="chapter", language="en", name=f"{NAME}.docx", sha256="0" * 64, manifest=manifest
        )
    )
    copy = study.project.path.with_name(f"{NAME} copy.kutipan")
    make_copy(study.project, copy, CopyPlan("review", "Dr. Marta"))
    copy.unlink()
