"""Walking through a Word document's blocks and runs, in the order and the state Word shows them.

Insertions in and deletions out, moved text once, field results without instructions, a text box
once and after the paragraph that holds it, footnotes and endnotes at the end with their mark
``[1]`` or ``[i]`` in the text. Hidden text is left out, with a note. Section numbers in comments
are those of ECMA-376 part 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from app.importers.composing import Composition, heading
from app.importers.docx.numbering import Numbering, W, format_number
from app.importers.docx.styles import Look, Styles, paragraph_look, run_look, switch
from app.importers.symbols import UNKNOWN, symbol
from app.models.imported import Style

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT_BOX = f"{W}txbxContent"
_LEFT_OUT = {
    f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{W}sdtPr",
    f"{W}sdtEndPr", f"{W}tblPr", f"{W}tblGrid", f"{W}trPr", f"{W}tcPr", f"{W}sectPr", f"{W}rt",
    f"{W}smartTagPr", f"{W}customXmlPr", f"{W}fldData",
}  # fmt: skip
_FIXED_TEXT = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}


@dataclass(slots=True)
class Fields:
    """Nested fields (17.16.18): text counts only when every field around it shows its result.

    ``unclosed`` are beginnings without an end: they would hide the rest of the document.
    """

    unclosed: frozenset[etree._Element] = frozenset()
    in_instruction: list[bool] = field(default_factory=list)

    def meet(self, mark: etree._Element) -> None:
        """Follow one ``w:fldChar``."""
        kind = mark.get(f"{W}fldCharType")
        if mark in self.unclosed:
            return
        if kind == "begin":
            self.in_instruction.append(True)
        elif kind == "separate" and self.in_instruction:
            self.in_instruction[-1] = False
        elif kind == "end" and self.in_instruction:
            self.in_instruction.pop()

    @property
    def showing(self) -> bool:
        """Whether text met now is seen on the page."""
        return not any(self.in_instruction)

    @classmethod
    def of(cls, root: etree._Element) -> "Fields":
        """The fields of a whole part."""
        opened: list[etree._Element] = []
        for mark in root.iter(f"{W}fldChar"):
            if mark.get(f"{W}fldCharType") == "begin":
                opened.append(mark)
            elif mark.get(f"{W}fldCharType") == "end" and opened:
                opened.pop()
        return cls(frozenset(opened))


@dataclass(slots=True)
class Walk:
    """One pass through a document; ``out`` is what it said so far.

    Without ``note_marks`` only the notes themselves are kept, at the end.
    """

    styles: Styles
    numbering: Numbering
    footnotes: dict[str, etree._Element] = field(default_factory=dict)
    endnotes: dict[str, etree._Element] = field(default_factory=dict)
    fields: Fields = field(default_factory=Fields)
    out: Composition = field(default_factory=Composition)
    note_marks: bool = True
    _boxes: list[etree._Element] = field(default_factory=list)
    _waiting_notes: list[tuple[str, etree._Element]] = field(default_factory=list)
    _footnotes_met: int = 0
    _endnotes_met: int = 0
    _look: Look = field(default_factory=Look)

    def blocks(self, parent: Iterable[etree._Element]) -> None:
        """Paragraphs and tables of a body, cell, text box or note; one line end after each."""
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}altChunk":
                self.out.note("embedded_left_out")
            elif child.tag in {f"{W}del", f"{W}moveFrom"}:
                self.out.note("deletions_left_out")
            elif child.tag == f"{W}sdt" and _is_placeholder(child):
                continue
            elif child.tag == f"{_MC}AlternateContent":
                self.blocks(_shown_alternative(child))
            elif child.tag not in _LEFT_OUT:
                self.blocks(child)

    def append_notes(self) -> None:
        """Footnotes and endnotes as paragraphs of their own, each after its mark."""
        if self._waiting_notes:
            self.out.note("notes_at_end", len(self._waiting_notes))
        while self._waiting_notes:
            mark, note = self._waiting_notes.pop(0)
            self.out.add(f"{mark} ")
            start = self.out.length
            self.blocks(note)
            if self.out.length == start:
                self.out.end_line()

    def _paragraph(self, element: etree._Element) -> None:
        properties = element.find(f"{W}pPr")
        own_style = None if properties is None else properties.find(f"{W}pStyle")
        style = self.styles.default_paragraph if own_style is None else own_style.get(f"{W}val")
        self._look = paragraph_look(properties).over(self.styles.look(style))
        is_heading = self._look.heading is not None
        with self.out.marked(heading(self._look.heading or 1) if is_heading else None):
            self._numbered(element, style)
        if not _mark_is_deleted(properties):
            self.out.end_line()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _numbered(self, element: etree._Element, style: str | None) -> None:
        instance, level = self._look.list_instance, self._look.list_level
        if instance is None or instance == "0" or _mark_is_deleted(element.find(f"{W}pPr")):
            self._inline(element)
            return
        if level is None:
            level = self.numbering.level_of_style(instance, style)
        with self.out.marked("list"):
            if label := self.numbering.label(instance, level):
                self.out.add(f"{label} ")
            self._inline(element)

    def _table(self, table: etree._Element) -> None:
        for row in _unwrapped(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self.out.note("deletions_left_out")
                continue
            with self.out.row():
                for cell in _unwrapped(row, f"{W}tc"):
                    self._cell(cell)

    def _cell(self, cell: etree._Element) -> None:
        """Its paragraphs stay lines; a tab leads to the next cell."""
        properties = cell.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            self.out.note("deletions_left_out")
            return
        self.blocks(cell)
        self.out.end_cell()

    def _inline(self, parent: Iterable[etree._Element]) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag in {f"{W}del", f"{W}moveFrom"}:
                self.out.note("deletions_left_out")
            elif child.tag == _MATH_TEXT:
                self.out.add(child.text or "")
            elif child.tag == f"{W}sdt" and _is_placeholder(child):
                continue
            elif child.tag == f"{_MC}AlternateContent":
                self._inline(_shown_alternative(child))
            elif child.tag not in _LEFT_OUT:
                self._inline(child)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        look = self._run_look(properties)
        for child in run:
            if child.tag == f"{W}fldChar":
                self.fields.meet(child)
            elif child.tag in _LEFT_OUT or not self.fields.showing:
                continue
            elif look.hidden:
                self._note_hidden(child)
            else:
                self._run_content(child, look.on)

    def _run_look(self, properties: etree._Element | None) -> Look:
        own = run_look(properties)
        style = None if properties is None else properties.find(f"{W}rStyle")
        if style is not None:
            own = own.over(self.styles.look(style.get(f"{W}val")))
        return own.over(self._look)

    def _note_hidden(self, child: etree._Element) -> None:
        if child.tag == f"{W}t" and (child.text or "").strip():
            self.out.note("hidden_left_out")

    def _run_content(self, child: etree._Element, styles: frozenset[Style]) -> None:
        if child.tag == f"{W}t":
            self.out.add(child.text or "", styles)
        elif child.tag in _FIXED_TEXT:
            self.out.add(_FIXED_TEXT[child.tag], styles)
        elif child.tag == f"{W}sym":
            self._symbol(child)
        elif child.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            self._note_reference(child)
        elif child.tag == f"{W}ruby":
            self._inline_of(child.findall(f"{W}rubyBase"))
        else:
            self._collect_boxes(child)

    def _inline_of(self, parents: Iterable[etree._Element]) -> None:
        for parent in parents:
            self._inline(parent)

    def _symbol(self, element: etree._Element) -> None:
        try:
            number = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return
        sign = symbol(element.get(f"{W}font", ""), number)
        if sign == UNKNOWN:
            self.out.note("symbols_replaced")
        self.out.add(sign)

    def _note_reference(self, reference: etree._Element) -> None:
        note_id = reference.get(f"{W}id", "")
        if reference.tag == f"{W}footnoteReference" and note_id in self.footnotes:
            self._footnotes_met += 1
            mark, note = f"[{self._footnotes_met}]", self.footnotes.pop(note_id)
        elif reference.tag == f"{W}endnoteReference" and note_id in self.endnotes:
            self._endnotes_met += 1
            roman = format_number(self._endnotes_met, "lowerRoman")
            mark, note = f"[{roman}]", self.endnotes.pop(note_id)
        else:
            return
        if self.note_marks:
            self.out.add(mark)
        self._waiting_notes.append((mark, note))

    def _collect_boxes(self, element: etree._Element) -> None:
        """Text boxes of a drawing: the newer form, or else the fallback, never both."""
        if element.tag == _TEXT_BOX:
            self._boxes.append(element)
            return
        inside = _shown_alternative(element) if element.tag == f"{_MC}AlternateContent" else element
        for child in inside:
            self._collect_boxes(child)


def _is_placeholder(control: etree._Element) -> bool:
    """Whether a content control (17.5.2) still shows its prompt."""
    properties = control.find(f"{W}sdtPr")
    return properties is not None and bool(switch(properties, "showingPlcHdr"))


def _mark_is_deleted(properties: etree._Element | None) -> bool:
    """Whether the paragraph's end was deleted under tracking: it flows into the next one."""
    if properties is None:
        return False
    mark = properties.find(f"{W}rPr")
    return mark is not None and mark.find(f"{W}del") is not None


def _shown_alternative(element: etree._Element) -> Iterable[etree._Element]:
    """The first choice with text in it, else the fallback (part 3, 10.2.1)."""
    choices = [*element.iterchildren(f"{_MC}Choice"), *element.iterchildren(f"{_MC}Fallback")]
    with_text = (choice for choice in choices if next(choice.iter(f"{W}t"), None) is not None)
    return next(with_text, choices[0] if choices else ())


def _unwrapped(parent: etree._Element, tag: str) -> Iterable[etree._Element]:
    """Rows or cells, also those inside content controls and tracked wrappers."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _unwrapped(child, tag) if child.tag != f"{W}p" else ()
