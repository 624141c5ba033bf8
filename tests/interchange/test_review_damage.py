"""A returned document in any condition: every answer is read, asked about or shown."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import NotAReview
from app.importers.returned_review import read_returned_review
from app.interchange.exporting import export
from app.interchange.review_preview import ReviewPreview
from app.interchange.review_word import Returned, preview
from app.models.review import Verdict
from tests.interchange.paper import ReviewPaper, run
from tests.study import Study, a_study

ANSWERS: list[tuple[Verdict, str]] = [
    ("agree", "S"),
    ("agree", "setuju."),
    ("agree", "\u2713"),
    ("revise", "R"),
    ("revise", "Revise"),
    ("reject", "TOLAK"),
    ("reject", "x"),
]
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


@dataclass(frozen=True)
class Printed:
    """A study, and its review document before anybody wrote in it."""

    study: Study
    data: bytes = field(repr=False)

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


names = st.sampled_from([f"K-{n:04} · {label}" for n in range(1, 9) for label in ("A1", "B2")])
parts_of_word = st.sampled_from(["p", "r", "tc", "tr", "tbl", "bookmarkStart"])
scribbles = st.text("abc \N{SEEDLING}\u00e9", min_size=1, max_size=12)
few = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(answers=st.dictionaries(names, st.sampled_from(ANSWERS)), shuffled=st.randoms())
def test_any_answers_in_any_order_read_back_exactly(
    printed: Printed, answers: dict[str, tuple[Verdict, str]], shuffled: random.Random
) -> None:
    paper = printed.paper()
    for name, (_, written) in answers.items():
        paper.decide(name, written)
    for table in paper.document.element.body.iter(qn("w:tbl")):
        rows = [row for row in table.tr_lst if row in paper.rows()]
        shuffled.shuffle(rows)
        for row in rows:
            table.append(row)
    found = {row.name: row.verdict for row in printed.read(paper).of("decided")}
    assert found == {name: verdict for name, (verdict, _) in answers.items()}


@few
@given(
    answers=st.dictionaries(names, st.sampled_from(ANSWERS), min_size=4),
    damage=st.lists(st.tuples(parts_of_word, st.floats(0, 0.999)), max_size=25),
)
def test_no_damage_puts_an_answer_on_a_wrong_passage(
    printed: Printed,
    answers: dict[str, tuple[Verdict, str]],
    damage: list[tuple[str, float]],
) -> None:
    paper = printed.paper()
    for name, (_, written) in answers.items():
        paper.decide(name, written)
        paper.remark(name, f"About {name}.")
    body = paper.document.element.body
    for kind, place in damage:
        parts = [*body.iter(qn(f"w:{kind}"))]
        if parts:
            chosen = parts[int(place * len(parts))]
            chosen.getparent().remove(chosen)
    try:
        found = printed.read(paper)
    except NotAReview:
        return  # Nothing of it is left.
    for row in found.of("decided"):
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
