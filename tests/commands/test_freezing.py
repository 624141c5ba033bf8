from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.exporters.appendices import picture

Answer = Callable[..., Any]


def test_a_frozen_copy_is_checked_and_cited(file: Path, answer: Answer, tmp_path: Path) -> None:
    copy, out = tmp_path / "exam.kutipan", tmp_path / "a.md"
    frozen = answer("freeze", file, copy, "--name", "Exam")
    assert answer("check", file, "--frozen", copy)["frozen"]["sha256"] == frozen["sha256"]
    answer("export", file, out)
    assert frozen["sha256"] in out.read_text("utf-8")


def test_another_file_is_not_taken_for_it(
    file: Path, refusal: Callable[..., str], tmp_path: Path
) -> None:
    other = tmp_path / "other.kutipan"
    other.write_bytes(b"other")
    assert "other.kutipan is none of the copies" in refusal("check", file, "--frozen", other)


def test_a_picture_is_enclosed(
    file: Path, answer: Answer, refusal: Callable[..., str], tmp_path: Path
) -> None:
    path, out = tmp_path / "pier.png", tmp_path / "a.html"
    path.write_bytes(picture())
    answer("enclose", file, path, "--kind", "permit", "--caption", "The pier", "--source", "Sari")
    answer("export", file, out, "--parts", "attachments")
    assert "data:image/png" in out.read_text("utf-8")
    path.write_bytes(b"nothing")
    assert "pier.png is no picture" in refusal("enclose", file, path)
