import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from app.commands.tree import COMMANDS
from app.project.file import open_project
from app.queries.people import people
from app.settings import Settings, save_settings

ROOT = Path(__file__).parents[1]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; its exit code, stdout and stderr."""

    def called(*words: str | Path) -> tuple[int, str, str]:
        code = main([*map(str, words)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path | None]]:
    """What the window was opened on, in place of a window that stays and tidies its memory."""
    seen: list[Path | None] = []

    def run_window(path: Path | None) -> int:
        seen.append(path)
        return 0

    monkeypatch.setattr("app.ui.program.application.run_window", run_window)
    yield seen
    gc.enable()


def test_without_words_the_window_opens(run: Run, opened: list[Path | None]) -> None:
    assert run() == (0, "", "")
    assert opened == [None]


def test_file_opens_in_the_window(run: Run, opened: list[Path | None], tmp_path: Path) -> None:
    run("new", tmp_path / "a.kutipan")
    assert run(tmp_path / "a.kutipan")[0] == 0
    assert opened == [tmp_path / "a.kutipan"]


def test_file_called_like_a_command_opens_by_its_path(
    run: Run, opened: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("new", "new")
    assert run("./new")[0] == 0
    assert opened == [Path("new")]


def test_missing_file_is_said_in_one_line(run: Run, opened: list[Path | None]) -> None:
    code, out, err = run("gone.kutipan")
    assert (code, out, err.count("\n"), opened) == (1, "", 1, [])
    assert "gone.kutipan" in err


@pytest.mark.parametrize("words", [["imprt"], ["pasages", "x.kutipan"], ["a.kutipan", "b.kutipan"]])
def test_mistyped_command_is_wrong_usage(words: list[str], run: Run) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert words[0] in err


@pytest.mark.parametrize(
    "words", [["new"], ["code", "x"], ["--no-such"], ["export", "a", "b", "--what", "poem"]]
)
def test_wrong_usage_ends_with_two(words: list[str], run: Run) -> None:
    assert run(*words)[0] == 2


def test_unknown_language_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "a.kutipan", "--lang", "fr")[0] == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_both_languages(name: str, run: Run) -> None:
    english, indonesian = run(name, "--help", "--lang=en"), run(name, "--lang", "id", "--help")
    assert (english[0], indonesian[0]) == (0, 0)
    assert english[1] != indonesian[1]


def test_help_lists_every_command(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert all(name in out for name in COMMANDS)


def test_language_of_the_settings_is_spoken(run: Run) -> None:
    save_settings(Settings(language="id"))
    assert "tidak ada" in run("passages", "gone.kutipan")[2]
    assert "is not there" in run("passages", "gone.kutipan", "--lang", "en")[2]


HOLDER = """
import sys, time
from pathlib import Path
from app.project.file import open_project
project = open_project(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


def test_project_in_use_names_its_holder(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.kutipan"
    run("new", file)
    command = [sys.executable, "-c", HOLDER, str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as held:  # noqa: S603 - ours
        assert held.stdout is not None
        held.stdout.readline()
        code, _, err = run("passages", file)
        held.kill()
    assert (code, str(held.pid) in err) == (1, True)


def test_old_code_page_loses_no_letter_of_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "\N{SEEDLING}.kutipan"
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="cp1252"))
    assert main(["new", str(file), "--json"]) == 0
    assert json.loads(written.getvalue())["file"] == str(file)


def test_old_code_page_never_crashes_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    assert main(["new", str(tmp_path / "\N{SEEDLING}.kutipan")]) == 0


def test_person_of_the_settings_edits(run: Run, tmp_path: Path) -> None:
    settings = Settings(person_name="Sari")
    save_settings(settings)
    run("new", tmp_path / "a.kutipan")
    with closing(open_project(tmp_path / "a.kutipan")) as project, project.read() as session:
        (person,) = people(session)
    assert (person.name, person.uuid) == ("Sari", str(settings.person_uuid))


def test_namesake_with_another_uuid_is_taken_for_me_and_that_is_said(
    run: Run, tmp_path: Path
) -> None:
    save_settings(Settings(person_name="Sari"))
    run("new", tmp_path / "a.kutipan")
    save_settings(Settings(person_name="sari"))
    (tmp_path / "x.txt").write_text("Words.", "utf-8")
    assert "Sari" in run("import", tmp_path / "a.kutipan", tmp_path / "x.txt")[2]


LOADED = """
import sys
from app.cli import main
main(sys.argv[2:])
print(sys.argv[1] in sys.modules)
"""


@pytest.mark.parametrize(
    ("module", "words"), [("sqlalchemy", ["--help"]), ("PySide6", ["new", "a.kutipan"])]
)
def test_command_loads_only_what_it_needs(module: str, words: list[str], tmp_path: Path) -> None:
    finished = subprocess.run(  # noqa: S603 - our own interpreter and our own text
        [sys.executable, "-c", LOADED, module, *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert finished.stdout.splitlines()[-1] == "False"
