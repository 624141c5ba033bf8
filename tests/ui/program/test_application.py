import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.errors import FolderNotWritable, MissingProject
from app.ui.program.application import PICTURE_SIZE, run_window_to_png


@pytest.mark.usefixtures("dressed")
def test_a_picture_shows_the_most_coded_source(study: Path, tmp_path: Path) -> None:
    out, before = tmp_path / "window.png", study.read_bytes()
    assert run_window_to_png(study, out) == 0
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == PICTURE_SIZE
    assert study.read_bytes() == before
    assert not study.with_name(f".{study.name}.lock").exists()


@pytest.mark.usefixtures("dressed")
def test_a_picture_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingProject):
        run_window_to_png(tmp_path / "gone.kutipan", tmp_path / "window.png")


@pytest.mark.usefixtures("dressed")
def test_a_picture_that_cannot_be_written_is_refused(study: Path, tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        run_window_to_png(study, tmp_path / "no folder" / "window.png")
    assert isinstance(QApplication.instance(), QApplication)


def test_the_window_starts_without_what_only_workbooks_need() -> None:
    started = "import sys, app.ui.program.application; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", started], check=False).returncode == 0  # noqa: S603 - our own interpreter and our own text
