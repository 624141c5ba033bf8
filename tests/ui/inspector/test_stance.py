from itertools import combinations

import pytest
from pytestqt.qtbot import QtBot

from app.settings import Language
from app.ui.inspector.stance import StanceChoice
from app.ui.look.theme import Theme
from app.words import Words


def laid_out(qtbot: QtBot, language: Language, theme: Theme, *, least: bool) -> StanceChoice:
    choice = StanceChoice(Words(language), theme)
    qtbot.addWidget(choice)
    width = (choice.minimumSizeHint() if least else choice.sizeHint()).width()
    choice.resize(width, choice.heightForWidth(width))
    choice.show()
    return choice


def rows(choice: StanceChoice) -> int:
    return len({button.y() for button in choice.buttons.values()})


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_stances_stand_in_one_row_where_there_is_room(
    qtbot: QtBot, theme: Theme, language: Language
) -> None:
    assert rows(laid_out(qtbot, language, theme, least=False)) == 1


@pytest.mark.parametrize("language", ["en", "id"])
def test_in_a_narrow_column_they_stand_in_two_rows_and_no_word_is_cut(
    qtbot: QtBot, theme: Theme, language: Language
) -> None:
    choice = laid_out(qtbot, language, theme, least=True)
    assert rows(choice) == 2
    for button in choice.buttons.values():
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
    for one, other in combinations(choice.buttons.values(), 2):
        assert not one.geometry().intersects(other.geometry())
