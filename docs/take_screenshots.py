"""Take the pictures of docs/screenshots from the real window on the sample study.

``python -m docs.take_screenshots`` draws offscreen; under a display (``xvfb-run -s "-screen 0
2880x1800x24"``) the same windows are really shown. Light and dark, English and Indonesian: a few
pictures in all four dresses, the others in one of two. To be looked at, ``--all FOLDER`` draws all
of them in every dress into another folder and ``--scaled FOLDER`` does so at 125 % and 200 %;
``--only NAME`` (several times) keeps those pictures alone, ``--size 1366x768`` draws a smaller
window and ``--theme contrast`` (several times) these themes in place of light and dark.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from app.interchange.sample import make_sample
from app.project.file import open_project
from app.ui.look.theme import THEME_NAMES
from app.ui.program.application import make_application
from app.ui.program.program import Program
from docs.scenes import all_pictures, settle

FOLDER = Path(__file__).parent / "screenshots"
SIZE = (1440, 900)
RESEARCHER = "Nadira Syafitri"
SCALES = ("1.25", "2")
EXACTLY = 96
"""Colours of a picture that stay to the last bit: those of its surfaces and of its letters."""
Size = tuple[int, int]
Dress = tuple[str, str]
IN_EVERY_DRESS = frozenset({"transcript", "palette", "review"})
THEMES = ("light", "dark")
LANGUAGES = ("en", "id")


@contextmanager
def dressed(program: Program, theme: str, language: str) -> Iterator[None]:
    """The program in one theme and language."""
    program.choose_language(language)
    program.choose_theme(theme)
    yield
    for window in [*program.windows]:
        window.quits = False
        window.close()


def pictures(program: Program, study: Path, size: Size) -> Iterator[tuple[str, QPixmap]]:
    """The start page and every picture of a window of this size on the study."""
    program.show_welcome()
    if program.welcome is not None:
        settle()
        yield "welcome", program.welcome.grab()
    window = program.show_project(open_project(study))
    window.resize(*size)
    window.notices.withdraw()
    yield from all_pictures(window)


def in_turn(number: int, name: str, dress: Dress) -> bool:
    """Whether docs/screenshots has this picture: a few in every dress, the others in turn."""
    return name in IN_EVERY_DRESS or dress == (("light", "en"), ("dark", "id"))[number % 2]


def save(picture: QPixmap, file: Path) -> None:
    """Write a picture with as few colours as it can be read with: a third of the size."""
    picture.save(str(file))
    with Image.open(file) as drawn:
        full = drawn.convert("RGB")
    counted = full.getcolors(full.width * full.height) or []
    by_count = sorted(counted, key=lambda found: -found[0])[:EXACTLY]
    common = [colour for _, colour in by_count if isinstance(colour, tuple)]
    others = full.quantize(256 - len(common), Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in common for part in colour] + others)
    full.quantize(palette=palette, dither=Image.Dither.NONE).save(file, optimize=True)


def take(
    folder: Path,
    wanted: Callable[[int, str, Dress], bool],
    themes: Sequence[str] = THEMES,
    size: Size = SIZE,
) -> None:
    """Draw the wanted pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        os.environ.update(dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), made))
        sample = Path(made) / "sample.kutipan"
        make_sample(sample)
        app: QApplication = make_application()
        program = Program(app)
        program.change_settings(replace(program.settings, person_name=RESEARCHER))
        for dress in product(themes, LANGUAGES):
            study = Path(shutil.copy(sample, Path(made) / "Muara Selasih.kutipan"))
            with dressed(program, *dress):
                for number, (name, picture) in enumerate(pictures(program, study, size)):
                    if wanted(number, name, dress):
                        save(picture, folder / f"{name}-{'-'.join(dress)}.png")
        program.reader.close()


def take_scaled(folder: Path, words: Sequence[str]) -> None:
    """Draw them at each scale; a scale is fixed when a program starts, so each has its own."""
    for scale in SCALES:
        command = [sys.executable, "-m", "docs.take_screenshots", "--all", str(folder / scale)]
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        subprocess.run([*command, *words], env=environment, check=True)  # noqa: S603 - ourselves


def size_of(written: str) -> Size:
    """``1366x768`` as width and height in logical pixels."""
    width, height = written.lower().split("x")
    return int(width), int(height)


def main() -> None:
    """Draw what the words of the command ask for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--all", type=Path, metavar="FOLDER")
    asked.add_argument("--scaled", type=Path, metavar="FOLDER")
    asked.add_argument("--only", action="append", default=[], metavar="NAME")
    asked.add_argument("--theme", action="append", choices=THEME_NAMES)
    asked.add_argument("--size", type=size_of, default=SIZE, metavar="WIDTHxHEIGHT")
    words = asked.parse_args()
    if words.scaled is not None:
        themes = [part for name in words.theme or () for part in ("--theme", name)]
        only = [part for name in words.only for part in ("--only", name)]
        take_scaled(words.scaled, [*only, *themes, "--size", "{}x{}".format(*words.size)])
    elif words.all is not None:
        wanted = lambda _number, name, _dress: not words.only or name in words.only  # noqa: E731
        take(words.all, wanted, words.theme or THEMES, words.size)
    else:
        take(FOLDER, in_turn)


if __name__ == "__main__":
    main()
