"""What Word insists on: child order by the schema, unique ids, a paragraph at the end of a cell.

The lists are the sequences of ECMA-376 (5th edition, part 1, annex A), without what we never write.
LibreOffice opens a document that breaks them; Word offers to repair it.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from app.operations.informants import add_informant
from app.resources import resource
from app.words import Words
from tests.coded_study import CodedStudy
from tests.exporters.documents import DOCUMENTS

SEQUENCES = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs "
    "spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike vanish color spacing sz szCs highlight u shd "
    "vertAlign lang",
    "tblPr": "tblStyle tblpPr tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar "
    "tblLook",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "tr": "tblPrEx trPr tc",
    "tbl": "tblPr tblGrid tr",
    "sectPr": "headerReference footerReference type pgSz pgMar pgBorders pgNumType cols titlePg "
    "docGrid",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr comboBox",
    "sdt": "sdtPr sdtContent",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr "
    "tblPr tcPr",
    "styles": "docDefaults latentStyles style",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType tmpl name lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
    "tblBorders": "top left start bottom right end insideH insideV",
}
PARTS = ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml")
NUMBERING = "word/numbering.xml"


@pytest.fixture(params=DOCUMENTS)
def package(harbour: CodedStudy, request: pytest.FixtureRequest) -> zipfile.ZipFile:
    """An export of a study with so many informants that a section lies."""
    with harbour.study.project.edit() as session:
        for number in range(3, 13):
            add_informant(session, f"I-{number:02}")
    return zipfile.ZipFile(BytesIO(DOCUMENTS[request.param](harbour, Words("id"))))


def trees(package: zipfile.ZipFile) -> Iterator[_Element]:
    parts = [*PARTS, *([NUMBERING] if NUMBERING in package.namelist() else [])]
    return (etree.fromstring(package.read(part)) for part in parts)


def local(element: _Element) -> str:
    return etree.QName(element).localname


def test_children_stand_in_the_order_of_the_schema(package: zipfile.ZipFile) -> None:
    for tree in trees(package):
        for name, sequence in SEQUENCES.items():
            places = {child: place for place, child in enumerate(sequence.split())}
            for element in tree.iter(qn(f"w:{name}")):
                found = [local(child) for child in element]
                assert set(found) <= places.keys(), name
                assert found == sorted(found, key=lambda child: places[child]), name


def test_numbers_and_names_of_bookmarks_are_unique(package: zipfile.ZipFile) -> None:
    body = next(trees(package))
    starts = list(body.iter(qn("w:bookmarkStart")))
    ends = [found.get(qn("w:id"), "") for found in body.iter(qn("w:bookmarkEnd"))]
    assert sorted(ends) == sorted(found.get(qn("w:id"), "") for found in starts)
    assert len(ends) == len(set(ends))
    assert len({str(found.get(qn("w:name"))).casefold() for found in starts}) == len(starts)


def test_links_lead_somewhere(package: zipfile.ZipFile) -> None:
    body = next(trees(package))
    targets = {found.get(qn("w:name")) for found in body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} <= targets


def test_cells_end_with_a_paragraph_and_tables_do_not_touch(package: zipfile.ZipFile) -> None:
    body = next(trees(package))
    assert all(local(cell[-1]) == "p" for cell in body.iter(qn("w:tc")))
    for table in body.iter(qn("w:tbl")):
        following = table.getnext()
        assert following is not None
        assert local(following) == "p"


def test_rows_have_as_many_cells_as_the_grid(package: zipfile.ZipFile) -> None:
    for table in next(trees(package)).iter(qn("w:tbl")):
        columns = len(list(table.iter(qn("w:gridCol"))))
        assert {len(row.findall(qn("w:tc"))) for row in table.iter(qn("w:tr"))} == {columns}


def test_fields_are_begun_divided_and_ended(package: zipfile.ZipFile) -> None:
    kinds = [found.get(qn("w:fldCharType")) for found in next(trees(package)).iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


def test_every_style_that_is_used_is_there(package: zipfile.ZipFile) -> None:
    body, styles, *_ = trees(package)
    known = {style.get(qn("w:styleId")) for style in styles.iter(qn("w:style"))}
    used = {
        found.get(qn("w:val"))
        for tag in ("pStyle", "rStyle", "tblStyle")
        for found in body.iter(qn(f"w:{tag}"))
    }
    assert used <= known


def test_headings_and_their_numbers_point_at_each_other(package: zipfile.ZipFile) -> None:
    if NUMBERING not in package.namelist():
        pytest.skip("this document has no numbered headings")
    styles = etree.fromstring(package.read("word/styles.xml"))
    levels = {
        style.get(qn("w:styleId")): found[0].get(qn("w:val"))
        for style in styles.iter(qn("w:style"))
        for found in style.iter(qn("w:numPr"))
    }
    numbering = etree.fromstring(package.read(NUMBERING))
    linked = {
        found.get(qn("w:val")): level.get(qn("w:ilvl"))
        for level in numbering.iter(qn("w:lvl"))
        for found in level.iter(qn("w:pStyle"))
    }
    assert levels == linked
    assert len(levels) == 4


def test_nothing_points_out_of_the_document(package: zipfile.ZipFile) -> None:
    relations = [package.read(name) for name in package.namelist() if name.endswith(".rels")]
    assert not any(b"External" in relation for relation in relations)


def test_the_template_is_the_one_that_its_script_makes() -> None:
    from tests.make_thesis_template import make_template  # noqa: PLC0415 - a script

    made = zipfile.ZipFile(BytesIO(make_template()))
    with zipfile.ZipFile(resource("templates", "thesis.docx")) as shipped:
        assert {name: shipped.read(name) for name in shipped.namelist()} == {
            name: made.read(name) for name in made.namelist()
        }
