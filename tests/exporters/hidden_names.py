"""Ways in which a finished document can show a name, for tests that must find every one."""

import io
import random
import re
import zipfile
from collections.abc import Callable

Members = dict[str, bytes]
Hide = Callable[[Members, str, random.Random], None]
_BODY_END = b"<w:sectPr"
_MAIN = "word/document.xml"


def members_of(data: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(members: Members, comment: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
        package.comment = comment.encode()
    return out.getvalue()


def written(name: str, chance: random.Random) -> str:
    """The name in some other writing."""
    return chance.choice(
        [
            name,
            name.upper(),
            name.lower(),
            name.replace(" ", "  "),
            name.replace(" ", "\N{NO-BREAK SPACE}"),
            name.replace("u", "\N{LATIN SMALL LETTER U WITH ACUTE}"),
            name[:2] + "\N{SOFT HYPHEN}" + name[2:],
            name[:2] + "\N{ZERO WIDTH SPACE}" + name[2:],
            name + "nya",
            name.replace(" ", "_"),
            name.replace(" ", ""),
            " ".join(name.replace(" ", "")),
        ]
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_pieces(text: str, chance: random.Random, tag: str = "w:t") -> str:
    cuts = sorted(chance.sample(range(1, len(text)), 2))
    parts = (text[: cuts[0]], text[cuts[0] : cuts[1]], text[cuts[1] :])
    return "".join(
        f'<w:r><{tag} xml:space="preserve">{part}</{tag}></w:r><w:proofErr w:type="gramEnd"/>'
        for part in parts
    )


def body(xml: Callable[[str, random.Random], str]) -> Hide:
    def hide(members: Members, text: str, chance: random.Random) -> None:
        made = f"<w:p>{xml(text, chance)}</w:p>".encode()
        before, mark, after = members[_MAIN].rpartition(_BODY_END)
        members[_MAIN] = before + made + mark + after

    return hide


def part(name: str, xml: str) -> Hide:
    def hide(members: Members, text: str, _chance: random.Random) -> None:
        members[name] = xml.format(
            text, w='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ).encode()

    return hide


def in_properties(tag: str) -> Hide:
    def hide(members: Members, text: str, _chance: random.Random) -> None:
        data = members["docProps/core.xml"].decode()
        made = f'<{tag} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">{text}</{tag}></cp:coreProperties>'
        members["docProps/core.xml"] = data.replace("</cp:coreProperties>", made).encode()

    return hide


def relationship(members: Members, text: str, chance: random.Random) -> None:
    quoted = text.replace(" ", "%20")
    target = chance.choice([f"https://example.org/{quoted}.html", f"mailto:{quoted}@example.org"])
    name = "word/_rels/document.xml.rels"
    made = f'<Relationship Id="rLeak" TargetMode="External" Type="x" Target="{target}"/>'
    members[name] = members[name].replace(b"</Relationships>", made.encode() + b"</Relationships>")


def member_name(members: Members, text: str, chance: random.Random) -> None:
    ending = chance.choice(["jpeg", "emf", "xml"])
    members[f"docProps/thumbnail {text}.{ending}"] = b"<x/>"


def embedded(members: Members, text: str, chance: random.Random) -> None:
    text = re.sub(r"[^\w ]", "", text)
    runs = f"<r><t>{text[:3]}</t></r><r><t>{text[3:]}</t></r>"
    inner = {"xl/sharedStrings.xml": f"<sst><si>{runs}</si></sst>".encode()}
    if chance.random() < 0.5:
        members["word/embeddings/table.xlsx"] = packed(inner)
    else:
        members["word/embeddings/object.bin"] = b"\xd0\xcf\x11\xe0\x00" + text.encode("utf-16-le")


def picture(members: Members, text: str, _chance: random.Random) -> None:
    members["word/media/photo.png"] = b"\x89PNG\r\n\x1a\n\x00\x00tEXtAuthor\x00" + text.encode()


HIDDEN: dict[str, Hide] = {
    "text": body(lambda text, _: run(f"kata {text} di sana")),
    "runs": body(in_pieces),
    "glued": body(lambda text, _: run("berjalan") + run(text, "<w:vanish/>") + run("pulang")),
    "hidden": body(lambda text, _: run(text, "<w:vanish/>")),
    "inserted": body(lambda text, _: f'<w:ins w:id="9" w:author="x">{run(text)}</w:ins>'),
    "deleted": body(
        lambda text, chance: f'<w:del w:id="9">{in_pieces(text, chance, "w:delText")}</w:del>'
    ),
    "replaced": body(
        lambda text, _: run(text[:3]) + f'<w:ins w:id="9">{run("tambahan")}</w:ins>' + run(text[3:])
    ),
    "moved": body(lambda text, _: f'<w:moveFrom w:id="9">{run(text)}</w:moveFrom>'),
    "field": body(lambda text, chance: in_pieces(f' AUTHOR "{text}" ', chance, "w:instrText")),
    "simple field": body(lambda text, _: f'<w:fldSimple w:instr=" TITLE {text} "/>'),
    "bookmark": body(
        lambda text, _: f'<w:bookmarkStart w:id="99" w:name="_{text.replace(" ", "_")}"/>'
    ),
    "alternative text": body(lambda text, _: f'<w:drawing><a descr="Foto {text}"/></w:drawing>'),
    "tool tip": body(lambda text, _: f'<w:hyperlink w:tooltip="{text}">{run("x")}</w:hyperlink>'),
    "text box": body(
        lambda text, chance: (
            "<w:r><w:pict><w:txbxContent><w:p>"
            f"{in_pieces(text, chance)}</w:p></w:txbxContent></w:pict></w:r>"
        )
    ),
    "author": body(lambda text, _: f'<w:ins w:id="9" w:author="{text}">{run("x")}</w:ins>'),
    "content control": body(
        lambda text, _: f'<w:sdt><w:sdtPr><w:alias w:val="{text}"/></w:sdtPr></w:sdt>'
    ),
    "two paragraphs": body(
        lambda text, _: run(text.replace(" ", "</w:t></w:r></w:p><w:p><w:r><w:t>"))
    ),
    "xml remark": body(lambda text, _: f"<!-- {text} -->"),
    "comment": part(
        "word/comments.xml",
        "<w:comments {w}><w:comment><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:comment></w:comments>",
    ),
    "comment author": part(
        "word/comments.xml", '<w:comments {w}><w:comment w:author="{}"/></w:comments>'
    ),
    "header": part("word/header9.xml", "<w:hdr {w}><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:hdr>"),
    "footer": part("word/footer9.xml", "<w:ftr {w}><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:ftr>"),
    "footnote": part(
        "word/footnotes.xml",
        "<w:notes {w}><w:footnote><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote></w:notes>",
    ),
    "endnote": part(
        "word/endnotes.xml",
        "<w:endnotes {w}><w:endnote><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:endnote></w:endnotes>",
    ),
    "glossary": part(
        "word/glossary/document.xml", "<w:x {w}><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:x>"
    ),
    "people": part("word/people.xml", '<x><person author="{}"/></x>'),
    "custom xml": part("customXml/item1.xml", "<data><name>{}</name><x>1</x></data>"),
    "custom property": part("docProps/custom.xml", "<p><property name='{}'/></p>"),
    "company": part("docProps/app.xml", "<Properties><Company>{}</Company></Properties>"),
    "title": in_properties("dc:title"),
    "keywords": in_properties("cp:keywords"),
    "last author": in_properties("cp:lastModifiedBy"),
    "link": relationship,
    "name of a part": member_name,
    "embedded": embedded,
    "picture": picture,
    "html": part("word/afchunk.htm", "<html><body><p>x <b>{}</b></p></body></html>"),
    "damaged": part("word/broken.xml", "<x><p>{}"),
}
"""Where a docx can hide text, and how to put it there."""
