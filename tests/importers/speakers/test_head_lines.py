import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importers.speakers.head_lines import read_head
from app.models.imported import HeadLines

INDONESIAN = (
    "Transkrip\nInforman: I-05\nJabatan: Ketua RT\nKategori: Warga\nInstansi: Desa Maju\n"
    "Tempat: Balai desa\nHari/Tanggal: Sabtu, 21 November 2020\nPewawancara: Rina Wati\n\n"
    "Pewawancara: Apa kabar?\nInforman: Baik."
)
ENGLISH = (
    "**Name:** Ana Lee\n**Role:** Teacher\n**Category:** Staff\n**Institution:** School\n"
    "**Place:** Town hall\n**Date:** March 12, 2021\n**Interviewer:** Ben Ott\n"
)


def _fields(head: HeadLines) -> tuple[str | None, ...]:
    return (
        *(head.informant, head.role, head.category, head.institution),
        *(head.place, head.date, head.interviewer),
    )


def test_an_indonesian_head_is_read() -> None:
    assert _fields(read_head(INDONESIAN)) == (
        *("I-05", "Ketua RT", "Warga", "Desa Maju", "Balai desa", "2020-11-21", "Rina Wati"),
    )


def test_an_english_head_with_marks_is_read() -> None:
    assert _fields(read_head(ENGLISH)) == (
        *("Ana Lee", "Teacher", "Staff", "School", "Town hall", "2021-03-12", "Ben Ott"),
    )


def test_rows_of_a_table_are_read() -> None:
    head = read_head(
        "Informan\tI-02\nJabatan\tAnggota\nTahun\t2021\nPewawancara\tRina\nP: A?\nN: B"
    )
    assert _fields(head)[::5] == ("I-02", "2021")
    assert (head.role, head.interviewer) == ("Anggota", "Rina")


def test_the_span_covers_the_lines_that_were_understood() -> None:
    span = read_head(INDONESIAN).span
    assert span is not None
    assert span.cut_from(INDONESIAN).startswith("Informan: I-05")
    assert span.cut_from(INDONESIAN).endswith("Pewawancara: Rina Wati")


def test_the_most_precise_date_is_taken() -> None:
    assert read_head("Tahun: 2021\nTanggal: 3 Mei 2021\nWaktu: 10.30").date == "2021-05-03"


def test_a_name_goes_before_a_code() -> None:
    assert read_head("Kode: 7\nInforman: Ana Lee\nJabatan: Guru").informant == "Ana Lee"


def test_turns_are_no_head() -> None:
    assert read_head("Informan: Ya, betul.\nPeneliti: Lalu?\nInforman: Begitu.") == HeadLines()


@pytest.mark.parametrize("text", ["", "\n\n", "Jabatan:", "Kafe ini ramai.", "Tanggal: besok"])
def test_a_text_without_head_has_none(text: str) -> None:
    assert _fields(read_head(text)) == (None,) * 7


def test_only_the_top_is_read() -> None:
    assert read_head("baris biasa\n" * 100 + "Jabatan: Guru\n").role is None


@given(st.text(max_size=400))
def test_any_text_has_a_head_or_none(text: str) -> None:
    span = read_head(text).span
    assert span is None or span.end <= len(text)
