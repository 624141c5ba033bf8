"""A returned document in any condition: every answer is read, asked about or shown."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from app.errors import NotAReview
from app.importers.docx.returned_review import read_returned_review
from app.interchange.exporting import export
from app.interchange.review.preview import ReviewPreview
from app.interchange.review.word import Returned, preview
from app.models.review import Verdict
from tests.interchange.paper import DECISION, ReviewPaper, run, shown, take_out
from tests.interchange.returned.answers import DECIDING, NOTATIONS
from tests.study import Study, a_study

Part = TypeVar("Part")
Damage = Callable[[ReviewPaper, float, float], None]
ANSWERS = [(verdict, written) for verdict in NOTATIONS for written in NOTATIONS[verdict]]
SENTENCES = [f"Sentence {n} tells about {word}." for n, word in enumerate("abcdefgh")]
TEXT = "Farmer: " + " ".join(SENTENCES)


@contextmanager
def coded(folder: Path) -> Iterator[Study]:
    """Eight passages under two codes each, so that numbers and passages alone decide nothing."""
    with a_study(folder) as study:
        source = study.source(TEXT)
        labels = [study.code("A1", "Family"), study.code("B2", "Rules", "effort")]
        for sentence in SENTENCES:
            for code in labels:
                study.coding(source, sentence, code, TEXT)
        yield study


class Printed:
    """A study, and its review document before anybody wrote in it."""

    def __init__(self, study: Study, data: bytes) -> None:
        self.study = study
        self.data = data

    def paper(self) -> ReviewPaper:
        return ReviewPaper(self.data)

    def read(self, paper: ReviewPaper) -> ReviewPreview:
        document = read_returned_review("returned.docx", paper.data())
        with self.study.project.read() as session:
            return preview(session, Returned("returned.docx", b"", document))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printed]:
    folder = tmp_path_factory.mktemp("coded")
    with coded(folder) as made:
        export(made.project, folder / "review.docx", "review", "id")
        yield Printed(made, (folder / "review.docx").read_bytes())


def _take_away(kind: str) -> Damage:
    """Something of a kind is gone."""

    def damage(paper: ReviewPaper, first: float, _: float) -> None:
        parts = [*paper.document.element.body.iter(qn(f"w:{kind}"))]
        if parts:
            take_out(_chosen(parts, first))

    return damage


def _swap(column: int) -> Damage:
    """Two rows exchange a cell that we printed."""

    def damage(paper: ReviewPaper, first: float, second: float) -> None:
        rows = [row for row in paper.rows() if len(row.tc_lst) > column]
        if len(rows) > 1:
            one, other = (_chosen(rows, place).tc_lst[column] for place in (first, second))
            place = etree.Element("place")
            one.addprevious(place)
            other.addprevious(one)
            place.addprevious(other)
            take_out(place)

    return damage


def _merge(paper: ReviewPaper, first: float, second: float) -> None:
    """Two rows become one: the cells of the second go into those of the first."""
    rows = paper.rows()
    if len(rows) > 1:
        one, other = _chosen(rows, first), _chosen(rows, second)
        if one is not other:
            for into, cell in zip(one.tc_lst, other.tc_lst, strict=False):
                into.extend(cell.iterchildren(qn("w:p")))
            take_out(other)


def _renumber(paper: ReviewPaper, first: float, second: float) -> None:
    """The number of one row is typed over by another's."""
    rows = paper.rows()
    if rows:
        name = shown(_chosen(rows, second).tc_lst[0])
        texts = [*_chosen(rows, first).tc_lst[0].iter(qn("w:t"))]
        for text in texts:
            text.text = name if text is texts[0] else ""


def _drop_bookmarks(paper: ReviewPaper, _: float, __: float) -> None:
    paper.drop_bookmarks()


def _cut_table(paper: ReviewPaper, first: float, _: float) -> None:
    """A table loses its second half."""
    rows = paper.rows()
    if rows:
        row = _chosen(rows, first)
        for lost in [row, *row.itersiblings(qn("w:tr"))]:
            take_out(lost)


