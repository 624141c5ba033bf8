import pytest
from pytestqt.qtbot import QtBot

from app.analysis.autocoding.coded import NEW
from app.analysis.autocoding.proposals import proposals_in
from app.models.autocoding import Query, Search
from app.models.span import Span
from app.queries.spoken_texts import spoken_texts
from app.ui.autocoding import dialog as dialogs
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import Study


@pytest.mark.parametrize(("most", "told"), [(2, True), (3, False)])
def test_a_search_that_ended_early_says_so_though_its_hits_share_a_passage(
    qtbot: QtBot,
    study: Study,
    workspace: Workspace,
    words: Words,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
    *,
    most: int,
    told: bool,
) -> None:
    study.source()
    monkeypatch.setattr(dialogs, "MOST", most)
    dialog = dialogs.AutocodingDialog(workspace, words, theme)
    qtbot.addWidget(dialog)
    [text] = workspace.read(spoken_texts)
    start = text.turns[0].speech.start if text.turns else 0
    hits = [(start, start + 1), (start + 1, start + 2)]
    found = proposals_in(text, Search(Query("?"), unit="paragraph"), hits)
    assert [each.hits for each in found] == [tuple(Span(*hit) for hit in hits)]
    dialog.show_texts([text])
    dialog.show_found(found, [NEW])
    assert ("there are more" in dialog.count.text()) is told
