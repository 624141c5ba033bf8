"""The appendix of the invented study with all its parts, in every form."""

import io
from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from app.analysis.appendix.appendix import PARTS, AppendixChoice, AppendixContent, appendix_content
from app.exporters.appendix.csv import appendix_csv
from app.exporters.appendix.html import appendix_html
from app.exporters.appendix.markdown import appendix_markdown
from app.exporters.word.appendix import appendix_docx
from app.models.thesis import ExportRecord
from app.operations.attachments import add_attachment
from app.operations.chapter import write_section
from app.operations.guide_questions import GuideLine, add_question
from app.operations.member_checks import record_member_check
from app.queries.informants import informants
from app.words import Words
from tests.coded_study import CodedStudy
from tests.reviewed_study import ZONE, reviewed

MADE_AT = "2026-11-21T08:00:00Z"
HOSTILE = "=1+1 <script>alert(1)</script> | *not bold* & [no](link)"


def picture(colour: str = "navy", form: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (600, 300), colour).save(stream, form)
    return stream.getvalue()


def complete(harbour: CodedStudy, choice: AppendixChoice | None = None) -> AppendixContent:
    """Everything that an appendix can print, read as chosen."""
    reviewed(harbour)
    with harbour.study.project.edit() as session:
        add_question(session, GuideLine("Why does it silt up?", "Silt", "All"))
        add_question(session, GuideLine(HOSTILE, "", "Fishers"))
        checked = {"date": "2026-05", "sent": "A page of findings", "response": "True enough."}
        record_member_check(session, informants(session)[0].id, checked)
        write_section(session, harbour.codes["E1"], "contrary", "He came by boat at night.")
        write_section(session, harbour.codes["C1"], "synthesis", "All speak of the contract.")
        fields = {"name": "pier.png", "caption": "The pier & its signs", "origin": "Sari, 2026"}
        add_attachment(session, picture(), fields)
        add_attachment(session, b"no picture", {"name": "lost.jpg", "kind": "permit"})
    harbour.study.project.keep_export(
        ExportRecord(what="submitted", language="id", name="Exam", sha256="ab12", made_at=MADE_AT)
    )
    return read(harbour, choice)


def read(harbour: CodedStudy, choice: AppendixChoice | None = None) -> AppendixContent:
    with harbour.study.project.read() as session:
        content = appendix_content(session, choice or AppendixChoice(PARTS), ZONE)
    trail = content.audit_trail
    if trail is None:
        return content
    # What was done in this very test has the moment of the test; the rest is set by `reviewed`.
    kept = tuple(event for event in trail.events if event.done.at < "2026-05")
    return replace(content, audit_trail=replace(trail, events=kept))


def in_margin(harbour: CodedStudy, words: Words) -> bytes:
    return appendix_docx(complete(harbour), words, MADE_AT)


def in_comments(harbour: CodedStudy, words: Words) -> bytes:
    choice = AppendixChoice(("transcripts",), "comments")
    return appendix_docx(complete(harbour, choice), words, MADE_AT)


TEXTS: dict[str, Callable[[CodedStudy, Words], bytes]] = {
    "appendix.html": lambda harbour, words: appendix_html(complete(harbour), words),
    "appendix.md": lambda harbour, words: appendix_markdown(complete(harbour), words),
    "appendix.csv": lambda harbour, words: appendix_csv(complete(harbour), "passages", words),
}
