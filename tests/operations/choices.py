"""For each public operation, a way to draw arguments from what the study holds just then."""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.code import Code, CodeRevision, Kind
from app.models.imported import FormattingRun, FoundSpeaker, ImportedText
from app.models.informant import Informant
from app.models.known_copy import KnownCopy
from app.models.masking import MASK_KINDS, Mask, MaskedName
from app.models.passage import LINK_KINDS, STANCES, Coding, Memo, Passage, PassageLink
from app.models.person import Person
from app.models.project import ResearchQuestion
from app.models.review import RESPONSES, VERDICTS, Decision, Origin
from app.models.review_round import ReviewRound
from app.models.scope import Scope
from app.models.second_coding import OUTCOMES, SecondCoding
from app.models.source import Source, Speaker
from app.models.source_folder import SourceFolder
from app.models.span import Span
from app.models.splice import Splice, spliced
from app.models.thesis import (
    ATTACHMENT_KINDS,
    Attachment,
    GuideQuestion,
    MemberCheck,
    Recommendation,
)
from app.operations import (
    attachments,
    chapter,
    codes,
    codings,
    corrections,
    favourites,
    guide_questions,
    informants,
    interpretations,
    known_copies,
    masking,
    member_checks,
    memos,
    passage_links,
    passages,
    people,
    project_settings,
    projects,
    recoding,
    resizing,
    review_rounds,
    reviews,
    second_codings,
    snapshots,
    source_folders,
    sources,
    speakers,
)
from app.operations.corrections import Revised
from app.operations.guide_questions import GuideLine
from app.operations.known_copies import Acquaintance
from app.operations.recoding import Part
from app.operations.sources import Original
from app.queries.differences import differences_in
from app.queries.second_codings import second_coding
from app.queries.sources import source_text
from app.words import Words
from tests.operations.drawing import (
    INDEX,
    WORDS,
    Arguments,
    Chooser,
    DrawFn,
    Keywords,
    some_id,
    some_id_or_none,
)
from tests.study import TALK, turns_of


def _span(draw: DrawFn) -> Span:
    start = draw(st.integers(0, len(TALK) - 1))
    return Span(start, draw(st.integers(start + 1, len(TALK) + 2)))


def _guide_line(draw: DrawFn, session: Session) -> GuideLine:
    return GuideLine(draw(WORDS), draw(WORDS), "", some_id_or_none(draw, session, ResearchQuestion))


def _found(draw: DrawFn) -> tuple[object, object]:
    turns = turns_of(TALK)[: draw(INDEX)]
    return turns, tuple(FoundSpeaker(label, 1) for label in {turn.label for turn in turns})


def _origin(draw: DrawFn, session: Session) -> Origin:
    return Origin(
        some_id_or_none(draw, session, ReviewRound),
        on_paper=draw(st.booleans()),
        reply_to_id=some_id_or_none(draw, session, Decision),
        resolved=draw(st.booleans()),
    )


def _a_source(draw: DrawFn, session: Session) -> int:
    return some_id(draw, session, Source)


def _splices(draw: DrawFn, text: str) -> list[Splice]:
    found = []
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text) + 1, start + 30)))
        splice = Splice(start, end, draw(WORDS) + draw(st.sampled_from(["", "\n"])))
        found.append(splice)
        text = text[:start] + splice.text + text[end:]
    return found


def _correction(draw: DrawFn, session: Session) -> Arguments:
    source_id = _a_source(draw, session)
    revision = session.get_one(Source, source_id).revision
    edits = _splices(draw, source_text(session, source_id))
    return source_id, edits, some_id(draw, session, Person), draw(st.sampled_from([None, revision]))


def _new_version(draw: DrawFn, session: Session) -> Arguments:
    source_id = _a_source(draw, session)
    before = source_text(session, source_id)
    edits = [each for each in _splices(draw, before) if each.end <= len(before)][:1]
    text = spliced(before, edits)
    original = Original("new.txt", text.encode()) if draw(st.booleans()) else None
    found, voices = turns_of(text), [FoundSpeaker("Farmer", 1)]
    revised = Revised(ImportedText(text), tuple(edits), found, tuple(voices), {}, original)
    return source_id, revised, some_id(draw, session, Person)


def _subject(draw: DrawFn, session: Session) -> Arguments:
    entities = {"source": Source, "code": Code, "informant": Informant, "passage": Passage}
    subject = draw(st.sampled_from(["project", *entities]))
    subject_id = some_id(draw, session, entities[subject]) if subject in entities else None
    return some_id(draw, session, Person), subject, subject_id, draw(WORDS)


