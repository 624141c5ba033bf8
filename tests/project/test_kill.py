"""Killing the program at any moment: what was said to be done is there, nothing half is."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from app.project.checks import check_project
from app.project.file import create_project, open_project
from app.project.schema import SCHEMA_VERSION
from tests.study import a_study

ROUNDS = int(os.environ.get("KUTIPAN_KILLS", "3"))
"""How often each test kills; ``make kill`` asks for many."""
CHECKOUT = Path(__file__).parents[2]
WORK = """
import itertools, sys
from pathlib import Path
from app.models.splice import Splice
from app.operations.corrections import correct_text
from app.operations.recoding import merge_codes
from app.operations.sources import delete_sources
from app.project.file import open_project
from app.words import Words
from tests.study import COUSIN, TALK, Study
study = Study.__new__(Study)
study.project, study.me = open_project(Path(sys.argv[1])), 1
study.project.person_id = 1
for n in itertools.count(int(sys.argv[2])):
    source = study.source(TALK * 50 + str(n), f"{n}.txt")
    code = study.code(f"C{n}", f"Code {n}")
    study.coding(source, COUSIN, code)
    doomed = study.code(f"D{n}", f"Doomed {n}")
    study.coding(source, COUSIN, doomed)
    with study.project.edit() as session:
        at = TALK.index("cousin")
        correct_text(session, source, [Splice(at, at + 6, "uncle")], 1)
        merge_codes(session, [doomed], code, 1, Words("en"))
    print(n, flush=True)
    if n % 3 == 0:
        study.project.undo()
        study.project.redo()
    if n % 4 == 0:
        study.project.save_copy(study.project.path.with_name("copy.kutipan"), replace=True)
    if n % 5 == 0:
        with study.project.edit() as session:
            delete_sources(session, [study.source("doomed" * 9999, f"doomed {n}")])
        study.project.close()
        study.project = open_project(Path(sys.argv[1]))
"""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


def _killed(script: str, *arguments: str, after: float) -> list[str]:
    """The lines that a script wrote before it was killed."""
    command = [sys.executable, "-c", script, *arguments]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own text
        command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        return [first.strip(), *process.stdout.read().split()]


def _sound(path: Path) -> None:
    project = open_project(path)
    assert not project.read_only
    assert check_project(project) == []
    project.close()


def test_work_killed_at_any_moment_loses_no_gesture(tmp_path: Path) -> None:
    with a_study(tmp_path) as study:
        path = study.project.path
    done = -1
    for _ in range(ROUNDS):
        done = int(_killed(WORK, str(path), str(done + 1000), after=random.uniform(0, 0.4))[-1])  # noqa: S311
        _sound(path)
        with closing(sqlite3.connect(path)) as raw:
            labels = {label for (label,) in raw.execute("SELECT label FROM code")}
            halves = raw.execute(
                "SELECT count(*) FROM source s WHERE NOT EXISTS "
                "(SELECT 1 FROM turn t WHERE t.source_id = s.id) AND s.name NOT LIKE 'doomed%'"
            ).fetchone()
        assert f"C{done}" in labels
        assert halves == (0,)
        with contextlib.suppress(FileNotFoundError):
            path.with_name("copy.kutipan").rename(tmp_path / "seen.kutipan")
            _sound(tmp_path / "seen.kutipan")


MIGRATE = """
import sys, time
from pathlib import Path
from app.project.migrations import migrate
def step(connection):
    connection.exec_driver_sql("CREATE TABLE half (x)")
    for n in range(20_000):
        connection.exec_driver_sql("INSERT INTO half VALUES (zeroblob(1000))")
    connection.exec_driver_sql("DROP TABLE half")
print("ready", flush=True)
migrate(Path(sys.argv[1]), Path(sys.argv[2]), {int(sys.argv[3]): step}, int(sys.argv[3]))
"""


def test_a_migration_killed_at_any_moment_is_done_or_not_begun(tmp_path: Path) -> None:
    path = tmp_path / "study.kutipan"
    create_project(path).close()
    for _ in range(ROUNDS):
        _killed(
            MIGRATE,
            *(str(path), str(tmp_path / "b"), str(SCHEMA_VERSION + 1)),
            after=random.uniform(0, 0.3),  # noqa: S311
        )
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            assert raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone() is None
            (version,) = raw.execute("PRAGMA user_version").fetchone()
            assert version in (SCHEMA_VERSION, SCHEMA_VERSION + 1)
            raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")  # A newer one opens to be read.
        open_project(path, tmp_path / "b").close()
        _sound(path)
