"""Writing files from a project: what each export is made of, and in which form by its ending.

A ``Draft`` holds everything already read, so a window builds it on its own thread, writes it on
another, and only then marks the printed passage numbers, which are never given again, and keeps
a review document's bytes, with which the returned one is compared.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from uuid import uuid4

from sqlalchemy.orm import Session

from app.analysis.appendix.appendix import (
    EVERYTHING,
    AppendixChoice,
    AppendixContent,
    Part,
    appendix_content,
)
from app.analysis.export_manifest import ExportChange, appendix_manifest, chapter_manifest
from app.errors import HoldsOriginals, NothingToReview, NotOneTable, WrongEnding
from app.exporters.writing import Progress, next_free_name, part_of
from app.interchange.codebook import codebook_writer
from app.interchange.export_file import READ, Written, write_file
from app.interchange.export_records import PrintedThesis, changes_since_last, remember_export
from app.interchange.masking.leak_gate import AS_IT_IS, LeakGate, Leaving, leak_gate
from app.interchange.masking.masked_copy import copy_in_view, in_view
from app.interchange.memos import memos_writer
from app.interchange.thesis.thesis_format import AS_CHOSEN, AskedFormat, thesis_format
from app.models.base import now
from app.models.masking import View
from app.models.passage import read_number
from app.models.printed import PrintedPaper
from app.operations.review_rounds import freeze_round
from app.project.file import Project
from app.project.reading_copy import ReadingCopy
from app.queries.codes import codes
from app.queries.passages import PassageRow, passages
from app.queries.people import people
from app.queries.printed import code_uuids, passage_uuids
from app.queries.projects import project as described
from app.queries.review_paper import find_round, still_stands
from app.queries.review_rounds import rounds
from app.words import Language, Words
from app.words.evidence import ABOUT_PASSAGES

DocumentKind = Literal[
    "appendix",
    "chapter",
    "closing",
    "evidence",
    "review",
    "codebook",
    "passages",
    "review_log",
    "consultation",
    "audit_trail",
    "agreement",
    "memos",
]
What = Literal[DocumentKind, "project"]

ENDINGS: dict[What, tuple[str, ...]] = {
    "appendix": (".docx", ".xlsx", ".html", ".csv", ".md"),
    "chapter": (".docx",),
    "closing": (".docx",),
    "evidence": (".docx",),
    "review": (".docx",),
    "codebook": (".csv", ".xlsx", ".docx"),
    "passages": (".docx", ".csv", ".xlsx"),
    "review_log": (".docx",),
    "consultation": (".docx",),
    "audit_trail": (".docx", ".csv"),
    "agreement": (".docx", ".csv"),
    "memos": (".docx", ".md", ".csv"),
    "project": (".kutipan",),
}
"""In which forms each export can be written."""


@dataclass(frozen=True)
class Draft:
    """An export that has been read and waits to be written; ``passages`` are those it prints.

    ``paper`` is what will be kept of it, still without its bytes; ``about`` the round it prints.
    ``thesis`` is what a part of the thesis prints, to tell the next export what has changed;
    ``left_out`` are parts of an appendix that hold nothing.
    """

    make: Callable[[Progress | None], bytes]
    passages: tuple[PassageRow, ...] = ()
    paper: PrintedPaper | None = None
    about: str = ""
    thesis: PrintedThesis | None = None
    left_out: tuple[Part, ...] = ()

    @property
    def printed(self) -> list[tuple[str, int]]:
        """Series and number of the passages, to be marked once the file is in its place."""
        numbers = (read_number(row.number) for row in self.passages)
        return [number for number in numbers if number]


@dataclass(frozen=True)
class Exported:
    """What was written: how many passages are printed in it, and the round of a review.

    ``changes`` is None where there was no such export before; ``left_out`` as in ``Draft``.
    ``shows`` are the masked names that it shows all the same, as they are masked.
    """

    passages: int = 0
    round_name: str = ""
    changes: tuple[ExportChange, ...] | None = None
    left_out: tuple[Part, ...] = ()
    shows: tuple[str, ...] = ()


def export(  # noqa: PLR0913 - one for each thing that can be asked of an export
    project: Project,
    out: Path,
    what: What,
    language: Language | None = None,
    progress: Progress | None = None,
    round_called: str = "",
    *,
    appendix: AppendixChoice = EVERYTHING,
    dressed: AskedFormat = AS_CHOSEN,
    leaving: Leaving = AS_IT_IS,
) -> Exported:
    """Write an export whole or not at all; a file of this very name is replaced.

    Without a language it speaks the project's; ``round_called`` is the name or number of the round
    that a review document or log is about (``round_wanted``), ``dressed`` what the chapters look
    like.

    Raises:
        WrongEnding: this export is not written in such a form.
        NotOneTable: a CSV file of an appendix with more than one part.
        CannotReplace, FolderNotWritable, NoRoomForExport, ProjectExists: it cannot be put there.
        NotFound, Ambiguous: no round or profile, or more than one, is called so.
        BadProfile, UnreadableFile, UnreadableFolder: the profile or template cannot be used.
        HoldsOriginals, NothingMasked: there is no such view of it. Leaking: see ``LeakGate``.
    """
    refuse_wrong_ending(out, what)
    gate = leak_gate(project, leaving)
    if what == "project":
        if leaving.view != "original":
            raise HoldsOriginals(str(out))
        project.save_copy(out)
        return Exported(shows=tuple(secret.name for secret in gate.secrets))
    round_id = round_wanted(project, what, round_called)
    reading = part_of(progress, 0, READ)
    with in_view(project, leaving.view, reading) as session:
        words = Words(language or project_language(session))
        ready = draft(
            session,
            what,
            words,
            out.suffix.lower(),
            round_id,
            appendix=appendix,
            dressed=dressed,
        )
    written = write_file(ready.make, out, gate, part_of(progress, READ, 100))
    changes = keep_printed(project, in_its_view(ready, leaving.view), written.data, out.name)
    return Exported(len(ready.passages), ready.about, changes, ready.left_out, written.shows)


def export_copy(
    copy: ReadingCopy,
    read: Callable[[Session], Draft],
    out: Path,
    gate: LeakGate,
    progress: Progress | None = None,
) -> tuple[Draft, Written]:
    """Read an export from a copy and write it, beside a window's event loop (see ``export``)."""
    view = gate.leaving.view
    with copy_in_view(copy, view, part_of(progress, 0, READ)) as session:
        ready = in_its_view(read(session), view)
    return ready, write_file(ready.make, out, gate, part_of(progress, READ, 100))


