from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.analysis.masking.names import find_occurrences
from app.errors import HoldsOriginals, Leaking, NothingMasked
from app.interchange.exporting import ENDINGS, What, export
from app.interchange.masking.leak_gate import Leaving, gate_for, leak_gate
from app.interchange.sample import make_sample
from app.models.masking import View
from app.operations.masking import add_masked_name, lay_masks
from app.operations.memos import write_memo
from app.operations.projects import describe_project
from app.project.file import Project, open_project
from app.queries.informants import informants
from app.queries.masking import MaskedNameRow, masked_names
from app.queries.people import people
from tests.coded_study import CodedStudy
from tests.exporters.reopened import opened

MASKED = Leaving("masked")


def mask(project: Project, original: str, masked: str, *variants: str) -> None:
    with project.edit() as session:
        add_masked_name(session, original, masked, variants=variants)


def lay_all(project: Project) -> None:
    with project.edit() as session:
        for name in masked_names(session):
            found = find_occurrences(session, [name])
            lay_masks(session, name.id, [(each.source_id, each.span) for each in found])


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Project]:
    """The sample study with every kind of name masked wherever it stands."""
    make_sample(tmp_path / "s.kutipan")
    with closing(open_project(tmp_path / "s.kutipan")) as project:
        with project.read() as session:
            project.person_id = people(session)[0].id
            rows = informants(session)
        mask(project, "Tebing Pelangas", "[Kecamatan A]")
        mask(project, "Rantau Kelumpang", "[Kecamatan B]")
        mask(project, "Sungai Tekam", "[Desa C]")
        mask(project, "Muara Selasih", "[Kabupaten D]")
        for nth, row in enumerate(rows):
            if row.pseudonym:
                mask(project, row.pseudonym, f"[Informan {'ABCDEF'[nth]}]")
        lay_all(project)
        yield project


@pytest.mark.parametrize("what", ["appendix", "chapter", "review", "passages", "review_log"])
@pytest.mark.parametrize("view", ["masked", "public"])
def test_masked_sample_study_passes(
    sample: Project, tmp_path: Path, what: What, view: View
) -> None:
    ending = ENDINGS[what][0]
    written = export(sample, tmp_path / f"a{ending}", what, leaving=Leaving(view))
    assert written.shows == ()
    assert (tmp_path / f"a{ending}").exists()


def test_place_that_was_not_masked_keeps_the_file_out(harbour: CodedStudy, tmp_path: Path) -> None:
    project, out = harbour.study.project, tmp_path / "a.docx"
    mask(project, "dredges", "[does it]")
    out.write_bytes(b"the old one")
    with pytest.raises(Leaking) as refused:
        export(project, out, "appendix", leaving=MASKED)
    assert {leak.name for leak in refused.value.leaks} == {"[does it]"}
    assert refused.value.count == len(refused.value.leaks)
    assert out.read_bytes() == b"the old one"


def test_leaking_file_is_written_when_that_is_wanted(harbour: CodedStudy, tmp_path: Path) -> None:
    mask(harbour.study.project, "dredges", "[does it]")
    leaving = Leaving("masked", even_if_it_leaks=True)
    written = export(harbour.study.project, tmp_path / "a.docx", "appendix", leaving=leaving)
    assert written.shows == ("[does it]",)


def test_name_of_the_file_leaks_too(harbour: CodedStudy, tmp_path: Path) -> None:
    mask(harbour.study.project, "Budi Santoso", "[A]")
    with pytest.raises(Leaking):
        export(harbour.study.project, tmp_path / "BudiSantoso.csv", "passages", leaving=MASKED)


def test_title_and_memo_of_the_study_are_masked(harbour: CodedStudy, tmp_path: Path) -> None:
    project = harbour.study.project
    with project.edit() as session:
        describe_project(session, {"title": "On Budi Santoso"})
        write_memo(session, harbour.study.me, "project", None, "Budi Santoso said")
    mask(project, "Budi Santoso", "[A]")
    for what, endings in ENDINGS.items():
        if what not in {"project", "agreement"}:
            export(project, tmp_path / f"{what}{endings[0]}", what, leaving=MASKED)
    assert opened((tmp_path / "chapter.docx").read_bytes()).core_properties.title.count("[A]") <= 1


def test_original_view_is_written_and_says_what_it_shows(
    harbour: CodedStudy, tmp_path: Path
) -> None:
    mask(harbour.study.project, "dredges", "[does it]")
    written = export(harbour.study.project, tmp_path / "r.docx", "review")
    assert written.shows == ("[does it]",)


def test_project_has_no_masked_view(harbour: CodedStudy, tmp_path: Path) -> None:
    mask(harbour.study.project, "dredges", "[does it]")
    with pytest.raises(HoldsOriginals):
        export(harbour.study.project, tmp_path / "a.kutipan", "project", leaving=MASKED)
    assert export(harbour.study.project, tmp_path / "a.kutipan", "project").shows == ("[does it]",)


def test_masked_view_needs_masks(harbour: CodedStudy, tmp_path: Path) -> None:
    with pytest.raises(NothingMasked):
        export(harbour.study.project, tmp_path / "a.docx", "appendix", leaving=MASKED)


def test_gate_without_names_lets_everything_pass(harbour: CodedStudy, tmp_path: Path) -> None:
    leak_gate(harbour.study.project, MASKED).check(tmp_path / "a.csv", b"Budi")
    row = MaskedNameRow(1, "person", "Budi", (), "[A]", "", "")
    with pytest.raises(Leaking):
        gate_for([row], MASKED).check(tmp_path / "a.csv", b"Budi")


def test_every_phase_of_a_masked_export_tells_its_progress(sample: Project, tmp_path: Path) -> None:
    told: list[float] = []
    export(
        sample,
        tmp_path / "a.docx",
        "appendix",
        progress=lambda done, total: told.append(done / total),
        leaving=MASKED,
    )
    assert told == sorted(told)
    phases = [(0.0, 0.2), (0.2, 0.68), (0.68, 1.0)]  # copied and masked, made, searched
    assert all(any(low < each <= high for each in told) for low, high in phases)
    assert told[-1] == 1.0
