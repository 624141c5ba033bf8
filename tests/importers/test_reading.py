import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import (
    DamagedFile,
    EmptyFile,
    HostileFile,
    LegacyWord,
    NoTextLayer,
    OpenInWord,
    PasswordProtected,
    TooLarge,
    UnknownFormat,
    UnreadableFile,
)
from app.importers.limits import LARGEST_FILE, LONGEST_TEXT
from app.importers.reading import ENDINGS, read_bytes
from app.words import Words
from app.words import errors as error_sentences
from tests.importers.hand_made import FIXTURES, SHARED, docx, notes, paragraph, run, zipped

DOCX = docx(paragraph(run("Halo")))
LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/hostname"')


def swelling() -> bytes:
    return zipped({"word/document.xml": b" " * 40_000_000})


def many_members() -> bytes:
    return zipped({f"word/{number}": b"" for number in range(10_001)})


def encrypted_member() -> bytes:
    data = bytearray(zipped({"word/document.xml": "x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


REFUSED: list[tuple[str, bytes, type[UnreadableFile]]] = [
    ("kosong.txt", b"", EmptyFile),
    ("kosong.docx", b"", EmptyFile),
    ("spasi.txt", b" \r\n\t ", EmptyFile),
    ("kosong.docx", docx(paragraph()), EmptyFile),
    ("~$wawancara.docx", b"\x05Ani", OpenInWord),
    ("potong.docx", (FIXTURES / "interview.docx").read_bytes()[:20_000], DamagedFile),
    ("lain.docx", zipped({"a": "b"}), DamagedFile),
    ("lain.zip", zipped({"a": "b"}), UnknownFormat),
    ("acak.docx", bytes(range(256)) * 20, DamagedFile),
    ("acak.xyz", bytes(range(256)) * 20, UnknownFormat),
    ("foto.txt", b"\xff\xd8\xff\xe0" + bytes(100), UnknownFormat),
    ("suara.mp3", b"ID3\x03" + b"a" * 100, UnknownFormat),
    ("tawa.docx", zipped({"word/document.xml": LAUGHS}), HostileFile),
    ("luar.docx", zipped({"word/document.xml": OUTSIDE}), HostileFile),
    ("bom.docx", swelling(), HostileFile),
    ("banyak.docx", many_members(), HostileFile),
    ("sandi.docx", encrypted_member(), PasswordProtected),
    ("panjang.txt", b"a " * (LONGEST_TEXT // 2 + 1), TooLarge),
    ("besar.txt", b"a" * (LARGEST_FILE + 1), TooLarge),
    ("rusak.xml.docx", zipped({"word/document.xml": "<w:document>"}), DamagedFile),
]


@pytest.mark.parametrize(
    ("name", "data", "error"), REFUSED, ids=[f"{n}-{e.__name__}" for n, _, e in REFUSED]
)
def test_what_cannot_be_read_is_refused_by_its_own_error(
    name: str, data: bytes, error: type[UnreadableFile]
) -> None:
    with pytest.raises(error) as caught:
        read_bytes(name, data)
    assert type(caught.value) is error
    assert caught.value.name == name


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("interview.doc", LegacyWord),
        ("locked.docx", PasswordProtected),
        ("locked.odt", PasswordProtected),
        ("locked.pdf", PasswordProtected),
        ("scan.pdf", NoTextLayer),
    ],
)
def test_kept_files_are_refused_by_their_own_error(name: str, error: type[UnreadableFile]) -> None:
    with pytest.raises(error):
        read_bytes(name, (FIXTURES / name).read_bytes())


def test_limit_of_a_large_file_is_said_in_the_language() -> None:
    with pytest.raises(TooLarge) as caught:
        read_bytes("a.txt", b"a " * (LONGEST_TEXT // 2 + 1))
    assert "5 juta karakter" in error_sentences.sentence(Words("id"), caught.value)


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("docx.txt", DOCX, "Halo"),
        ("docx.doc", DOCX, "Halo"),
        ("teks.docx", b"Halo", "Halo"),
        ("teks.pdf", b"Halo", "Halo"),
        ("rtf.doc", b"{\\rtf1 Halo}", "Halo"),
        ("html.doc", b"<html><body><p>Halo</p></body></html>", "Halo"),
        ("vtt.txt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHalo", "Halo"),
    ],
)
def test_wrong_ending_is_read_as_what_it_is_with_a_note(name: str, data: bytes, text: str) -> None:
    imported = read_bytes(name, data)
    assert imported.text == text
    assert notes(imported) == {"ending_differs": 1}


@pytest.mark.parametrize("name", ["tanpa", "catatan.log"])
def test_other_endings_promise_nothing(name: str) -> None:
    imported = read_bytes(name, b"Halo")
    assert imported.text == "Halo"
    assert notes(imported) == {}


def test_ending_may_be_in_capitals() -> None:
    assert notes(read_bytes("A.DOCX", DOCX)) == {}


def test_text_of_exactly_the_limit_is_read() -> None:
    assert len(read_bytes("a.txt", b"abcd " * (LONGEST_TEXT // 5)).text) == LONGEST_TEXT


def test_text_with_some_nuls_or_markup_is_still_text() -> None:
    assert read_bytes("a.txt", b"satu\x00dua" + b" kata" * 50).text.startswith("satu\ufffddua")
    assert read_bytes("a.txt", b"<html>contoh</html>").text == "<html>contoh</html>"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from(["interview.docx", "interview.odt", "interview.rtf", "empty_password.pdf"]),
    st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=8)), min_size=1, max_size=6),
    st.floats(0.1, 1),
)
def test_damaged_bytes_are_read_or_refused_and_never_crash(
    name: str, changes: list[tuple[float, bytes]], kept: float
) -> None:
    data = bytearray((FIXTURES / name).read_bytes())
    for place, new in changes:
        start = int(place * len(data))
        data[start : start + len(new)] = new
    _read_or_refuse(name, bytes(data[: int(kept * len(data))]))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.binary(max_size=40), st.floats(0, 0.99))
def test_document_with_damaged_xml_is_read_or_refused(new: bytes, place: float) -> None:
    with zipfile.ZipFile(FIXTURES / "interview.docx") as archive:
        members: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    xml = bytearray(bytes(members["word/document.xml"]))  # type: ignore[arg-type]
    start = int(place * len(xml))
    xml[start : start + len(new)] = new
    _read_or_refuse("a.docx", zipped({**members, "word/document.xml": bytes(xml)}))


@given(st.sampled_from(ENDINGS), st.binary(max_size=400))
def test_any_bytes_under_any_ending_are_read_or_refused(ending: str, data: bytes) -> None:
    _read_or_refuse(f"a{ending}", data)


def _read_or_refuse(name: str, data: bytes) -> None:
    try:
        imported = read_bytes(name, data)
    except UnreadableFile as error:
        assert error.name == name  # noqa: PT017 - either outcome is right
        return
    assert imported.text.strip()
    assert all(run.span.end <= len(imported.text) for run in imported.formatting)


def _shared_files() -> list[Path]:
    folders = (SHARED / "transcripts_examples", SHARED / "sijunjung" / "transcripts")
    return [path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir())]


@pytest.mark.skipif(not _shared_files(), reason="the shared transcripts are not here")
@pytest.mark.parametrize("path", _shared_files(), ids=lambda path: path.name)
def test_real_transcripts_are_read_or_are_old_word(path: Path) -> None:
    if path.suffix == ".doc":
        with pytest.raises(LegacyWord):
            read_bytes(path.name, path.read_bytes())
        return
    imported = read_bytes(path.name, path.read_bytes())
    assert len(imported.text) > 200
    assert "\ufffd" not in imported.text
