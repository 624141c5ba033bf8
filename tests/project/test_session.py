import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import BelongsToNothing, Gone
from app.models.code import Code
from app.models.review_round import ReviewRound
from app.models.tables import journalled_tables
from app.operations.codes import change_code
from app.operations.informants import take_part
from app.words import Words
from app.words.errors import NOUNS, sentence
from tests.study import Study

APP = Path(__file__).parents[2] / "app"


def test_a_row_that_has_gone_is_said_by_its_noun(study: Study) -> None:
    with pytest.raises(Gone) as gone, study.project.read() as session:
        session.get_one(ReviewRound, 7)
    assert sentence(Words("en"), gone.value) == "This review round is not there any more."
    with pytest.raises(Gone), study.project.edit() as session:
        change_code(session, 7, name="Kin")


def test_a_row_about_something_that_has_gone_is_not_written(study: Study) -> None:
    informant = study.informant("I-01")
    with pytest.raises(BelongsToNothing), study.project.edit() as session:
        take_part(session, 7, informant)


def asked_for() -> Iterator[str]:
    """The nouns of all tables that a row is asked of, and those of errors made by hand."""
    calls = (
        node
        for path in APP.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    )
    tables = {table.name.replace("_", ""): table.name for table in journalled_tables()}
    for call in calls:
        first = call.args[0] if call.args else None
        if isinstance(call.func, ast.Attribute) and call.func.attr == "get_one":
            name = first.id.lower() if isinstance(first, ast.Name) else ""
            if name in tables:
                yield tables[name].replace("_", " ")
        named = isinstance(call.func, ast.Name) and call.func.id in {"Gone", "NotFound"}
        if named and isinstance(first, ast.Constant):
            yield str(first.value)


def test_every_noun_is_translated() -> None:
    assert {Code.__tablename__, "review round", "guide question"} <= {*asked_for()}
    assert {*asked_for()} - {*NOUNS} == set()
