"""What a supervisor answers in the large study: 260 decisions and 120 remarks, and writing them.

Everything is written as XML in the places where Word writes it. Rows are found by their bookmark,
the decision and remark cells are the last two.
"""

import io
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import docx
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from app.models.review import Verdict
from tests.interchange.paper import run, take_out, write
from tests.interchange.returned.large_study import CODINGS, FIRST_REVIEWER, SECOND_REVIEWER

NOTATIONS: Mapping[Verdict, Sequence[str]] = {
    "agree": (
        *("S", "s.", "Setuju", "SETUJU!", "setuju.", "Agree", "agree,", "\u2713", "\u2714"),
        *("(S)", " s ", "Disetujui", "OK", "ya", "Saya setuju", "\u2611 Setuju \u2610 Revisi"),
    ),
    "revise": (
        *("R", "r.", "Revisi", "REVISI!!", "revisi;", "Revise", "revise -", "[R]", "direvisi"),
        *("Perlu revisi", "Mohon direvisi", "perbaiki", "Needs revision"),
    ),
    "reject": (
        *("T", "t)", "Tolak", "TOLAK.", "tolak", "Reject", "reject.", "\u2717", "\u2718"),
        *("Tidak setuju", "ditolak", "I disagree", "\u201cTolak\u201d"),
    ),
}
CHOICES: Mapping[str, Mapping[Verdict, str]] = {
    "id": {"agree": "Setuju", "revise": "Revisi", "reject": "Tolak"},
    "en": {"agree": "Agree", "revise": "Revise", "reject": "Reject"},
}
REMARKS = (
    "Mohon dijelaskan siapa yang dimaksud di sini.",
    "Siapa yang berkata demikian? Bandingkan dengan K-0002.",
    "Baris pertama.\nBaris kedua: \u201ckutip lengkap\u201d.",
    "=1+1 bukan rumus \N{SEEDLING}",
    "\u0644\u0627 \u0623\u0648\u0627\u0641\u0642 \u0639\u0644\u0649 \u0647\u0630\u0627",
    "Setuju, tapi konteksnya kurang & <perlu> 50% lebih panjang.",
    "Too long; cut it after the second sentence.",
)
IN_CELL, TRACKED, COMMENTS, THREADS = 40, 30, 30, 10
"""A thread is a comment and its reply, so these are 120 remarks."""
RESOLVED_EVERY = 4
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


@dataclass(frozen=True, slots=True)
class Said:
    """A Word comment that was made: its thread's number, and whether it was ticked off."""

    author: str
    text: str
    cell: int
    resolved: bool = False
    reply: str = ""


