from collections.abc import Iterator

import pytest

from app.importers.child import ParsingProcess


@pytest.fixture(scope="session")
def reader() -> Iterator[ParsingProcess]:
    """One worker process for all foreign bytes of these tests."""
    with ParsingProcess() as process:
        yield process
