from collections.abc import Iterator
from pathlib import Path

import pytest

from app.importers.child import ParsingProcess
from tests.interchange.copies import OpenedStudy, twin_of
from tests.study import COUSIN, Study


@pytest.fixture(scope="session")
def reader() -> Iterator[ParsingProcess]:
    """One worker process for all foreign bytes of these tests."""
    with ParsingProcess() as process:
        yield process


@pytest.fixture
def other(study: Study, tmp_path: Path) -> Iterator[OpenedStudy]:
    """A second copy of a study with one source, code A1 and a coded passage."""
    source, code = study.source(), study.code()
    study.informant("I-01", source)
    study.coding(source, COUSIN, code)
    with twin_of(study, tmp_path / "other.kutipan") as twin:
        yield twin
