from pytestqt.qtbot import QtBot

from app.ui.window.main_window import MainWindow


def test_palettes_go_with_the_columns_that_they_were_made_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    palettes = (window.travelling.palette, window.columns.palette_of_codes)
    window.travelling.ask()
    window.columns.palette_of_codes.ask(window.rect(), [])
    window.columns.palette_of_codes.close_palette()
    with qtbot.waitSignals([each.destroyed for each in palettes]):
        window.program.choose_language("id")
    window.program.choose_language("en")


def test_a_palette_lies_in_the_window_only_while_it_is_open(window: MainWindow) -> None:
    palette = window.travelling.palette
    window.travelling.ask()
    assert palette.parent() is window
    assert palette.query.hasFocus()
    palette.close_palette()
    assert palette.parent() is window.columns
    assert palette.isHidden()
