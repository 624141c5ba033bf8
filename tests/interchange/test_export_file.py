from pathlib import Path

import pytest

from app.errors import Leaking
from app.exporters.leaks.search import Secret
from app.interchange.export_file import Written, write_file
from app.interchange.masking.leak_gate import LeakGate, Leaving

MASKED = LeakGate(Leaving("masked"), (Secret("[A]", ("Budi",)),))
ORIGINAL = LeakGate(Leaving("original"), (Secret("[A]", ("Budi",)),))


class EnoughError(Exception):
    pass


def test_original_says_which_masked_names_it_shows(tmp_path: Path) -> None:
    written = write_file(lambda _: b"Budi", tmp_path / "a.csv", ORIGINAL)
    assert written == Written(b"Budi", ("[A]",))
    assert (tmp_path / "a.csv").read_bytes() == b"Budi"


def test_leaking_file_is_not_put_in_place(tmp_path: Path) -> None:
    with pytest.raises(Leaking):
        write_file(lambda _: b"Budi", tmp_path / "a.csv", MASKED)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("gate", [MASKED, ORIGINAL])
def test_cancel_during_the_search_leaves_the_old_file(tmp_path: Path, gate: LeakGate) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")

    def cancelled(_done: int, _total: int) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        write_file(lambda _: b"new", tmp_path / "a.csv", gate, cancelled)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]


def test_progress_of_making_and_searching_is_one(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def make(progress: object) -> bytes:
        assert callable(progress)
        progress(1, 2)
        return b"new"

    write_file(make, tmp_path / "a.csv", MASKED, lambda *each: told.append(each))
    assert told == [(300, 1000), (1000, 1000)]
