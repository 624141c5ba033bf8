from app.importers.composing import Composition, heading
from tests.importers.hand_made import stretches


def test_neighbouring_stretches_of_one_style_become_one() -> None:
    out = Composition()
    out.add("satu ", ["bold"])
    out.add("dua", ["bold", "italic"])
    imported = out.finish()
    assert stretches(imported, "bold") == ["satu dua"]
    assert stretches(imported, "italic") == ["dua"]


def test_formatting_and_times_move_when_characters_are_dropped() -> None:
    out = Composition()
    out.add("\ufeff\ufeffa\r\n")
    out.moment(5)
    out.add("tebal", ["bold"])
    imported = out.finish()
    assert stretches(imported, "bold") == ["tebal"]
    assert imported.text[imported.timestamps[0].position :] == "tebal"


def test_cells_are_parted_by_tabs_and_empty_rows_leave_nothing() -> None:
    out = Composition()
    for row in (["a", "", "c"], ["", ""], ["d", ""]):
        with out.row():
            for cell in row:
                out.add(cell)
                out.end_line()
                out.end_cell()
    assert out.finish().text == "a\t\tc\nd"


def test_soft_hyphens_do_not_hide_words() -> None:
    out = Composition()
    out.add("pe\u00adnye\u00adbab")
    assert out.finish().text == "penyebab"


def test_line_ends_at_the_end_are_not_kept() -> None:
    out = Composition()
    out.add("akhir")
    out.end_line()
    out.end_line()
    assert out.finish().text == "akhir"


def test_deep_headings_count_as_the_third() -> None:
    assert [heading(level) for level in (0, 1, 2, 3, 7)] == [
        "heading1", "heading1", "heading2", "heading3", "heading3",
    ]  # fmt: skip