def _difference(draw: DrawFn, session: Session) -> Arguments:
    kept = some_id(draw, session, SecondCoding)
    found = differences_in(second_coding(session, kept).double)
    key = draw(st.sampled_from([each.key for each in found])) if found else ""
    outcome = draw(st.sampled_from(OUTCOMES))
    return kept, key, outcome, draw(WORDS), some_id(draw, session, Person)


def _printed(draw: DrawFn, session: Session) -> Arguments:
    """A code and a passage, whether one carries the other or not."""
    return some_id(draw, session, Code), some_id(draw, session, Passage)


def _codes(draw: DrawFn, session: Session) -> list[int]:
    return [some_id(draw, session, Code) for _ in range(draw(st.integers(1, 3)))]


def _codings_under(session: Session, code_id: int) -> Sequence[int]:
    return session.scalars(select(Coding.id).where(Coding.code_id == code_id)).all()


def _some_of(draw: DrawFn, ids: Sequence[int]) -> list[int]:
    return draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []


def _move(draw: DrawFn, session: Session) -> Arguments:
    former = some_id(draw, session, Code)
    some = _some_of(draw, _codings_under(session, former)) if draw(st.booleans()) else None
    person = some_id(draw, session, Person)
    return former, some_id(draw, session, Code), person, Words("en"), some


def _split(draw: DrawFn, session: Session) -> Arguments:
    code = some_id(draw, session, Code)
    going = _some_of(draw, _codings_under(session, code))
    old = Part(going[::2], some_id(draw, session, Code))
    new = Part(going[1::2], new_name=draw(WORDS))
    return code, [old, new], some_id(draw, session, Person), Words("en")


def _merge(draw: DrawFn, session: Session) -> Arguments:
    into, person = some_id(draw, session, Code), some_id(draw, session, Person)
    return _codes(draw, session), into, person, Words("en")


