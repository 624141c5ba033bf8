from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.operations.codes import change_code
from app.operations.favourites import set_favourite
from app.queries.favourites import favourites
from app.ui.window.main_window import MainWindow


def favourite_menu(window: MainWindow) -> QMenu:
    found = next(a for a in window.columns.codebook.menu().actions() if a.text() == "Favourite")
    menu = found.menu()
    assert isinstance(menu, QMenu)
    return menu


def entry(window: MainWindow, nth: int) -> QAction:
    return favourite_menu(window).actions()[nth]


def test_the_menu_of_a_code_gives_and_takes_digits(window: MainWindow) -> None:
    window.columns.codebook.show_code(2)
    entry(window, 2).trigger()
    assert window.workspace.read(favourites) == {3: 2}
    window.columns.codebook.refresh_now()
    assert entry(window, 2).isChecked()
    entry(window, -1).trigger()
    assert window.workspace.read(favourites) == {}


def test_the_menu_says_what_stands_where(window: MainWindow) -> None:
    window.workspace.run(set_favourite, 1, 9)
    window.columns.codebook.refresh_now()
    window.columns.codebook.show_code(2)
    assert entry(window, 8).text() == "&9  C1"
    assert entry(window, 0).text() == "&1  nothing yet"


def test_the_code_menu_calls_favourites_by_their_codes(window: MainWindow) -> None:
    window.workspace.run(set_favourite, 1, 1)
    assert window.commands_shown["favourite_1"].text() == "C1 Family\t1"
    window.workspace.run(change_code, 1, name="Kin & friends")
    assert window.commands_shown["favourite_1"].text() == "C1 Kin && friends\t1"
    window.undo()
    window.undo()
    assert window.commands_shown["favourite_1"].text() == "nothing yet\t1"