@dataclass
class Answer:
    """What is said about one coding."""

    verdict: Verdict
    written: str
    remark: str = ""
    tracked: str = ""
    comments: list[Said] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Every remark about the coding."""
        threads = [text for said in self.comments for text in (said.text, said.reply)]
        return [text for text in (self.remark, self.tracked, *threads) if text]


@dataclass(frozen=True)
class Answers:
    """Everything that the supervisor says: by bookmark, and on the whole."""

    codings: dict[str, Answer]
    definitions: dict[str, Answer]
    turns: dict[str, str]
    whole: tuple[str, ...] = ("Secara umum sudah baik.", "Bab empat perlu diringkas.")


def answers_to(language: str, rows: Mapping[str, CT_Row]) -> Answers:
    """The same answers whenever the same rows are printed."""
    marks: dict[str, list[str]] = {kind: [] for kind in "kdt"}
    for key in sorted(rows):
        marks[key[0]].append(key)
    definitions = {
        key: Answer(_decision(number * 3, language).verdict, "", f"Definisi {number} kurang jelas.")
        for number, key in enumerate(marks["d"][:6])
    }
    for answer in definitions.values():
        answer.written = NOTATIONS[answer.verdict][0]
    turns = {
        key: f"Giliran {number}: mengapa tanpa kode?" for number, key in enumerate(marks["t"][:2])
    }
    return Answers(_codings(language, marks["k"]), definitions, turns)


def _codings(language: str, keys: Sequence[str]) -> dict[str, Answer]:
    assert len(keys) == CODINGS
    chance = random.Random(120)  # noqa: S311 - the same answers on every day are the point
    answers = {key: _decision(number, language) for number, key in enumerate(keys)}
    remarked = iter(chance.sample(keys, IN_CELL + TRACKED + COMMENTS + THREADS))
    for number in range(IN_CELL):
        answers[next(remarked)].remark = _words(number)
    for number in range(TRACKED):
        answers[next(remarked)].tracked = _words(number, "Terlacak").replace("\n", " ")
    for number in range(COMMENTS + THREADS):
        reply = f"Jawaban {number}: lihat bab 4." if number >= COMMENTS else ""
        author = SECOND_REVIEWER if number % 5 == 0 else FIRST_REVIEWER
        resolved = number % RESOLVED_EVERY == 0
        said = Said(author, _words(number, "Komentar"), number % 6, resolved, reply)
        answers[next(remarked)].comments.append(said)
    return answers


def _decision(number: int, language: str) -> Answer:
    verdict: Verdict = ("agree", "revise", "agree", "reject")[number * 7 % 4]
    if number % len(DECIDING) == DECIDING.index(choose):
        return Answer(verdict, CHOICES[language][verdict])
    notations = NOTATIONS[verdict]
    return Answer(verdict, notations[number // 4 % len(notations)])


def _words(number: int, kind: str = "Catatan") -> str:
    return f"{kind} {number}. {REMARKS[number % len(REMARKS)]}"


def row_keys(document: Document, kinds: str = "k") -> dict[str, CT_Row]:
    """The rows of codings, or of definitions and turns (``d``, ``t``), by their bookmarks."""
    found = {}
    for row in document.element.body.iter(qn("w:tr")):
        for mark in row.iter(qn("w:bookmarkStart")):
            if re.fullmatch(rf"[{kinds}]_[0-9a-f]{{32}}", name := str(mark.get(qn("w:name")))):
                found[name] = row
    return found


def answered(data: bytes, language: str) -> tuple[bytes, Answers]:
    """The printed document filled in, and what was written."""
    document = docx.Document(io.BytesIO(data))
    rows = row_keys(document, "kdt")
    answers = answers_to(language, rows)
    every = {**answers.codings, **answers.definitions}
    for number, (key, answer) in enumerate(every.items()):
        cells = rows[key].tc_lst
        DECIDING[number % len(DECIDING)](cells[-2], answer.written)
        if answer.remark:
            _type(cells[-1], answer.remark)
        if answer.tracked:
            [*cells[-1].iterchildren(qn("w:p"))][-1].append(inserted(run(answer.tracked)))
    for key, remark in answers.turns.items():
        _type(rows[key].tc_lst[-1], remark)
    _write_at(document, "k_reviewer", FIRST_REVIEWER)
    _write_at(document, "k_general", answers.whole[0])
    document.add_paragraph(answers.whole[1])
    _comment_all(document, rows, answers.codings)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), answers


def type_over(cell: etree._Element, text: str) -> None:
    """The prompt is marked and typed over, list and all."""
    write(cell, text)


def choose(cell: etree._Element, text: str) -> None:
    """An entry of the list is picked."""
    for control in cell.iter(qn("w:sdt")):
        for prompt in [*control.iter(qn("w:showingPlcHdr"))]:
            take_out(prompt)
        next(control.iter(qn("w:t"))).text = text
        return
    write(cell, text)


def type_behind(cell: etree._Element, text: str) -> None:
    """The prompt is left as it is and the answer typed behind it."""
    next(cell.iter(qn("w:p"))).append(run(f" {text}"))


def type_tracked(cell: etree._Element, text: str) -> None:
    """With Track Changes on: the prompt struck out, the answer inserted."""
    strike([*cell.iter(qn("w:r"))])
    next(cell.iter(qn("w:p"))).append(inserted(run(text)))


DECIDING: Sequence[Callable[[etree._Element, str], None]] = (
    type_over,
    choose,
    type_over,
    type_behind,
    type_tracked,
)
"""How an answer gets into a decision cell."""


def inserted(*runs: etree._Element, author: str = FIRST_REVIEWER) -> etree._Element:
    """Runs as a tracked insertion."""
    made = OxmlElement("w:ins", {qn("w:id"): "900", **_signed(author)})
    made.extend(runs)
    return made


def strike(runs: Sequence[etree._Element]) -> None:
    """Delete runs with Track Changes on."""
    for each in runs:
        deleted = OxmlElement("w:del", {qn("w:id"): "901", **_signed(FIRST_REVIEWER)})
        each.addprevious(deleted)
        deleted.append(each)
        for text in [*each.iter(qn("w:t"))]:
            text.tag = qn("w:delText")


def _signed(author: str) -> dict[str, str]:
    return {qn("w:author"): author, qn("w:date"): "2024-05-06T07:08:00Z"}


def _type(cell: etree._Element, text: str) -> None:
    """Type lines into the last, empty paragraph of a remark cell; Enter makes a new one."""
    first, *others = text.split("\n")
    paragraphs = [*cell.iterchildren(qn("w:p"))]
    paragraphs[-1].append(run(first))
    for line in others:
        made = OxmlElement("w:p")
        made.append(run(line))
        cell.append(made)


def first_paragraph(cell: etree._Element) -> CT_P:
    """A cell's first paragraph, in a content control or not."""
    paragraph = next(cell.iter(qn("w:p")))
    assert isinstance(paragraph, CT_P)
    return paragraph


