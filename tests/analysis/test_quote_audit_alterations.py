"""Three hundred alterations by a seed: told by their kind, and never taken for exact."""

from collections.abc import Iterator

import pytest

from app.analysis.quote_audit.quote_audit import Finding, audit
from app.analysis.quote_audit.study import AuditedStudy, audited_study
from app.importers.drafts.drafts import read_draft
from app.interchange.sample import make_sample
from app.project.file import open_project
from tests.alterations import (
    RIGHT,
    SEED,
    AlteredQuotation,
    altered_quotations,
    draft_text,
    unaltered_quotations,
)

Pairs = list[tuple[AlteredQuotation, Finding]]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuditedStudy]:
    file = tmp_path_factory.mktemp("sample") / "sample.kutipan"
    make_sample(file)
    project = open_project(file)
    with project.read() as session:
        yield audited_study(session)
    project.close()


def audited(study: AuditedStudy, quotations: list[AlteredQuotation]) -> Pairs:
    """Each quotation with what was found of it, one for one."""
    found = audit(study, read_draft("thesis.txt", draft_text(quotations).encode()))
    assert len(found) == len(quotations)
    return list(zip(quotations, found, strict=True))


def test_alterations_are_told_by_their_kind(study: AuditedStudy) -> None:
    pairs = audited(study, altered_quotations(study, SEED, 300))
    wrong = [(each, found) for each, found in pairs if found.status not in RIGHT[each.kind]]
    assert len(wrong) <= 3, wrong
    assert not [each for each, found in pairs if found.status == "exact"]


def test_unaltered_quotations_are_exact(study: AuditedStudy) -> None:
    pairs = audited(study, unaltered_quotations(study, SEED, 50))
    assert not [(each, found) for each, found in pairs if found.status != "exact"]


def test_the_informant_is_who_said_the_words(study: AuditedStudy) -> None:
    pairs = audited(study, unaltered_quotations(study, SEED + 1, 50))
    assert all(found.informant == each.informant.code for each, found in pairs)
