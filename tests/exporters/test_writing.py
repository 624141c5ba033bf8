import errno
import sys
from pathlib import Path

import pytest

from app.errors import CannotReplace, FolderNotWritable, NoRoomForExport
from app.exporters.writing import Steps, next_free_name, part_of, put_in_place


def test_a_new_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    put_in_place(tmp_path / "out.docx", b"new")
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [
        ("out.docx", b"new")
    ]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "out.docx").write_bytes(b"old")
    put_in_place(tmp_path / "out.docx", b"new")
    assert (tmp_path / "out.docx").read_bytes() == b"new"


def test_a_file_held_open_is_kept_and_another_name_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Windows does while Word shows the document; no other system can be made to."""
    (tmp_path / "out.docx").write_bytes(b"old")
    (tmp_path / "out (2).docx").write_bytes(b"older")

    def held(_beside: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(CannotReplace) as raised:
        put_in_place(tmp_path / "out.docx", b"new")
    assert raised.value.suggestion == "out (3).docx"
    assert (tmp_path / "out.docx").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_cannot_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "out.docx").mkdir()
    with pytest.raises(CannotReplace):
        put_in_place(tmp_path / "out.docx", b"new")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        put_in_place(tmp_path / "nowhere" / "out.docx", b"new")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.docx").write_bytes(b"old")

    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NoRoomForExport):
        put_in_place(tmp_path / "out.docx", b"new")
    assert [found.read_bytes() for found in tmp_path.iterdir()] == [b"old"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links for administrators only")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.docx").write_bytes(b"old")
    (tmp_path / "out.docx").symlink_to(tmp_path / "real.docx")
    put_in_place(tmp_path / "out.docx", b"new")
    assert (tmp_path / "out.docx").is_symlink()
    assert (tmp_path / "real.docx").read_bytes() == b"new"


def test_the_next_free_name_keeps_the_ending(tmp_path: Path) -> None:
    assert next_free_name(tmp_path / "a.b.docx").name == "a.b (2).docx"


def test_progress_ends_at_the_whole() -> None:
    told: list[tuple[int, int]] = []
    steps = Steps(120, lambda done, total: told.append((done, total)))
    for _ in range(130):
        steps.step()
    steps.finish()
    assert told[0] == (50, 120)
    assert told[-1] == (120, 120)
    assert all(done <= total for done, total in told)


def test_part_of_a_way_is_told_as_a_share_of_the_whole() -> None:
    told: list[tuple[int, int]] = []
    part = part_of(lambda *each: told.append(each), 20, 60)
    assert part is not None
    part(0, 4)
    part(1, 4)
    part(4, 4)
    assert told == [(200, 1000), (300, 1000), (600, 1000)]
    assert part_of(None, 20, 60) is None
