"""The whole way on the command line: the model study beside the checkout, and the sample."""

from pathlib import Path

import pytest

from tests.journeys.studies import Material, answer


def test_every_quotation_is_found_and_carries_its_codes(
    study: Path, material: Material, capsys: pytest.CaptureFixture[str]
) -> None:
    passages = answer(capsys, "passages", study)
    assert len(passages) == len(material.quotations)
    found = {
        (" ".join(row["text"].split()), code["label"], row["source"])
        for row in passages
        for code in row["codes"]
    }
    assert found == set(material.codings)
