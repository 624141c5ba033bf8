import logging
from pathlib import Path

import pytest

from app.errors import UnreadableFile, UnreadableFolder
from app.importers.child import ParsingProcess
from app.interchange.importing.parsing import parsed, parsed_file


def stumbles(name: str, data: bytes) -> str:
    """A parser with a bug; runs in the child."""
    return name[len(data) + 99]


def test_bug_in_a_parser_is_one_sentence(
    reader: ParsingProcess, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), pytest.raises(UnreadableFile) as refused:
        parsed(reader, "a.docx", stumbles, "a.docx", b"x")
    assert refused.value.name == "a.docx"
    assert "IndexError" in caplog.text


def test_worker_lives_on_after_a_bug(reader: ParsingProcess) -> None:
    with pytest.raises(UnreadableFile):
        parsed(reader, "a", stumbles, "a", b"x")
    assert parsed(reader, "a", len, "four") == len("four")


def test_missing_file_is_said(reader: ParsingProcess, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFolder):
        parsed_file(reader, tmp_path / "gone.docx", stumbles)
