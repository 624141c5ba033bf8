"""A masked name in every place where words are kept: none of it leaves in a masked file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.interchange.exporting import ENDINGS, What, export
from app.interchange.masking.leak_gate import Leaving, gate_for
from app.interchange.masking.masked_copy import in_view
from app.models.base import Base
from app.models.masking import View
from app.queries.masking import MaskedNameRow, masked_names
from app.words import LANGUAGES, Language
from tests.full_study import NAME, a_full_study
from tests.study import Study

FORMS = [
    (what, ending) for what, endings in ENDINGS.items() for ending in endings if what != "project"
]
VIEWS: tuple[View, ...] = ("masked", "public")
FIGURES = ("agreement", ".csv")
"""Names codes by their labels alone."""
ONE_PART = {("appendix", ".csv")}
"""A table alone; every part of the appendix is in its other forms."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    with a_full_study(tmp_path_factory.mktemp("full")) as study:
        yield study


@pytest.fixture(scope="module")
def names(full: Study) -> list[MaskedNameRow]:
    with full.project.read() as session:
        return masked_names(session)


@pytest.mark.parametrize("view", VIEWS)
def test_no_table_of_a_masked_copy_holds_the_name(full: Study, view: View) -> None:
    with in_view(full.project, view) as session:
        leaking = [
            (table.name, column.name)
            for table in Base.metadata.sorted_tables
            for column in table.columns
            if table.name != "blob"
            for value in session.scalars(select(column))
            if NAME.casefold() in str(value).casefold()
        ]
    assert leaking == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("what", "ending"), FORMS)
def test_masked_files_of_every_kind_hold_nothing_of_it(  # noqa: PLR0917 - see its cases
    full: Study,
    names: list[MaskedNameRow],
    tmp_path: Path,
    what: What,
    ending: str,
    view: View,
    language: Language,
) -> None:
    if (what, ending) in ONE_PART:
        return
    out = tmp_path / f"out{ending}"
    export(full.project, out, what, language, leaving=Leaving(view))
    gate = gate_for(names, Leaving(view))
    assert gate.leaks(out.name, out.read_bytes()) == []
    assert NAME.encode() not in out.read_bytes()


@pytest.mark.parametrize(("what", "ending"), FORMS)
def test_the_same_files_show_it_where_nothing_is_masked(
    full: Study, tmp_path: Path, what: What, ending: str
) -> None:
    """Else the test above would search for what is not printed anyway."""
    if (what, ending) not in {*ONE_PART, FIGURES}:
        written = export(full.project, tmp_path / f"out{ending}", what, "en")
        assert written.shows == ("[Kin A]",)
