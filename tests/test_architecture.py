"""The house rules: which floor may import which, how long things get, what is never written."""

import ast
import csv
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
APP = ROOT / "app"
MODULES = sorted(path for path in APP.rglob("*.py") if "__pycache__" not in path.parts)
SAMPLE = ROOT / "resources" / "sample"
MODEL_STUDY = ROOT.parent / "shared" / "sijunjung"

LONGEST_FUNCTION = 60
LONG_FOR_NINE_IN_TEN = 25
LONGEST_FILE = 500
DRAWERS = {
    *("common", "core", "data2", "helper", "helpers", "manager", "managers", "misc"),
    *("service", "services", "stuff", "util", "utils"),
}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.Module | ast.ClassDef | Function


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _place(path: Path, line: int = 1) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def _functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, Function))


def _lines_of_code(function: Function) -> int:
    """The lines of a function without its docstring and decorators."""
    start = function.lineno
    first = function.body[0]
    docstring = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(function) else 0
    return (function.end_lineno or start) - start + 1 - docstring


def test_imports_go_down_the_floors_only() -> None:
    linter = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports("
    finished = subprocess.run(  # noqa: S603 - our own interpreter and our own text
        [sys.executable, "-c", linter + "no_cache=True, no_logo=True))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr


def _imported(folder: Path) -> set[str]:
    """The packages that a folder's files import, by their first name."""
    nodes = [node for path in folder.rglob("*.py") for node in ast.walk(_tree(path))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    own = {"app", "benchmarks", "main", "start", "tests", ""}
    return {name.split(".")[0] for name in names} - own - sys.stdlib_module_names


@pytest.mark.parametrize(
    ("folder", "development"), [("app", False), ("tests", True), ("benchmarks", True)]
)
def test_every_imported_library_is_declared(folder: str, *, development: bool) -> None:
    """What only comes along with another library may be gone with its next release."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = project["project"]["dependencies"]
    lines = lines + (project["dependency-groups"]["dev"] if development else [])
    declared = {canonicalize_name(Requirement(line).name) for line in lines}
    providers = packages_distributions()
    undeclared = {
        name
        for name in _imported(ROOT / folder)
        if not declared & {canonicalize_name(provider) for provider in providers.get(name, [])}
    }
    assert not undeclared


def test_no_module_is_a_drawer() -> None:
    names = {part for path in MODULES for part in path.relative_to(APP).with_suffix("").parts}
    assert not names & DRAWERS


def test_no_function_is_too_long() -> None:
    long = [
        f"{_place(path, function.lineno)} {function.name}: {_lines_of_code(function)}"
        for path in MODULES
        for function in _functions(path)
        if _lines_of_code(function) > LONGEST_FUNCTION
    ]
    assert not long


def test_nine_functions_in_ten_are_short() -> None:
    lengths = sorted(_lines_of_code(function) for path in MODULES for function in _functions(path))
    assert lengths[len(lengths) * 9 // 10] <= LONG_FOR_NINE_IN_TEN


def test_no_file_is_too_long() -> None:
    files = [*MODULES, *(ROOT / "tests").rglob("*.py"), ROOT / "start.py"]
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in files}
    assert not [f"{_place(path, lines)}" for path, lines in lengths.items() if lines > LONGEST_FILE]


def _public(path: Path) -> Iterator[Documented]:
    """The module and what it offers: its own classes and functions, and their public methods."""
    tree = _tree(path)
    yield tree
    for node in tree.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            yield node


def test_every_module_class_and_public_function_says_why() -> None:
    silent = [
        f"{_place(path, getattr(node, 'lineno', 1))} {getattr(node, 'name', 'module')}"
        for path in MODULES
        if path.read_bytes().strip()
        for node in _public(path)
        if not ast.get_docstring(node)
    ]
    assert not silent


def test_models_package_stays_empty() -> None:
    """A spawned child that parses a file imports ``app.models`` and must not load SQLAlchemy."""
    statements = _tree(APP / "models" / "__init__.py").body
    assert [type(statement) for statement in statements] in ([], [ast.Expr])


def _tracked_files() -> list[Path]:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("needs git and a checkout")
    # A checkout may belong to somebody else than who runs the tests (CI as root).
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603
    names = listed.stdout.decode("utf-8").split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_the_machine_it_was_written_on() -> None:
    # Split, so that this file does not name them either.
    patterns = ["pypi" + ".org", "python" + "hosted", "deb.debian" + ".org", "registry." + "npmjs"]
    patterns += ["/wo" + "rk/", "/tm" + "p/k/", r"\.libr" + "ary/", "/root" + "/"]
    unwanted = re.compile("|".join(patterns).encode())
    found = [_place(path) for path in _tracked_files() if unwanted.search(path.read_bytes())]
    assert not found


def _column_values(folder: Path, columns: set[str]) -> set[str]:
    """What stands in these columns of the folder's CSV files."""
    values: set[str] = set()
    for table in folder.glob("*.csv"):
        with table.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                values |= {row[name].strip() for name in columns & row.keys() if row[name]}
    return values - {""}


@pytest.fixture(params=[SAMPLE, MODEL_STUDY], ids=["sample", "model study"])
def study(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    if not any(folder.glob("*.csv")):
        pytest.skip(f"no {folder.name} study beside the checkout")
    return folder


def test_no_name_of_a_study_stands_in_the_program(study: Path) -> None:
    columns = {"name", "name_en", "group", "institution", "place", "category", "pseudonym"}
    names = _column_values(study, columns | {"role", "transcript", "source"})
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names), re.IGNORECASE)
    matches = {path: pattern.search(path.read_text("utf-8")) for path in MODULES}
    found = [f"{_place(path)} {match.group()}" for path, match in matches.items() if match]
    assert not found


def test_no_label_of_a_study_stands_in_the_program(study: Path) -> None:
    labels = _column_values(study, {"label"})
    found = [
        f"{_place(path, node.lineno)} {node.value}"
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant) and node.value in labels
    ]
    assert not found
