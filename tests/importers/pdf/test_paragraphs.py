from dataclasses import replace

from app.importers.pdf.layout import Line, PageLines
from app.importers.pdf.paragraphs import compose

HEIGHT = 800.0
FULL = "kata " * 11 + "akhir"


def page(*texts: str, edge: str = "") -> PageLines:
    """A page of lines 12 points apart, with a running head."""
    rows = [(text, 600 - place * 12) for place, text in enumerate(texts)]
    rows += [(edge, 780)] if edge else []
    lines = [
        Line(text, [frozenset()] * len(text), 50, 50 + 5 * len(text), base, 10, 0, 50, 350)
        for text, base in rows
    ]
    return PageLines(HEIGHT, lines)


def text_of(*pages: PageLines) -> str:
    return compose(pages).finish().text


def test_running_heads_go_and_the_same_words_inside_a_page_stay() -> None:
    pages = [page("Laporan 1", f"isi {number}.", edge=f"Laporan {number}") for number in range(3)]
    assert text_of(*pages).count("Laporan") == 3


def test_a_head_inside_a_small_page_goes_and_the_first_line_of_the_text_stays() -> None:
    def small(number: int, gap: int) -> PageLines:
        made = page("Isi sama.", f"isi {number}.", "akhir.")
        head = replace(made.lines[0], text="Jurnal Contoh", styles=[frozenset()] * 13)
        head.base = made.lines[0].base + gap
        return PageLines(HEIGHT, [head, *made.lines])

    assert text_of(*(small(number, 36) for number in range(3))).count("Jurnal Contoh") == 0
    assert text_of(*(small(number, 36) for number in range(3))).count("Isi sama.") == 3
    assert text_of(*(small(number, 12) for number in range(3))).count("Jurnal Contoh") == 3


def test_page_numbers_go() -> None:
    first, second = page("Isi a.", edge="– 4 –"), page("Isi b.", edge="hal. 5 dari 9")
    assert text_of(first, second) == "Isi a.\nIsi b."


def test_a_head_on_a_single_page_stays() -> None:
    assert "Judul" in text_of(page("isi", edge="Judul"))


def test_a_label_begins_a_paragraph_only_after_a_finished_sentence() -> None:
    assert "\n" not in text_of(page(FULL, "Nama: dilanjutkan"))
    assert text_of(page(f"{FULL}.", "Nama: baru")).count("\n") == 1


def test_halves_of_a_reduplicated_word_keep_their_hyphen() -> None:
    text = text_of(page("kata " * 10 + "masyarakat-", "masyarakat desa"))
    assert text.endswith("masyarakat-masyarakat desa")


def test_soft_hyphen_at_the_end_of_a_line_joins_the_word() -> None:
    assert text_of(page("kata " * 10 + "penye\u00ad", "bab itu")).endswith("penyebab itu")


def with_foot(*texts: str, foot: tuple[str, ...]) -> PageLines:
    """A page of lines, and small ones at its foot."""
    body = page(*texts)
    small = [
        Line(
            text, [frozenset()] * len(text), 50, 50 + 4 * len(text), 60 - place * 10, 8, 0, 50, 350
        )
        for place, text in enumerate(foot)
    ]
    return PageLines(HEIGHT, [*body.lines, *small])


def test_footnotes_follow_what_is_said_across_two_pages() -> None:
    first = with_foot(FULL, "kata " * 10 + "yang", foot=("1 Wawancara di kantor camat.",))
    assert text_of(first, page("tersambung.")).endswith(
        "yang tersambung.\n1 Wawancara di kantor camat."
    )


def test_small_lines_that_open_with_no_mark_stay_where_they_are() -> None:
    assert text_of(with_foot("Isi.", foot=("Sumber: data diolah",)), page("Lagi.")) == (
        "Isi.\nSumber: data diolah\nLagi."
    )