def _write_at(document: Document, bookmark: str, text: str) -> None:
    for mark in document.element.body.iter(qn("w:bookmarkStart")):
        if mark.get(qn("w:name")) == bookmark:
            next(mark.iterancestors(qn("w:p"))).append(run(text))


def _comment_all(
    document: Document, rows: Mapping[str, CT_Row], answers: Mapping[str, Answer]
) -> None:
    """Comments on words or on empty cells; their threads are a part of their own."""
    threads = [*_all_comments(answers)]
    extensions = []
    for key, said in threads:
        cells = rows[key].tc_lst
        paragraph = Paragraph(first_paragraph(cells[said.cell % len(cells)]), document._body)
        marked = paragraph.add_run("")
        first = _comment(document, marked, said.text, said.author)
        extensions.append((first, "", said.resolved))
        if said.reply:
            answer = _comment(document, marked, said.reply, "Sari")
            extensions.append((answer, first, said.resolved))
    _extend(document, extensions)


def _all_comments(answers: Mapping[str, Answer]) -> Iterator[tuple[str, Said]]:
    for key, answer in answers.items():
        yield from ((key, said) for said in answer.comments)


def _comment(document: Document, marked: Run, text: str, author: str) -> str:
    """Add a comment; returns the ``paraId`` of its last paragraph, by which threads name it."""
    made = document.add_comment(marked, text=text, author=author)
    name = f"{0x10000000 + made.comment_id:08X}"
    paragraph = made._comment_elm.p_lst[-1]
    paragraph.set(f"{{{_W14}}}paraId", name)
    made._comment_elm.set(qn("w:date"), "2024-05-06T07:08:00Z")
    return name


def _extend(document: Document, extensions: Sequence[tuple[str, str, bool]]) -> None:
    """Write ``commentsExtended.xml`` ([MS-DOCX] 2.5.1.17): who answers whom, what is resolved."""
    root = etree.Element(f"{{{_W15}}}commentsEx", nsmap={"w15": _W15})
    for name, parent, done in extensions:
        entry = etree.SubElement(root, f"{{{_W15}}}commentEx")
        entry.set(f"{{{_W15}}}paraId", name)
        if parent:
            entry.set(f"{{{_W15}}}paraIdParent", parent)
        entry.set(f"{{{_W15}}}done", str(int(done)))
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    part = Part(
        PackURI("/word/commentsExtended.xml"), f"{WORD_TYPE}.commentsExtended+xml", data, package
    )
    document.part.relate_to(part, _EXTENDED)
