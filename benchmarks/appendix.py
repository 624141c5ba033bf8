"""How long exports of 5,000 passages take; prints JSON in seconds (medians of 3).

``python -m benchmarks.appendix``: 50 interviews of 30,000 characters in turns, 40 codes, 5,000
passages with 7,000 codings. Reading the rows and writing the file are timed apart; both count.
"""

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.analysis.appendix.appendix import appendix_content
from app.analysis.chapter.chapter import chapter_content
from app.analysis.review.document import review_content
from app.exporters.appendix.html import appendix_html
from app.exporters.appendix.xlsx import appendix_xlsx
from app.exporters.chapter.chapter import chapter_docx
from app.exporters.passages_table import passages_xlsx
from app.exporters.review.document import review_docx
from app.exporters.word.appendix import appendix_docx
from app.models.imported import FoundSpeaker, FoundTurn, ImportedText
from app.models.passage import Coding, Passage
from app.models.span import Span
from app.operations.codes import add_code, kind_with_key
from app.operations.informants import add_informant, take_part
from app.operations.people import add_person
from app.operations.sources import add_source
from app.project.file import Project, create_project
from app.queries.codes import codes
from app.queries.passages import passages
from app.words import Words
from benchmarks.made_up import interview

CHARACTERS, QUOTATION = 30_000, 350
WORDS = Words("id")
MADE_AT = "2026-11-21T08:00:00Z"


@dataclass(frozen=True)
class Size:
    """How much of everything an invented study has."""

    sources: int = 50
    codes: int = 40
    passages: int = 5_000
    codings: int = 7_000


WHOLE = Size()


def fill(project: Project, size: Size = WHOLE) -> None:
    """An invented study of this size."""
    chance = random.Random(1)  # noqa: S311 - the same text every time
    with project.edit() as session:
        person = add_person(session, "Sari")
        kinds = [kind_with_key(session, key) for key in ("cause", "effort")]
        for number in range(size.codes):
            add_code(session, f"Kode {number}", f"C{number}", kind_id=kinds[number % 2])
        for number in range(size.sources):
            _add_source(session, number, interview(CHARACTERS, chance))
        _add_passages(session, person, chance, size)


def _add_source(session: Session, number: int, text: str) -> None:
    turns = []
    start = 0
    for place, paragraph in enumerate(text.split("\n")):
        end = start + len(paragraph)
        turns.append(FoundTurn(Span(start, end), Span(start + 2, end), "PI"[place % 2]))
        start = end + 1
    speakers = (FoundSpeaker("P", 1, role="interviewer"), FoundSpeaker("I", 1))
    source = add_source(
        session, f"I-{number:02}.txt", ImportedText(text), turns=turns, speakers=speakers
    )
    take_part(session, source, add_informant(session, f"I-{number:02}", {"role": "Warga"}))


def _add_passages(session: Session, person: int, chance: random.Random, size: Size) -> None:
    rows = []
    for number in range(1, size.passages + 1):
        start = chance.randrange(CHARACTERS - 2 * QUOTATION)
        source = number % size.sources + 1
        place = {"start": start, "end": start + QUOTATION, "source_id": source}
        rows.append({"series": "K", "number": number, **place})
    session.execute(insert(Passage), rows)
    codings = [
        {
            "passage_id": number % size.passages + 1,
            "code_id": (number * 7 + number // size.passages) % size.codes + 1,
            "person_id": person,
        }
        for number in range(size.codings)
    ]
    session.execute(insert(Coding), codings)


def _timed(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return round(statistics.median(taken), 3)


def _figures(session: Session) -> dict[str, dict[str, float]]:
    appendix, chapter = appendix_content(session), chapter_content(session)
    review, rows = review_content(session), passages(session)
    codebook = codes(session)
    return {
        "appendix": {
            "reading": _timed(lambda: appendix_content(session)),
            "writing": _timed(lambda: appendix_docx(appendix, WORDS, MADE_AT)),
            "writing.xlsx": _timed(lambda: appendix_xlsx(appendix, WORDS)),
            "writing.html": _timed(lambda: appendix_html(appendix, WORDS)),
        },
        "chapter": {
            "reading": _timed(lambda: chapter_content(session)),
            "writing": _timed(lambda: chapter_docx(chapter, WORDS, MADE_AT)),
        },
        "review": {
            "reading": _timed(lambda: review_content(session)),
            "writing": _timed(lambda: review_docx(review, WORDS, MADE_AT)),
        },
        "passages.xlsx": {
            "reading": _timed(lambda: passages(session)),
            "writing": _timed(lambda: passages_xlsx(rows, codebook, WORDS)),
        },
    }


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        project = create_project(Path(folder) / "bench.kutipan")
        fill(project)
        with project.read() as session:
            figures = _figures(session)
        project.close()
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