def in_its_view(ready: Draft, view: View) -> Draft:
    """The draft as it is remembered: only what is not masked is compared with the next export."""
    return ready if view == "original" else replace(ready, thesis=None)


def free_name(path: Path) -> Path:
    """This name, else the next like it: what was exported before is not written over unasked."""
    return next_free_name(path) if path.exists() else path


def keep_printed(
    project: Project, ready: Draft, data: bytes, name: str
) -> tuple[ExportChange, ...] | None:
    """Remember what has left as the file ``name``; a read-only project remembers nothing.

    Returns what differs from the last export of this part of the thesis; None where there is none.
    """
    changes = changes_since_last(project, ready.thesis) if ready.thesis else None
    if project.read_only:
        return changes
    project.mark_printed(ready.printed)
    if ready.paper is not None:
        project.keep_printed(replace(ready.paper, data=data))
    if ready.thesis is not None:
        remember_export(project, ready.thesis, name, data)
    return changes


def round_wanted(project: Project, what: DocumentKind, called: str = "") -> int | None:
    """The round that a document is about; a review log without one is about all of them.

    Raises:
        NotFound, Ambiguous: no round, or more than one, is called so.
    """
    if what == "review":
        return round_to_print(project, called)
    if what == "review_log" and called:
        with project.read() as session:
            return find_round(session, called).id
    return None


def round_to_print(project: Project, called: str = "") -> int | None:
    """The round of this name or number, else the newest open one if it still stands.

    Otherwise everything is frozen as a new round, so that what a reviewer holds can always be
    compared. None, a draft: nothing is coded yet, or nobody here may freeze a round.

    Raises:
        NotFound, Ambiguous: no round, or more than one, is called so.
    """
    with project.read() as session:
        if called:
            return find_round(session, called).id
        made = rounds(session)
        newest = next((row for row in reversed(made) if row.is_open), None)
        if newest is not None and still_stands(session, newest):
            return newest.id
        number = max((row.number for row in made), default=0) + 1
        name = Words(project_language(session))("Round {n}", n=number)
        asked = [person.id for person in people(session) if person.role == "supervisor"]
    locked = project.read_only or project.reviewing or project.editing
    if locked or project.person_id is None:
        return None
    try:
        with project.edit() as session:
            return freeze_round(session, name, project.person_id, asked)
    except NothingToReview:
        return None


def refuse_wrong_ending(out: Path, what: What) -> None:
    """Refuse a file name whose ending promises another form.

    Raises:
        WrongEnding: with the endings that are possible.
    """
    if out.suffix.lower() not in ENDINGS[what]:
        raise WrongEnding(out.name, ", ".join(ENDINGS[what]))


