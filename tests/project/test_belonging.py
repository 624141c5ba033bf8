from pathlib import Path

from app.project.belonging import study_of
from app.queries.projects import project
from tests.study import Study


def test_an_open_project_tells_its_study(study: Study) -> None:
    with study.project.read() as session:
        assert study_of(study.project.path) == project(session).project_uuid


def test_what_is_no_project_belongs_to_no_study(tmp_path: Path) -> None:
    letter = tmp_path / "letter.kutipan"
    letter.write_text("Dear Madam", encoding="utf-8")
    empty = tmp_path / "empty.kutipan"
    empty.touch()
    for path in (letter, empty, tmp_path, tmp_path / "nowhere.kutipan"):
        assert study_of(path) == ""
