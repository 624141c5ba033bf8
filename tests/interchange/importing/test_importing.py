from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import DamagedFile, EmptyFile, UnreadableFolder
from app.importers.child import ParsingProcess
from app.importers.reading import ENDINGS as READABLE
from app.interchange.importing.import_plan import ImportPlan, KnownStudy, PlannedInformant
from app.interchange.importing.importing import (
    ENDINGS,
    apply_import,
    import_deed,
    importable_files,
    known_study,
    plan_import,
    plan_pasted,
)
from app.queries.informants import InformantRow, informants
from app.queries.sources import SourceRow, original, source_text, sources, speakers
from tests.study import Study

INTERVIEW = (
    "Informan: I-04\nJabatan: Petani\nKategori: Warga\nTanggal: 12 Maret 2021\n\n"
    "Pewawancara: Sudah lama bertani?\nPetani: Sejak kecil \N{SEEDLING}.\n"
    "Pewawancara: Lalu?\nPetani: Ya begitu saja.\n"
)


def written(folder: Path, name: str, text: str = INTERVIEW, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def planned(study: Study, reader: ParsingProcess, *paths: Path) -> ImportPlan:
    with study.project.read() as session:
        return plan_import(paths, reader, known_study(session))


def applied(study: Study, plan: ImportPlan) -> list[int]:
    with study.project.edit(import_deed(plan)) as session:
        return list(apply_import(session, plan))


def people(study: Study) -> list[InformantRow]:
    with study.project.read() as session:
        return informants(session)


def listed(study: Study) -> list[SourceRow]:
    with study.project.read() as session:
        return sources(session)


def test_endings_of_folders_are_those_that_can_be_read() -> None:
    assert {*ENDINGS, ".doc"} == {*READABLE}


def test_head_lines_prefill_source_and_informant(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    applied(study, planned(study, reader, written(tmp_path, "tani.txt")))
    (person,), (source,) = people(study), listed(study)
    assert (person.code, person.role, person.category) == ("I-04", "Petani", "Warga")
    assert (source.kind, source.date, source.informants) == ("interview", "2021-03-12", ("I-04",))


def test_label_of_the_only_informant_becomes_theirs(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    (source_id,) = applied(study, planned(study, reader, written(tmp_path, "tani.txt")))
    with study.project.read() as session:
        found = {row.label: (row.role, row.informant_id) for row in speakers(session, source_id)}
    assert found == {
        "Pewawancara": ("interviewer", None),
        "Petani": ("informant", people(study)[0].id),
    }


def test_original_bytes_are_kept(study: Study, reader: ParsingProcess, tmp_path: Path) -> None:
    path = written(tmp_path, "tani.txt", encoding="utf-16")
    (source_id,) = applied(study, planned(study, reader, path))
    with study.project.read() as session:
        assert original(session, source_id) == ("tani.txt", path.read_bytes())
        assert source_text(session, source_id) == INTERVIEW.rstrip("\n")


def test_unreadable_files_are_named_and_the_others_come_in(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    broken = tmp_path / "b.docx"
    broken.write_bytes(b"PK\x03\x04 cut off")
    paths = [written(tmp_path, "a.txt"), written(tmp_path, "0.txt", ""), broken, tmp_path / "gone"]
    plan = planned(study, reader, *paths)
    assert [type(row.error) for row in plan.refused] == [EmptyFile, DamagedFile, UnreadableFolder]
    applied(study, plan)
    assert [row.name for row in listed(study)] == ["a.txt"]


def test_folders_are_searched_for_what_can_be_read(tmp_path: Path) -> None:
    names = [
        "b/2.txt",
        "b/1.odt",
        "b/~$1.docx",
        "b/.hidden.txt",
        "b/photo.jpg",
        "~$x.docx",
        "z.xyz",
    ]
    made = {name: written(tmp_path, name) for name in names}
    found = importable_files([tmp_path / "b", made["~$x.docx"], made["z.xyz"], made["b/2.txt"]])
    assert found == [made["b/1.odt"], made["b/2.txt"], made["z.xyz"]]


def test_same_bytes_are_noticed_in_the_batch_and_in_the_project(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    paths = [written(tmp_path, "a.txt"), written(tmp_path, "b.txt")]
    plan = planned(study, reader, *paths)
    assert [row.duplicate_of for row in plan.rows] == ["", "a.txt"]
    applied(study, plan)
    again = planned(study, reader, *paths)
    assert [row.duplicate_of for row in again.rows] == ["a.txt", "a.txt"]
    assert applied(study, again) == []


def test_equal_names_from_two_folders_are_told_apart(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    one, two = written(tmp_path, "x/a.txt"), written(tmp_path, "y/a.txt", INTERVIEW + "Selesai.")
    applied(study, planned(study, reader, one, two))
    assert [row.name for row in listed(study)] == ["a.txt", "a (2).txt"]


def test_what_the_user_corrects_is_what_happens(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    (row,) = planned(study, reader, written(tmp_path, "tani.txt")).rows
    speaker = replace(row.speakers[1], informant="I-09")
    corrected = replace(
        row,
        name="Petani",
        kind="field_note",
        date="2020",
        speakers=(row.speakers[0], speaker),
        informants=(PlannedInformant("I-08", {"role": "Istri"}), PlannedInformant("I-09")),
    )
    applied(study, ImportPlan((corrected,)))
    (source,) = listed(study)
    assert (source.name, source.kind, source.date) == ("Petani", "field_note", "2020")
    assert source.informants == ("I-08", "I-09")


def test_variants_of_a_label_can_be_merged(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    text = INTERVIEW + "Bapak Petani: Sudah.\nPewawancara: Ya?\nBapak Petani: Sudah."
    (row,) = planned(study, reader, written(tmp_path, "tani.txt", text)).rows
    merged = tuple(
        replace(each, merge_into="Petani") if each.label == "Bapak Petani" else each
        for each in row.speakers
    )
    (source_id,) = applied(study, ImportPlan((replace(row, speakers=merged),)))
    with study.project.read() as session:
        turns = {each.label: each.turns for each in speakers(session, source_id)}
    assert turns == {"Pewawancara": 3, "Petani": 4}


def test_unwanted_row_is_left_out(study: Study, reader: ParsingProcess, tmp_path: Path) -> None:
    (row,) = planned(study, reader, written(tmp_path, "tani.txt")).rows
    assert applied(study, ImportPlan((replace(row, wanted=False),))) == []


def test_known_informant_keeps_what_is_known_and_gains_the_rest(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    study.informant("i-04", role="Ketua kelompok tani")
    applied(study, planned(study, reader, written(tmp_path, "tani.txt")))
    (person,) = people(study)
    assert (person.code, person.role, person.category) == ("i-04", "Ketua kelompok tani", "Warga")


def test_whole_batch_is_one_step_of_undo(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    plan = planned(study, reader, written(tmp_path, "a.txt"), written(tmp_path, "b.txt", "Lain."))
    applied(study, plan)
    study.project.undo()
    assert (listed(study), people(study)) == ([], [])


def test_cancelled_batch_leaves_the_project_as_it_was(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    plan = planned(study, reader, written(tmp_path, "a.txt"), written(tmp_path, "b.txt", "Lain."))
    steps = study.project.edit_in_slices(import_deed(plan), lambda each: apply_import(each, plan))
    next(steps)
    steps.close()
    assert listed(study) == []


def test_pasted_text_has_turns_and_no_original(study: Study, reader: ParsingProcess) -> None:
    plan = plan_pasted(INTERVIEW.replace("\n", "\r\n"), "Tempelan", reader, KnownStudy())
    (source_id,) = applied(study, plan)
    with study.project.read() as session:
        assert original(session, source_id) is None
    assert listed(study)[0].turns == 4


def test_progress_tells_how_many_files_are_read(reader: ParsingProcess, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    paths = [written(tmp_path, "a.txt"), written(tmp_path, "b.txt")]
    plan_import(paths, reader, KnownStudy(), lambda done, total: seen.append((done, total)))
    assert seen == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize("name", ["a.txt", "A.TXT"])
def test_two_files_never_take_one_code(
    name: str, study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    plain = "Jabatan: Petani\n\nP: Apa?\nN: Ya.\nP: Lalu?\nN: Sudah."
    paths = [written(tmp_path, name, plain), written(tmp_path, "b.txt", plain + " Itu.")]
    plan = planned(study, reader, *paths)
    assert [row.informants[0].code for row in plan.rows] == ["I-01", "I-02"]