def project_language(session: Session) -> Language:
    """The language of the study, in which its exports speak."""
    return "en" if described(session).language == "en" else "id"


def draft(
    session: Session,
    what: DocumentKind,
    words: Words,
    ending: str,
    round_id: int | None = None,
    coders: tuple[str, str] | None = None,
    *,
    appendix: AppendixChoice = EVERYTHING,
    dressed: AskedFormat = AS_CHOSEN,
) -> Draft:
    """Read everything that an export prints; the result needs no session.

    ``round_id`` is what a review document or log is about, None everything; ``coders`` are the two
    whose agreement is asked for (``agreement_content``). The writers are imported here: they bring
    the libraries of Word and Excel with them.

    Raises:
        NotOneTable: a CSV file was asked for of an appendix with more than one part.
        NotTwoCoders, NothingInCommon, DamagedComparison: there is no agreement to print.
    """
    readers: dict[DocumentKind, Callable[[], Draft]] = {
        "appendix": lambda: _appendix(session, words, ending, appendix),
        "chapter": lambda: _chapter(session, words, dressed),
        "closing": lambda: _closing(session, words, dressed),
        "evidence": lambda: _evidence(session, words),
        "review": lambda: _review(session, words, round_id),
        "codebook": lambda: Draft(codebook_writer(session, words, ending)),
        "passages": lambda: _passages(session, words, ending),
        "review_log": lambda: _review_log(session, words, round_id),
        "consultation": lambda: _consultation(session, words),
        "audit_trail": lambda: _audit_trail(session, words, ending),
        "agreement": lambda: _agreement(session, words, ending, coders),
        "memos": lambda: Draft(memos_writer(session, words, ending)),
    }
    return readers[what]()


def _appendix(session: Session, words: Words, ending: str, choice: AppendixChoice) -> Draft:
    if ending == ".csv" and len(choice.parts) != 1:
        raise NotOneTable
    content = appendix_content(session, choice)
    return Draft(
        _appendix_writer(content, words, ending),
        _once(content.printed),
        thesis=PrintedThesis(
            "appendix",
            words.language,
            appendix_manifest(content, passage_uuids(session), code_uuids(session)),
        ),
        left_out=content.left_out,
    )


def _appendix_writer(
    content: AppendixContent, words: Words, ending: str
) -> Callable[[Progress | None], bytes]:
    from app.exporters.appendix.csv import appendix_csv  # noqa: PLC0415 - see draft
    from app.exporters.appendix.html import appendix_html  # noqa: PLC0415
    from app.exporters.appendix.markdown import appendix_markdown  # noqa: PLC0415
    from app.exporters.appendix.xlsx import appendix_xlsx  # noqa: PLC0415
    from app.exporters.word.appendix import appendix_docx  # noqa: PLC0415

    made_at = now()
    writers: dict[str, Callable[[Progress | None], bytes]] = {
        ".docx": lambda progress: appendix_docx(content, words, made_at, progress),
        ".xlsx": lambda progress: appendix_xlsx(content, words, progress),
        ".html": lambda progress: appendix_html(content, words, progress),
        ".csv": lambda progress: appendix_csv(content, content.parts[0], words, progress),
        ".md": lambda progress: appendix_markdown(content, words, progress),
    }
    return writers[ending]


def _chapter(session: Session, words: Words, asked: AskedFormat) -> Draft:
    from app.analysis.chapter.chapter import chapter_content  # noqa: PLC0415 - see draft
    from app.exporters.chapter.chapter import chapter_docx  # noqa: PLC0415

    content, made_at, dressed = chapter_content(session), now(), thesis_format(session, asked)
    return Draft(
        lambda progress: chapter_docx(content, words, made_at, progress, dressed),
        _once(row for row in passages(session) if row.codings),
        thesis=PrintedThesis(
            "chapter",
            words.language,
            chapter_manifest(content.kinds, content.passage_uuids, content.code_uuids),
        ),
    )


def _closing(session: Session, words: Words, asked: AskedFormat) -> Draft:
    from app.analysis.chapter.closing import closing_content  # noqa: PLC0415 - see draft
    from app.exporters.chapter.closing import closing_docx  # noqa: PLC0415

    content, made_at, dressed = closing_content(session), now(), thesis_format(session, asked)
    return Draft(
        lambda progress: closing_docx(content, words, made_at, progress, dressed),
        _once(
            quoted.passage
            for kind in content.kinds
            for section in kind.codes
            for quoted in (*section.supporting, *section.contradicting)
        ),
        thesis=PrintedThesis(
            "closing",
            words.language,
            chapter_manifest(content.kinds, passage_uuids(session), code_uuids(session)),
        ),
    )


