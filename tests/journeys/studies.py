"""Two real studies, imported and coded on the command line: the model study and the sample.

Each study is a folder of transcripts, a table of informants, a codebook, and which quotation
carries which code.
"""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.resources import resource

MODEL_STUDY = Path(__file__).parents[2] / ".." / "shared" / "sijunjung"
ENDINGS = {".docx", ".odt", ".rtf", ".txt", ".pdf"}


@dataclass(frozen=True)
class Material:
    """A study as its author has it: files, and ``(quotation, code, source)`` to be coded."""

    transcripts: Path
    tables: Path
    codings: tuple[tuple[str, str, str], ...]

    @property
    def quotations(self) -> set[str]:
        return {quotation for quotation, _, _ in self.codings}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def sample() -> Material:
    folder = resource("sample")
    found = [(r["quotation"], r["code"], r["source"]) for r in rows(folder / "codings.csv")]
    return Material(folder, folder, tuple(found))


def model_study() -> Material:
    """Its table gives only the first and last words: the quotation between is in the transcript."""
    if not MODEL_STUDY.is_dir():
        pytest.skip("the model study is not here")
    folder = MODEL_STUDY / "transcripts"
    found = [
        (between(text_of(folder / r["transcript"]), r), r["code"], r["transcript"])
        for r in rows(MODEL_STUDY / "codings.csv")
    ]
    return Material(folder, MODEL_STUDY, tuple(found))


def text_of(transcript: Path) -> str:
    from app.importers.reading import read_bytes  # noqa: PLC0415 - only where the study is

    return " ".join(read_bytes(transcript.name, transcript.read_bytes()).text.split())


def between(text: str, row: dict[str, str]) -> str:
    """The quotation from its first to its last words, the only one of the given length."""
    last, length = row["last_words"], int(row["characters"])
    starts = [i for i in range(len(text)) if text.startswith(row["first_words"], i)]
    ends = {start: text.find(last, start) + len(last) for start in starts}
    (found,) = (text[a:b] for a, b in ends.items() if abs(b - a - length) <= length // 20)
    return found


def answer(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    assert main([*map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)