CHOOSERS: dict[Callable[..., object], Chooser] = {
    people.add_person: lambda draw, _: (draw(WORDS),),
    people.person_named: lambda draw, _: (draw(WORDS),),
    people.rename_person: lambda draw, s: (some_id(draw, s, Person), draw(WORDS)),
    projects.describe_project: lambda draw, _: ({"title": draw(WORDS), "faculty": draw(WORDS)},),
    projects.set_questions: lambda draw, s: ([(draw(WORDS), some_id_or_none(draw, s, Kind))],),
    codes.kind_with_key: lambda draw, _: (draw(st.sampled_from(["cause", "effort", "other"])),),
    codes.add_code: lambda draw, _: (draw(WORDS), draw(WORDS)),
    codes.change_code: lambda draw, s: (
        some_id(draw, s, Code),
        Keywords(name=draw(WORDS), texts={"definition": draw(WORDS)}),
    ),
    codes.give_reason: lambda draw, s: (some_id(draw, s, CodeRevision), draw(WORDS)),
    codes.recolour_codes: lambda draw, s: (_codes(draw, s), draw(INDEX)),
    codes.regroup_codes: lambda draw, s: (
        _codes(draw, s),
        Keywords(kind_id=some_id_or_none(draw, s, Kind), group=draw(WORDS)),
    ),
    codes.delete_codes: lambda draw, s: ([*dict.fromkeys(_codes(draw, s))],),
    recoding.move_codings: _move,
    recoding.split_code: _split,
    recoding.merge_codes: _merge,
    codes.set_code_kind: lambda draw, s: (some_id(draw, s, Code), some_id_or_none(draw, s, Kind)),
    codes.set_code_colour: lambda draw, s: (some_id(draw, s, Code), draw(INDEX)),
    codes.move_code: lambda draw, s: (
        some_id(draw, s, Code),
        some_id_or_none(draw, s, Code),
        draw(INDEX),
    ),
    codes.place_codes: lambda draw, s: (
        _codes(draw, s),
        *(some_id_or_none(draw, s, Code) for _ in range(2)),
        Keywords(kind_id=some_id_or_none(draw, s, Kind), group=draw(WORDS)),
    ),
    codes.rename_group: lambda draw, s: (some_id_or_none(draw, s, Kind), draw(WORDS), draw(WORDS)),
    codes.order_codes: lambda draw, s: (
        draw(st.permutations(s.scalars(select(Code.id).order_by(Code.id)).all())),
    ),
    codes.delete_code: lambda draw, s: (some_id(draw, s, Code),),
    codes.link_codes: lambda draw, s: (some_id(draw, s, Code), some_id(draw, s, Code)),
    codes.unlink_codes: lambda draw, s: (some_id(draw, s, Code), some_id(draw, s, Code)),
    sources.add_source: lambda draw, _: (
        draw(WORDS),
        ImportedText(TALK, formatting=(FormattingRun(Span(0, 11), "bold"),)),
    ),
    sources.add_turns: lambda draw, s: (_a_source(draw, s), *_found(draw)),
    sources.describe_source: lambda draw, s: (
        _a_source(draw, s),
        {"name": draw(WORDS), "date": draw(st.sampled_from(["", "2020", "never"]))},
    ),
    sources.set_status: lambda draw, s: ([_a_source(draw, s)], "done"),
    sources.delete_sources: lambda draw, s: ([_a_source(draw, s)],),
    source_folders.add_folder: lambda draw, s: (draw(WORDS), [_a_source(draw, s)]),
    source_folders.rename_folder: lambda draw, s: (some_id(draw, s, SourceFolder), draw(WORDS)),
    source_folders.move_folder: lambda draw, s: (some_id(draw, s, SourceFolder), draw(INDEX)),
    source_folders.delete_folder: lambda draw, s: (some_id(draw, s, SourceFolder),),
    source_folders.put_in_folder: lambda draw, s: (
        [_a_source(draw, s)],
        some_id_or_none(draw, s, SourceFolder),
    ),
    source_folders.order_sources: lambda draw, s: (
        draw(st.permutations(s.scalars(select(Source.id).order_by(Source.id)).all())),
    ),
    sources.keep_original: lambda draw, _: (Original("a.txt", draw(WORDS).encode()),),
    sources.add_layout: lambda draw, s: (_a_source(draw, s), ImportedText("")),
    corrections.accept_words: lambda draw, s: ([some_id(draw, s, Passage)],),
    corrections.correct_text: _correction,
    corrections.replace_text: _new_version,
    corrections.settle_passage: lambda draw, s: (some_id(draw, s, Passage), _span(draw)),
    speakers.set_speaker: lambda draw, s: (
        some_id(draw, s, Speaker),
        draw(st.sampled_from(["interviewer", "informant"])),
        some_id_or_none(draw, s, Informant),
    ),
    speakers.merge_speakers: lambda draw, s: (
        some_id(draw, s, Speaker),
        [some_id(draw, s, Speaker)],
    ),
    speakers.replace_turns: lambda draw, s: (_a_source(draw, s), *_found(draw)),
    informants.add_informant: lambda draw, _: (draw(WORDS), {"role": draw(WORDS)}),
    informants.change_informant: lambda draw, s: (
        some_id(draw, s, Informant),
        {"category": draw(WORDS)},
        draw(WORDS),
    ),
    informants.delete_informant: lambda draw, s: (some_id(draw, s, Informant),),
    informants.take_part: lambda draw, s: (_a_source(draw, s), some_id(draw, s, Informant)),
    informants.leave: lambda draw, s: (_a_source(draw, s), some_id(draw, s, Informant)),
    informants.set_attribute: lambda draw, s: (
        some_id(draw, s, Informant),
        draw(WORDS),
        draw(WORDS),
    ),
    passages.passage_at: lambda draw, s: (_a_source(draw, s), _span(draw)),
    passages.passages_at: lambda draw, s: (
        [(_a_source(draw, s), _span(draw)) for _ in range(draw(st.integers(0, 3)))],
    ),
    passages.drop_if_bare: lambda draw, s: (some_id(draw, s, Passage),),
    passages.drop_bare: lambda draw, s: (_some_of(draw, s.scalars(select(Passage.id)).all()),),
    passages.delete_passage: lambda draw, s: (some_id(draw, s, Passage),),
    passage_links.link_passages: lambda draw, s: (
        some_id(draw, s, Passage),
        some_id(draw, s, Passage),
        draw(st.sampled_from(LINK_KINDS)),
        some_id(draw, s, Person),
    ),
    passage_links.unlink_passages: lambda draw, s: (some_id(draw, s, PassageLink),),
    codings.code_places: lambda draw, s: (
        [(_a_source(draw, s), _span(draw)) for _ in range(draw(st.integers(0, 3)))],
        [some_id(draw, s, Code)],
        some_id(draw, s, Person),
    ),
    codings.note_autocoding: lambda draw, _: (draw(WORDS), "A1", draw(INDEX)),
    codings.note_autocoded_turns: lambda draw, _: ("I-01", "A1", draw(INDEX)),
    resizing.resize_passage: lambda draw, s: (
        some_id(draw, s, Passage),
        _span(draw),
        some_id(draw, s, Person),
    ),
    codings.code_passage: lambda draw, s: (
        _a_source(draw, s),
        _span(draw),
        some_id(draw, s, Code),
        some_id(draw, s, Person),
    ),
    codings.code_existing: lambda draw, s: (
        some_id(draw, s, Passage),
        some_id(draw, s, Code),
        some_id(draw, s, Person),
    ),
    codings.uncode: lambda draw, s: (some_id(draw, s, Coding),),
    codings.uncode_all: lambda draw, s: (_some_of(draw, s.scalars(select(Coding.id)).all()),),
    codings.set_stance: lambda draw, s: (some_id(draw, s, Coding), draw(st.sampled_from(STANCES))),
    codings.set_key_quote: lambda draw, s: (some_id(draw, s, Coding), draw(st.booleans())),
    interpretations.interpret: lambda draw, s: (
        some_id(draw, s, Passage),
        some_id(draw, s, Person),
        draw(WORDS),
        some_id_or_none(draw, s, Code),
    ),
    guide_questions.add_question: lambda draw, s: (_guide_line(draw, s),),
    guide_questions.change_question: lambda draw, s: (
        some_id(draw, s, GuideQuestion),
        _guide_line(draw, s),
    ),
    guide_questions.move_question: lambda draw, s: (some_id(draw, s, GuideQuestion), draw(INDEX)),
    guide_questions.delete_question: lambda draw, s: (some_id(draw, s, GuideQuestion),),
    attachments.add_attachment: lambda draw, _: (
        draw(st.binary(max_size=2)),
        {"name": draw(WORDS), "kind": draw(st.sampled_from(ATTACHMENT_KINDS))},
    ),
    attachments.describe_attachment: lambda draw, s: (
        some_id(draw, s, Attachment),
        {"caption": draw(WORDS)},
    ),
    attachments.move_attachment: lambda draw, s: (some_id(draw, s, Attachment), draw(INDEX)),
    attachments.delete_attachment: lambda draw, s: (some_id(draw, s, Attachment),),
    member_checks.record_member_check: lambda draw, s: (
        some_id(draw, s, Informant),
        {"sent": draw(WORDS), "date": "2021-03"},
    ),
    member_checks.change_member_check: lambda draw, s: (
        some_id(draw, s, MemberCheck),
        {"response": draw(WORDS)},
    ),
    member_checks.delete_member_check: lambda draw, s: (some_id(draw, s, MemberCheck),),
    memos.write_memo: _subject,
    memos.change_memo: lambda draw, s: (some_id(draw, s, Memo), draw(WORDS)),
    memos.delete_memo: lambda draw, s: (some_id(draw, s, Memo),),
    reviews.decide: lambda draw, s: (
        some_id(draw, s, Coding),
        some_id(draw, s, Person),
        draw(st.sampled_from([*VERDICTS, None])),
        draw(WORDS),
        _origin(draw, s),
    ),
    reviews.decide_all: lambda draw, s: (
        [
            (some_id(draw, s, Coding), draw(st.sampled_from([*VERDICTS, None])), draw(WORDS))
            for _ in range(draw(st.integers(0, 3)))
        ],
        some_id(draw, s, Person),
        _origin(draw, s),
    ),
    reviews.judge_definition: lambda draw, s: (
        some_id(draw, s, Code),
        some_id(draw, s, Person),
        draw(st.sampled_from([*VERDICTS, None])),
        draw(WORDS),
        _origin(draw, s),
    ),
    reviews.remark_on: lambda draw, s: (
        some_id_or_none(draw, s, Passage),
        some_id(draw, s, Person),
        draw(WORDS),
        _origin(draw, s),
    ),
    reviews.answer: lambda draw, s: (
        some_id(draw, s, Decision),
        draw(WORDS),
        draw(st.sampled_from([*RESPONSES, None])),
    ),
    reviews.resolve: lambda draw, s: (some_id(draw, s, Decision),),
    reviews.keep_returned: lambda draw, s: (
        draw(WORDS),
        draw(st.binary(max_size=2)),
        some_id(draw, s, Person),
        some_id_or_none(draw, s, ReviewRound),
    ),
    snapshots.keep_snapshot: lambda draw, _: ({"quotation": draw(WORDS)},),
    snapshots.keep_snapshots: lambda draw, _: ([{"quotation": draw(WORDS)}, {"quotation": ""}],),
    review_rounds.freeze_round: lambda draw, s: (
        draw(WORDS),
        some_id(draw, s, Person),
        draw(st.lists(st.just(some_id(draw, s, Person)), max_size=1)),
        Scope(only_changed=draw(st.booleans()), at_most=draw(st.sampled_from([None, 1]))),
    ),
    review_rounds.submit_round: lambda draw, s: (
        draw(WORDS),
        some_id(draw, s, Person),
        draw(st.lists(WORDS, max_size=2)),
        Scope(only_changed=draw(st.booleans())),
    ),
    review_rounds.name_reviewers: lambda draw, s: (
        some_id(draw, s, ReviewRound),
        draw(st.lists(WORDS, max_size=2)),
    ),
    review_rounds.set_reviewers: lambda draw, s: (
        some_id(draw, s, ReviewRound),
        draw(st.lists(st.just(some_id(draw, s, Person)), max_size=1)),
    ),
    review_rounds.describe_round: lambda draw, s: (
        some_id(draw, s, ReviewRound),
        draw(WORDS),
        draw(WORDS),
    ),
    review_rounds.close_round: lambda draw, s: (
        some_id(draw, s, ReviewRound),
        draw(st.booleans()),
    ),
    review_rounds.delete_round: lambda draw, s: (some_id(draw, s, ReviewRound),),
    known_copies.remember_copy: lambda draw, _: (
        Acquaintance(draw(st.sampled_from("xy")), "copy", 1, draw(WORDS), b""),
    ),
    known_copies.note_purpose: lambda draw, s: (
        some_id(draw, s, KnownCopy),
        draw(st.sampled_from(["review", "coder"])),
        None,
        "KB",
    ),
    second_codings.keep_second_coding: lambda draw, s: (
        some_id(draw, s, Person),
        some_id(draw, s, Person),
        s.scalars(select(Source.uuid).order_by(Source.id)).all(),
    ),
    second_codings.settle: _difference,
    favourites.set_favourite: lambda draw, s: (
        some_id(draw, s, Code),
        draw(st.one_of(st.none(), st.integers(1, 3))),
    ),
    favourites.hand_on_favourite: lambda draw, s: (some_id(draw, s, Code), some_id(draw, s, Code)),
    project_settings.choose_setting: lambda draw, _: (
        draw(st.sampled_from(["format_profile", "x"])),
        draw(WORDS),
    ),
    chapter.write_section: lambda draw, s: (
        some_id(draw, s, Code),
        draw(st.sampled_from(["opening", "synthesis", "contrary"])),
        draw(WORDS),
    ),
    chapter.leave_out_section: lambda draw, s: (some_id(draw, s, Code), draw(st.booleans())),
    chapter.order_sections: lambda draw, s: (
        draw(st.permutations(s.scalars(select(Code.id).order_by(Code.id)).all())),
    ),
    chapter.order_as_codebook: lambda _draw, _: (),
    chapter.order_passages: lambda draw, s: (
        some_id(draw, s, Code),
        draw(st.permutations(s.scalars(select(Passage.id).order_by(Passage.id)).all())),
    ),
    chapter.leave_out_passage: lambda draw, s: (
        *_printed(draw, s),
        draw(st.booleans()),
    ),
    chapter.shorten_passage: lambda draw, s: (
        *_printed(draw, s),
        [_span(draw) for _ in range(draw(st.integers(0, 3)))],
    ),
    chapter.write_lead_in: lambda draw, s: (*_printed(draw, s), draw(WORDS)),
    chapter.add_recommendation: lambda draw, s: (draw(WORDS), [some_id(draw, s, Code)]),
    chapter.change_recommendation: lambda draw, s: (
        some_id(draw, s, Recommendation),
        draw(WORDS),
        draw(st.lists(st.just(some_id(draw, s, Code)), max_size=1)),
    ),
    chapter.order_recommendations: lambda draw, s: (
        draw(st.permutations(s.scalars(select(Recommendation.id)).all())),
    ),
    chapter.delete_recommendation: lambda draw, s: (some_id(draw, s, Recommendation),),
    masking.add_masked_name: lambda draw, _: (draw(WORDS), draw(WORDS)),
    masking.change_masked_name: lambda draw, s: (
        some_id(draw, s, MaskedName),
        {"kind": draw(st.sampled_from(MASK_KINDS)), "variants": draw(WORDS)},
    ),
    masking.delete_masked_name: lambda draw, s: (some_id(draw, s, MaskedName),),
    masking.lay_masks: lambda draw, s: (
        some_id(draw, s, MaskedName),
        [(_a_source(draw, s), _span(draw)) for _ in range(draw(st.integers(0, 3)))],
    ),
    masking.lift_masks: lambda draw, s: ([some_id(draw, s, Mask)],),
}
