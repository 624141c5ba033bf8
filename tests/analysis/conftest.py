from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.coded_study import CodedStudy, coded_study


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[CodedStudy]:
    with coded_study(tmp_path) as made:
        yield made
