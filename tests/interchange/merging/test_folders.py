from pathlib import Path

from app.interchange.copying import CopyPlan, make_copy
from app.operations.source_folders import add_folder, put_in_folder
from app.queries.source_folders import FolderRow, source_folders
from tests.interchange.copies import merged, reopened
from tests.study import Study, a_study


def folders(study: Study) -> list[FolderRow]:
    with study.project.read() as session:
        return source_folders(session)


def test_folders_of_one_name_become_one_when_copies_meet(tmp_path: Path) -> None:
    out = tmp_path / "copy.kutipan"
    with a_study(tmp_path) as study:
        first, second = study.source(), study.source("Other words.", "other.txt")
        make_copy(study.project, out, CopyPlan("", "Budi"))
        with reopened(out) as other, other.project.edit() as session:
            put_in_folder(session, [second], add_folder(session, "Round one"))
        with study.project.edit() as session:
            add_folder(session, "Round one", [first])
        merged(study, out)
        assert [(each.name, each.source_ids) for each in folders(study)] == [
            ("Round one", frozenset({first, second}))
        ]


def test_a_folder_travels_in_a_copy(tmp_path: Path) -> None:
    out = tmp_path / "copy.kutipan"
    with a_study(tmp_path) as study:
        source = study.source()
        with study.project.edit() as session:
            add_folder(session, "Round one", [source])
        make_copy(study.project, out, CopyPlan("coder", "Budi"))
        with reopened(out) as other:
            assert [each.name for each in folders(other)] == ["Round one"]
