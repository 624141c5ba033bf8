from pytestqt.qtbot import QtBot

from app.operations.source_folders import add_folder
from app.queries.source_folders import source_folders
from app.queries.sources import sources
from app.ui.autocoding.source_choice import SourceChoice
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import Study


def test_sources_and_whole_folders_are_chosen(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> None:
    ids = [study.source(f"Sari: number {n}.", f"{n}.txt") for n in range(3)]
    folder = workspace.run(add_folder, "Villages", ids[:2])
    choice = SourceChoice(words, theme)
    qtbot.addWidget(choice)
    choice.offer(workspace.read(sources), workspace.read(source_folders))
    assert (choice.chosen, choice.text()) == (frozenset(), "All sources")
    with qtbot.waitSignal(choice.changed):
        choice.ticks.tick(str(ids[2]), on=False)
    assert (choice.chosen, choice.text()) == (frozenset(ids[:2]), "2 of 3 sources")
    with qtbot.waitSignal(choice.changed):
        choice.ticks.tick(f"folder:{folder}", on=False)
        choice.ticks.tick(str(ids[1]), on=True)
    assert choice.chosen == frozenset({ids[1]})
