from pathlib import Path

import pytest

from app.errors import DamagedFile, NotFound, UnreadableFolder
from app.interchange.thesis.thesis_format import AskedFormat, thesis_format
from app.models.format_profile import DEFAULT_PROFILE, ThesisFormat
from app.operations.project_settings import choose_setting
from app.queries.project_settings import FORMAT_PROFILE
from tests.importers.docx.test_template import faculty
from tests.study import Study


def found(study: Study, asked: AskedFormat) -> ThesisFormat:
    with study.project.read() as session:
        return thesis_format(session, asked)


def test_without_a_choice_it_is_the_default(study: Study) -> None:
    assert found(study, AskedFormat()) == ThesisFormat(DEFAULT_PROFILE)


def test_what_is_asked_for_comes_before_what_the_study_chose(study: Study) -> None:
    with study.project.edit() as session:
        choose_setting(session, FORMAT_PROFILE, "artikel")
    assert found(study, AskedFormat()).profile.key == "artikel"
    assert found(study, AskedFormat("apa7")).profile.key == "apa7"


def test_a_chosen_profile_that_is_not_here_is_named(study: Study) -> None:
    with study.project.edit() as session:
        choose_setting(session, FORMAT_PROFILE, "fisip_jambi")
    with pytest.raises(NotFound, match="fisip_jambi"):
        found(study, AskedFormat())


def test_a_template_is_read_beside_its_profile_or_where_it_is_said(
    study: Study, tmp_path: Path
) -> None:
    (tmp_path / "own.docx").write_bytes(faculty())
    (tmp_path / "own.toml").write_text("name = 'Own'\ntemplate = 'own.docx'", "utf-8")
    assert found(study, AskedFormat(str(tmp_path / "own.toml"))).template
    assert found(study, AskedFormat(template=tmp_path / "own.docx")).template


def test_a_template_that_cannot_be_used_is_refused(study: Study, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"PK nothing")
    with pytest.raises(DamagedFile):
        found(study, AskedFormat(template=tmp_path / "bad.docx"))
    with pytest.raises(UnreadableFolder):
        found(study, AskedFormat(template=tmp_path / "absent.docx"))
