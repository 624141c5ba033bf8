import pytest

from app.errors import DamagedFile, HostileFile
from app.importers.archive import Archive, parse_xml
from tests.importers.hand_made import zipped


def test_members_are_read_by_name_and_missing_ones_are_none() -> None:
    archive = Archive("a.odt", zipped({"a.xml": "<a>é</a>"}))
    root = archive.xml("a.xml")
    assert root is not None
    assert root.text == "é"
    assert archive.xml("b.xml") is None


def test_a_member_too_large_to_parse_is_refused_unread() -> None:
    noise = bytes(range(256)) * 1000
    data = zipped({"a.xml": noise + b" " * 50_000_000, "b": noise * 2})
    with pytest.raises(HostileFile):
        Archive("a.docx", data).read("a.xml")


def test_size_that_lies_is_found_by_the_checksum() -> None:
    data = bytearray(zipped({"a.xml": "x" * 1000}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    with pytest.raises(DamagedFile):
        Archive("a.docx", bytes(data)).read("a.xml")


@pytest.mark.parametrize(
    "xml",
    [
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "http://x.id/a.dtd"><a/>',
        b'<?xml version="1.0"?><!-- c --><!DOCTYPE a [<!ENTITY % b SYSTEM "file:///x"> %b;]><a/>',
    ],
)
def test_any_document_type_is_refused(xml: bytes) -> None:
    with pytest.raises(HostileFile):
        parse_xml("a.docx", xml)


def test_comments_and_instructions_do_not_part_text() -> None:
    assert parse_xml("a", b"<a>b<!-- x -->c<?y?>d</a>").text == "bcd"
