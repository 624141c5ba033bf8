"""What every test may rely on: no display, no user's settings, UTF-8, and silence in the log."""

import logging
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.coded_study import CodedStudy, coded_study
from tests.study import Study, a_study

_HOME_VARIABLES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "WIN_PD_OVERRIDE_APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
)
_XDG_VARIABLES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")

settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.register_profile(
    "fuzz", deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def _live_in(home: Path) -> dict[str, str]:
    """The environment of a user without locale, display or files of their own."""
    homes = dict.fromkeys(_HOME_VARIABLES, str(home))
    homes |= {name: str(home / name.lower()) for name in _XDG_VARIABLES}
    return homes | {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": ""}


def pytest_configure(config: pytest.Config) -> None:
    """Set the environment before the first import of Qt or of the program."""
    home = Path(tempfile.mkdtemp(prefix="kutipan-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ.update(_live_in(home))
    # Else every process that a test starts compiles all libraries anew: more than a second each.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder of this one test, where settings are read and written."""
    folder = tmp_path_factory.mktemp("home")
    for name, value in _live_in(folder).items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """An open project with a person and nothing else, closed at the end."""
    with a_study(tmp_path) as study:
        yield study


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[CodedStudy]:
    """An open study with six passages, of which some contradict, repeat or have no evidence."""
    with coded_study(tmp_path) as made:
        yield made


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which something was logged as a warning or worse.

    A test that expects such a record asserts on ``caplog`` and then calls ``caplog.clear()``.
    """
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unexpected = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in records
        if record.levelno >= logging.WARNING
    ]
    assert not unexpected, "unexpected log: " + "; ".join(unexpected)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not tested here, and why, once per reason."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    )
    if reasons:
        terminalreporter.section("not tested here")
    for reason, count in reasons.most_common():
        terminalreporter.line(f"{count:4} x {reason}")
