import io
import re
import zlib
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.errors import DamagedFile, HostileFile, NoTextLayer, PasswordProtected
from app.importers.pdf import pdf as importer
from app.models.imported import ImportedText
from tests.importers.hand_made import FIXTURES, notes, stretches


def read(name: str) -> ImportedText:
    return importer.read(name, (FIXTURES / name).read_bytes())


def drawn(*pages: Callable[[Canvas], None]) -> ImportedText:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return importer.read("a.pdf", out.getvalue())


def lines(
    *texts: str, x: float = 60, top: float = 760, step: float = 14
) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            canvas.drawString(x, top - number * step, text)

    return draw


@pytest.mark.parametrize("name", ["two_columns_by_row.pdf", "two_columns_flowing.pdf"])
def test_two_columns_are_read_one_after_the_other(name: str) -> None:
    numbers = [int(number) for number in re.findall(r"\bb(\d{3})\b", read(name).text)]
    in_place = sum(here == right for here, right in zip(numbers, sorted(numbers), strict=True))
    assert len(numbers) in {160, 300}
    assert in_place >= 0.98 * len(numbers)


def test_titles_over_both_columns_come_before_them() -> None:
    text = read("two_columns_by_row.pdf").text
    assert text.index("b080") < text.index("Catatan panen") < text.index("b081")


def test_running_heads_and_page_numbers_are_left_out() -> None:
    imported = read("two_columns_by_row.pdf")
    assert "Jurnal" not in imported.text
    assert notes(imported)["headers_left_out"] >= 4


def test_pages_cover_the_text() -> None:
    imported = read("two_columns_flowing.pdf")
    assert [page.number for page in imported.pages] == [1, 2, 3]
    assert imported.pages[-1].span.end == len(imported.text)


def test_interview_written_by_libreoffice() -> None:
    imported = read("interview.pdf")
    assert "Narasumber: Banyak. Anak-anak muda kembali, lalu" in imported.text
    assert "1. butir pertama\n2. butir kedua\n• butir bulat\nNama\tIbu Sari\n" in imported.text
    assert "Pewawancara: " in stretches(imported, "bold")
    assert stretches(imported, "italic") == ["miring"]


def test_lines_of_a_paragraph_are_joined_and_short_lines_end_it() -> None:
    imported = drawn(
        lines(
            "Narasumber: Kami bekerja setiap hari di sawah bersama seluruh warga",
            "desa yang ikut.",
            "Pewawancara: Mengapa begitu, apakah tidak ada orang lain yang mau",
            "membantu kelompok?",
        )
    )
    assert imported.text.split("\n") == [
        "Narasumber: Kami bekerja setiap hari di sawah bersama seluruh warga desa yang ikut.",
        "Pewawancara: Mengapa begitu, apakah tidak ada orang lain yang mau membantu kelompok?",
    ]


def test_speaker_labels_in_a_column_of_their_own_stay_with_their_speech() -> None:
    def draw(canvas: Canvas) -> None:
        lines("I:", "", "N:", "", "I:")(canvas)
        speech = ("Sejak kapan pintu air itu dibuka untuk semua warga desa", "sebelah?")
        lines(
            *speech,
            "Sejak banjir yang terakhir itu kami membukanya setiap",
            "pagi.",
            "Baik.",
            x=130,
        )(canvas)

    assert drawn(draw).text.split("\n") == [
        "I:\tSejak kapan pintu air itu dibuka untuk semua warga desa sebelah?",
        "N:\tSejak banjir yang terakhir itu kami membukanya setiap pagi.",
        "I:\tBaik.",
    ]


def test_ruled_table_is_read_row_by_row() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(4):
            canvas.drawString(60, 700 - row * 30, f"Pertanyaan yang ke-{row} tentang air")
            canvas.drawString(320, 700 - row * 30, f"Jawaban yang ke-{row} dari warga")
            canvas.line(50, 690 - row * 30, 550, 690 - row * 30)

    found = re.findall(r"(Pertanyaan|Jawaban) yang ke-(\d)", drawn(draw).text)
    assert found == [(word, str(n)) for n in range(4) for word in ("Pertanyaan", "Jawaban")]


def test_hyphen_goes_only_where_the_document_knows_the_word_whole() -> None:
    imported = drawn(
        lines(
            "Penyelenggara itu bekerja keras dan semua penyeleng-",
            "gara lain ikut membantu bersama dengan anak-",
            "anak desa yang rajin.",
        )
    )
    assert "semua penyelenggara lain" in imported.text
    assert "anak-anak desa" in imported.text


def test_paragraph_goes_on_over_the_page() -> None:
    imported = drawn(
        lines("Ini kalimat yang belum selesai ketika halaman habis dan"),
        lines("terus berlanjut di sini."),
    )
    assert "habis dan terus" in imported.text
    assert imported.pages[1].span.cut_from(imported.text).strip() == "terus berlanjut di sini."


def test_scan_has_no_text_layer() -> None:
    with pytest.raises(NoTextLayer):
        read("scan.pdf")


def test_password_is_needed_but_an_empty_one_opens() -> None:
    with pytest.raises(PasswordProtected):
        read("locked.pdf")
    assert read("empty_password.pdf").text == "Narasumber: Kami menjaga pintu air."


def test_truncated_file_is_damaged() -> None:
    with pytest.raises(DamagedFile):
        importer.read("a.pdf", (FIXTURES / "interview.pdf").read_bytes()[:900])


def test_stream_that_swells_is_refused() -> None:
    bomb = zlib.compress(b"0" * 70_000_000)
    with pytest.raises(HostileFile):
        importer.read("a.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nstream\n" + bomb + b"\nendstream")
