from collections.abc import Iterator
from pathlib import Path

import pytest

from app.importers.child import ParsingProcess
from tests.study import Study, a_study


@pytest.fixture(scope="session")
def reader() -> Iterator[ParsingProcess]:
    """One worker process for all foreign bytes of these tests."""
    with ParsingProcess() as process:
        yield process


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    with a_study(tmp_path) as made:
        yield made