def _evidence(session: Session, words: Words) -> Draft:
    from app.analysis.chapter.evidence import evidence_report  # noqa: PLC0415 - see draft
    from app.exporters.word.appendix import imprint  # noqa: PLC0415
    from app.exporters.word.evidence import evidence_docx  # noqa: PLC0415

    report, about = evidence_report(session), described(session)
    named = {number for key in ABOUT_PASSAGES for number in report.named(key)}
    printed = imprint(about, words("Evidence Report"), now())
    return Draft(
        lambda _progress: evidence_docx(report, words, printed),
        tuple(row for row in report.passages if row.number in named),
    )


def _review(session: Session, words: Words, round_id: int | None) -> Draft:
    from app.analysis.review.document import review_content  # noqa: PLC0415 - see draft
    from app.exporters.review.document import review_docx  # noqa: PLC0415

    content, made_at, uuid = review_content(session, round_id), now(), str(uuid4())
    made = content.round
    return Draft(
        lambda progress: review_docx(content, words, made_at, progress, document_uuid=uuid),
        _once(entry.row.passage for entry in content.entries),
        PrintedPaper(uuid, made.uuid if made else None, "review", words.language, b""),
        made.name if made else "",
    )


def _passages(session: Session, words: Words, ending: str) -> Draft:
    from app.exporters.passages_table import passages_csv, passages_xlsx  # noqa: PLC0415 - as above
    from app.exporters.word.appendix import imprint  # noqa: PLC0415
    from app.exporters.word.passages import passages_docx  # noqa: PLC0415

    rows, codebook = [row for row in passages(session) if row.codings], codes(session)
    about = imprint(described(session), words("Coded Passages"), now())

    def make(progress: Progress | None) -> bytes:
        match ending:
            case ".csv":
                return passages_csv(rows, codebook, words, progress)
            case ".xlsx":
                return passages_xlsx(rows, codebook, words, progress)
            case _:
                return passages_docx(rows, codebook, words, about, progress)

    return Draft(make, tuple(rows))


def _review_log(session: Session, words: Words, round_id: int | None) -> Draft:
    from app.analysis.moments import Days  # noqa: PLC0415 - see draft
    from app.analysis.review.log import review_log  # noqa: PLC0415
    from app.exporters.review.log import review_log_docx  # noqa: PLC0415

    log, days, made_at = review_log(session, round_id), Days(words), now()
    return Draft(
        lambda progress: review_log_docx(log, days, made_at, progress), _once(log.passages)
    )


def _consultation(session: Session, words: Words) -> Draft:
    from app.analysis.moments import Days  # noqa: PLC0415
    from app.analysis.review.consultation import consultations  # noqa: PLC0415 - see draft
    from app.exporters.review.consultation import consultation_docx  # noqa: PLC0415

    content, days, made_at = consultations(session), Days(words), now()
    return Draft(
        lambda progress: consultation_docx(content, days, made_at, progress),
        _once(content.passages),
    )


def _audit_trail(session: Session, words: Words, ending: str) -> Draft:
    from app.analysis.appendix.audit_trail import audit_trail  # noqa: PLC0415 - see draft
    from app.exporters.audit_trail_table import audit_trail_csv  # noqa: PLC0415
    from app.exporters.word.audit_trail import audit_trail_docx  # noqa: PLC0415

    trail, made_at = audit_trail(session), now()
    if ending == ".csv":
        return Draft(lambda progress: audit_trail_csv(trail, words, progress))
    return Draft(lambda progress: audit_trail_docx(trail, words, made_at, progress))


def _agreement(
    session: Session, words: Words, ending: str, coders: tuple[str, str] | None
) -> Draft:
    from app.analysis.agreement.report import agreement_content  # noqa: PLC0415 - see draft
    from app.analysis.moments import Days  # noqa: PLC0415
    from app.exporters.agreement_table import agreement_csv  # noqa: PLC0415
    from app.exporters.word.agreement import agreement_docx  # noqa: PLC0415

    content, days, made_at = agreement_content(session, coders), Days(words), now()
    if ending == ".csv":
        return Draft(lambda _progress: agreement_csv(content, words))
    return Draft(lambda progress: agreement_docx(content, days, made_at, progress))


def _once(rows: Iterable[PassageRow]) -> tuple[PassageRow, ...]:
    return tuple({row.id: row for row in rows}.values())
