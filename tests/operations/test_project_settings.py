from app.operations.project_settings import choose_setting
from app.queries.project_settings import FORMAT_PROFILE, setting
from tests.study import Study


def chosen(study: Study) -> str:
    with study.project.read() as session:
        return setting(session, FORMAT_PROFILE)


def test_a_choice_stays_with_the_study_and_is_taken_back(study: Study) -> None:
    assert not chosen(study)
    for value in ("apa7", "skripsi", ""):
        with study.project.edit() as session:
            choose_setting(session, FORMAT_PROFILE, value)
        assert chosen(study) == value


def test_a_choice_can_be_undone(study: Study) -> None:
    with study.project.edit() as session:
        choose_setting(session, FORMAT_PROFILE, "apa7")
    study.project.undo()
    assert not chosen(study)