def _chosen(parts: Sequence[Part], place: float) -> Part:
    return parts[int(place * len(parts))]


DAMAGES: dict[str, Damage] = {
    **{kind: _take_away(kind) for kind in ("p", "r", "tc", "tr", "tbl", "bookmarkStart")},
    "merged": _merge,
    "no bookmarks": _drop_bookmarks,
    "cut": _cut_table,
}
places = st.floats(0, 0.999)
EXCHANGES: dict[str, Damage] = {
    **{f"swapped {column}": _swap(column) for column in range(4)},
    "renumbered": _renumber,
}
"""One of them at a time: a row of which number and passage are another's *is* the other."""

damages = st.sampled_from([*EXCHANGES]).flatmap(
    lambda exchange: st.lists(
        st.tuples(st.sampled_from([exchange, *DAMAGES]), places, places), min_size=1, max_size=8
    )
)
names = st.sampled_from([f"K-{n:04} · {label}" for n in range(1, 9) for label in ("A1", "B2")])
few = settings(
    max_examples=max(25, settings().max_examples // 2),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@few
@given(
    answers=st.dictionaries(
        names, st.tuples(st.sampled_from(ANSWERS), st.sampled_from(range(len(DECIDING))))
    ),
    shuffled=st.randoms(),
)
def test_any_answers_in_any_order_read_back_exactly(
    printed: Printed,
    answers: dict[str, tuple[tuple[Verdict, str], int]],
    shuffled: random.Random,
) -> None:
    paper = printed.paper()
    for name, ((_, written), way) in answers.items():
        DECIDING[way](paper.row(name).tc_lst[DECISION], written)
    for table in paper.document.element.body.iter(qn("w:tbl")):
        rows = [row for row in table.tr_lst if row in paper.rows()]
        shuffled.shuffle(rows)
        for row in rows:
            table.append(row)
    found = {row.name: row.verdict for row in printed.read(paper).of("decided")}
    assert found == {name: verdict for name, ((verdict, _), _) in answers.items()}


@few
@given(
    answers=st.dictionaries(names, st.sampled_from(ANSWERS), min_size=4),
    damage=damages,
)
def test_no_damage_puts_an_answer_on_a_wrong_passage(
    printed: Printed,
    answers: dict[str, tuple[Verdict, str]],
    damage: list[tuple[str, float, float]],
) -> None:
    paper = printed.paper()
    for name, (_, written) in answers.items():
        paper.decide(name, written)
        paper.remark(name, f"About {name}.")
    for kind, first, second in damage:
        (DAMAGES | EXCHANGES)[kind](paper, first, second)
    try:
        found = printed.read(paper)
    except NotAReview:
        return  # Nothing of it is left.
    for row in found.of("decided"):
        if row.about == "coding":
            verdict, _ = answers[row.name]
            assert row.verdict in {verdict, None}
            assert row.remark in {f"About {row.name}.", ""}


@few
@given(
    typed=st.lists(
        st.tuples(
            names, st.integers(0, 4), st.text("abc \N{SEEDLING}\u00e9", min_size=1, max_size=12)
        ),
        max_size=8,
    ),
    outside=st.text("xyz", min_size=1, max_size=12),
)
def test_everything_typed_turns_up_in_the_preview(
    printed: Printed, typed: list[tuple[str, int, str]], outside: str
) -> None:
    paper = printed.paper()
    rows = dict(zip(paper.names(), paper.rows(), strict=True))
    for name, cell, text in typed:
        rows[name].tc_lst[cell].p_lst[-1].append(run(text))
    paper.write_outside(outside)
    found = printed.read(paper)
    shown = "\n".join([*(cell for row in found.rows for cell in row.cells), *found.outside])
    assert outside in shown
    for _, _, text in typed:
        assert " ".join(text.split()) in " ".join(shown.split())
