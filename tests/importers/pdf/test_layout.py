from app.importers.pdf.layout import Letter, Rule, lines_of_page

WIDTH = 5.0


def typed(text: str, x: float, base: float, size: float = 10) -> list[Letter]:
    """Letters of equal width; spaces are gaps, as many programs write them."""
    return [
        Letter(sign, x + place * WIDTH, x + (place + 1) * WIDTH, base, size)
        for place, sign in enumerate(text)
        if sign != " "
    ]


def page(*rows: tuple[str, float, float], rules: tuple[Rule, ...] = ()) -> list[str]:
    letters = [letter for text, x, base in rows for letter in typed(text, x, base)]
    return [line.text for line in lines_of_page(letters, rules)]


def columns(*texts: str, x: float) -> list[tuple[str, float, float]]:
    return [(text, x, 700 - row * 12) for row, text in enumerate(texts)]


def test_gaps_between_letters_become_spaces() -> None:
    assert page(("satu dua tiga", 50, 700)) == ["satu dua tiga"]


def test_a_wide_gap_becomes_a_tab() -> None:
    assert page(("Nama", 50, 700), ("Ibu Sari", 150, 700)) == ["Nama\tIbu Sari"]


def test_left_column_is_read_before_the_right_one() -> None:
    left = columns("kiri satu dua", "kiri tiga dua", "kiri lima dua", x=50)
    right = columns("kanan satu dua", "kanan tiga du", "kanan lima dua", x=135)
    assert page(*left, *right) == [text for text, _, _ in left + right]


def test_three_columns() -> None:
    rows = [columns(*(f"kolom{n} baris{r}" for r in range(4)), x=50 + n * 90) for n in range(3)]
    assert page(*(cell for column in rows for cell in column)) == [
        f"kolom{n} baris{r}" for n in range(3) for r in range(4)
    ]


def test_heading_across_parts_the_columns_above_from_those_below() -> None:
    upper = [
        *columns("a kiri satu x", "a kiri dua xx", x=50),
        *columns("a kanan satu", "a kanan du", x=135),
    ]
    lower = [(text.replace("a ", "b "), x, base - 100) for text, x, base in upper]
    across = ("judul yang melintasi kedua kolom", 50, 650)
    texts = page(*lower, across, *upper)
    assert texts == [text for text, _, _ in (*upper, across, *lower)]


def test_ruled_lines_keep_rows_of_a_table_together() -> None:
    left, right = (
        columns("tanya satu x", "tanya dua xx", "tanya tiga x", x=50),
        columns("jawab satu x", "jawab dua xx", "jawab tiga x", x=135),
    )
    rules = tuple(Rule(40, 300, 696 - row * 12) for row in range(3))
    assert page(*left, *right, rules=rules) == [
        text for pair in zip(left, right, strict=True) for text, _, _ in pair
    ]


def test_letters_drawn_twice_count_once() -> None:
    letters = [twin for letter in typed("tebal", 50, 700) for twin in (letter, letter)]
    assert [line.text for line in lines_of_page(letters)] == ["tebal"]


def test_raised_marks_stay_in_their_line() -> None:
    assert page(("air", 50, 700), ("2", 65, 703)) == ["air2"]


def test_page_without_letters_has_no_lines() -> None:
    assert page() == []
