import pytest

from app.exporters.leaks.parts import Piece, pieces_of

W = 'xmlns:w="http://example.org/w"'


def texts(body: str, place: str = "text") -> list[str]:
    part = f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()
    return [piece.text for piece in pieces_of("document.xml", part) if piece.place == place]


def test_runs_of_a_paragraph_are_one_text() -> None:
    body = "<w:p><w:r><w:t>Bur</w:t></w:r><w:r><w:t>han</w:t></w:r></w:p>"
    assert texts(body) == ["Burhan", "Bur han"]


def test_blanks_that_lay_the_xml_out_do_not_part_a_name() -> None:
    body = "<w:p>\n  <w:r><w:t>Bur</w:t></w:r>\n  <w:r><w:t>han</w:t></w:r>\n</w:p>"
    assert "Burhan" in texts(body)


def test_blank_run_parts_words() -> None:
    body = "<w:p><w:r><w:t>Pak</w:t><w:t> </w:t><w:t>Burhan</w:t></w:r></w:p>"
    assert "Pak Burhan" in texts(body)


def test_paragraph_is_read_before_and_after_its_changes() -> None:
    body = (
        "<w:p><w:t>Bu</w:t><w:del><w:delText>x</w:delText></w:del>"
        "<w:ins><w:t>rh</w:t></w:ins><w:t>an</w:t></w:p>"
    )
    assert {"Buxrhan", "Burhan", "Buxan"} <= {*texts(body)}


def test_text_box_does_not_part_the_paragraph_around_it() -> None:
    body = "<w:p><w:t>Bur</w:t><w:p><w:t>box</w:t></w:p><w:t>han</w:t></w:p>"
    assert texts(body) == ["box", "Burhan", "Bur han"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("<w:p w:rsid='Burhan'/>", "attribute"),
        ("<w:p Burhan='1'/>", "attribute"),
        ("<w:Burhan/>", "hidden"),
        ("<!-- Burhan -->", "remark"),
        ("<?Burhan x?>", "remark"),
        ("<w:p><w:instrText>Burhan</w:instrText></w:p>", "hidden"),
        ("<w:p/>Burhan", "hidden"),
        ("<w:other>Burhan</w:other>", "hidden"),
        ("<w:other><![CDATA[Burhan]]></w:other>", "hidden"),
    ],
)
def test_everything_else_is_a_piece_of_its_own_kind(body: str, place: str) -> None:
    assert any("Burhan" in text for text in texts(body, place))


def test_namespaces_are_no_text() -> None:
    assert not [
        text for place in ("attribute", "hidden") for text in texts("", place) if "/" in text
    ]


def test_entities_of_a_file_are_searched_resolved_and_as_bytes() -> None:
    part = (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY who "Burhan">]><d><p><t>Pak &who;</t></p></d>'
    )
    found = [*pieces_of("a.xml", part)]
    assert Piece("text", "Pak Burhan") in found
    assert any(piece.place == "bytes" and "Burhan" in piece.text for piece in found)


def test_broken_xml_is_searched_as_bytes() -> None:
    found = [*pieces_of("a.xml", b"<d><p><t>Burhan</t></d>")]
    assert any(piece.place == "bytes" and "Burhan" in piece.text for piece in found)


def test_text_over_the_edge_of_two_slices_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.exporters.leaks.parts._SLICE", 7)
    read: list[int] = []
    part = "<d><p><t>Pak Burhan É</t></p></d>".encode()
    assert Piece("text", "Pak Burhan É") in [*pieces_of("a.xml", part, read.append)]
    assert sum(read) == len(part)
