"""The running program: its settings, language and theme, and the windows of its projects."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import astuple, replace
from datetime import datetime
from pathlib import Path
from time import time
from typing import Protocol, get_args

import platformdirs
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import ProjectError, ProjectInUse
from app.interchange.identity import work_as
from app.interchange.importing.foreign import ParsingProcess
from app.interchange.sample import make_sample
from app.project.file import Project, create_project, open_copy, open_project
from app.settings import Language as StoredLanguage
from app.settings import (
    Settings,
    load_settings,
    save_settings,
    with_codes_used,
    with_open_file,
    with_place,
    with_recent_file,
    with_view,
)
from app.settings import Theme as StoredTheme
from app.ui.look.qt_words import QtWords
from app.ui.look.recolouring import change_theme, recolour
from app.ui.look.theme import dress, system_theme_name
from app.ui.messages import Answer, Notice, NoticeBar
from app.ui.program.raising import Door, knock
from app.ui.program.welcome import Welcome
from app.ui.project.project_files import ENDING, ask_for_new_file, ask_for_project, move_file
from app.ui.reading.visited import Place
from app.ui.tasks import Progress, Tasks
from app.ui.window.main_window import MainWindow
from app.ui.window.tab_order import ReadingOrder
from app.ui.workspace import Workspace
from app.words import LANGUAGES, Words, system_language
from app.words.errors import sentence

_A_DAY = 24 * 60 * 60
_MEGABYTES = QLocale.DataSizeFormat.DataSizeSIFormat


class Speaking(Protocol):
    """A window that can say something: a project's or the start page."""

    notices: NoticeBar

    def show_error(self, error: ProjectError) -> None:
        """Say what was wrong."""


class Program(QObject):
    """Opens projects in windows and dresses them; one per process."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.application = app
        loaded = load_settings()
        self.settings = loaded.settings
        self.damaged_settings = loaded.set_aside
        self.windows: list[MainWindow] = []
        self.welcome: Welcome | None = None
        self._qt_words: QtWords | None = None
        self._quitting = False
        self.tasks = Tasks(self)
        ReadingOrder(app)
        self.reader = ParsingProcess()
        app.aboutToQuit.connect(self.reader.close)
        self._speak(self.settings.language or system_language())
        self.theme = replace(dress(app, self.settings.theme or system_theme_name()))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def _speak(self, language: StoredLanguage) -> None:
        self.words = Words(language)
        if self._qt_words is not None:
            self.application.removeTranslator(self._qt_words)
        self._qt_words = QtWords(self.words, self)
        self.application.installTranslator(self._qt_words)

    def _wear(self, theme: StoredTheme | None) -> None:
        """Change colours everywhere at once; nothing is made anew, so nothing typed is lost."""
        former = replace(self.theme)
        self.theme.becomes(dress(self.application, theme or system_theme_name()))
        for window in self.windows:
            change_theme(window, former, self.theme)
        if self.welcome is not None:
            recolour(self.welcome, former, self.theme)

    def _follow_system(self) -> None:
        """The desktop turned light or dark, and nobody chose a theme here."""
        if self.settings.theme is None and self.theme.name != system_theme_name():
            self._wear(None)

    def change_settings(self, settings: Settings) -> None:
        """Remember something of the user."""
        self.settings = settings
        save_settings(settings)

    def remember(self, geometry: bytes, zoom: float, **sizes: tuple[int, ...]) -> None:
        """Remember a window's place, the size of its letters and of its splitters by name."""
        kept = {**self.settings.column_widths, **sizes}
        percent = round(zoom * 100)
        self.change_settings(
            replace(self.settings, window_geometry=geometry, text_size=percent, column_widths=kept)
        )

    def remember_size(self, name: str, size: tuple[int, ...]) -> None:
        """Remember the pixels of something by its name, as those of splitters are."""
        kept = {**self.settings.column_widths, name: size}
        self.change_settings(replace(self.settings, column_widths=kept))

    def remember_place(self, project_uuid: str, place: Place | None, view: str) -> None:
        """Remember where reading stopped, and which view showed."""
        if place is not None:
            stopped = tuple(int(value or 0) for value in astuple(place))
            self.change_settings(with_place(self.settings, project_uuid, stopped))
        self.change_settings(with_view(self.settings, project_uuid, view))

    def remember_codes(self, project_uuid: str, recent: list[int], last: list[int]) -> None:
        """Remember which codes were used last in a project, if any were."""
        if recent:
            used = with_codes_used(self.settings, project_uuid, tuple(recent), tuple(last))
            self.change_settings(used)

    def place_in(self, project_uuid: str) -> Place | None:
        """Where reading stopped the last time; older versions kept source and position only."""
        stopped = self.settings.places.get(project_uuid, ())
        match stopped:
            case (source_id, position):
                return Place(source_id, position)
            case (source_id, position, anchor, top, hidden, seen):
                return Place(source_id, position, anchor, top, hidden, seen=bool(seen))
        return None

    def choose_language(self, stored: str) -> None:
        """Speak another language at once, everywhere."""
        chosen = next(language for language in LANGUAGES if language == stored)
        self.change_settings(replace(self.settings, language=chosen))
        self._speak(chosen)
        self._dress_all()

    def choose_theme(self, stored: str) -> None:
        """Wear another theme at once; an empty word is what the system wears."""
        chosen = next((theme for theme in get_args(StoredTheme) if theme == stored), None)
        self.change_settings(replace(self.settings, theme=chosen))
        self._wear(chosen)

    def _dress_all(self) -> None:
        for window in self.windows:
            window.dress()
        if self.welcome is not None and self.welcome.isVisible():
            self.show_welcome()

    def show_welcome(self, line: str = "") -> None:
        """The start page; ``line`` says what was closed last."""
        former = self.welcome
        self.welcome = Welcome(self, line)
        if former is not None:
            self.welcome.setGeometry(former.geometry())
            former.deleteLater()
        self.welcome.show()
        if former is not None:
            former.close()

    def ask_open(self, asked_by: QWidget) -> None:
        """Choose a project and open it."""
        if path := ask_for_project(asked_by, self.words, self._folder()):
            self.open_path(path, asked_by)

    def ask_new(self, asked_by: QWidget) -> None:
        """Choose a place for a new project and open it there."""
        words = self.words
        start = self._folder() / (words("My study") + ENDING)
        if path := ask_for_new_file(asked_by, words, words("New project"), start):
            self._attempt(
                asked_by, lambda: self.show_project(create_project(path, title=path.stem))
            )

    def reopen(self) -> bool:
        """Open what was open when the program ended last; whether anything shows now."""
        for file in self.settings.open_files:
            if Path(file).exists():
                self.open_path(Path(file))
            else:
                self._note_open(Path(file), is_open=False)
        return self.is_shown

    def _note_open(self, path: Path, *, is_open: bool) -> None:
        self.change_settings(with_open_file(self.settings, path, is_open=is_open))

    @property
    def is_shown(self) -> bool:
        """Whether anything of the program is on the screen."""
        return bool(self.windows) or (self.welcome is not None and self.welcome.isVisible())

    def open_sample(self) -> None:
        """Open the sample study, made afresh where there is none yet."""
        path = self._folder() / (self.words("Sample study") + ENDING)
        if path.exists():
            self.open_path(path, self.welcome)
            return
        speaker = self._speaker(self.welcome)

        def make(progress: Progress) -> None:
            try:
                make_sample(path, progress)
            except BaseException:
                path.unlink(missing_ok=True)
                raise

        task = self.tasks.run(self.words("Making the sample study"), make)
        speaker.notices.follow(task)
        task.done.connect(lambda _result: self.open_path(path, self.welcome))
        task.failed.connect(lambda error: self._say(error, self.welcome))

    def _say(self, error: BaseException, asked_by: QWidget | None) -> None:
        """An error is said; a bug of ours goes to the crash report."""
        if not isinstance(error, ProjectError):
            raise error
        self._speaker(asked_by).show_error(error)

    def _folder(self) -> Path:
        last = Path(self.settings.last_folder) if self.settings.last_folder else None
        if last is not None and last.is_dir():
            return last
        documents = Path(platformdirs.user_documents_dir())
        return documents if documents.is_dir() else Path.home()

    def open_path(self, path: Path, asked_by: QWidget | None = None) -> bool:
        """Open a project or raise the window that has it; what is wrong is said by the asker.

        Returns whether there is a window with it now, here or in another process.
        """
        for window in self.windows:
            if _same_file(window.path, path):
                raise_window(window)
                return True
        return self._attempt(asked_by, lambda: self._open(path, asked_by))

    def _open(self, path: Path, asked_by: QWidget | None) -> None:
        try:
            self.show_project(open_project(path))
        except ProjectInUse as error:
            if not knock(path):
                self._offer_copy(error, path, asked_by)

    def _offer_copy(self, error: ProjectInUse, path: Path, asked_by: QWidget | None) -> None:
        answer = Answer(
            self.words("Open a read-only copy"), lambda: self.open_read_only(path, asked_by)
        )
        notice = Notice(sentence(self.words, error), "problem", (answer,))
        self._speaker(asked_by).notices.show_notice(notice)

    def open_read_only(self, path: Path, asked_by: QWidget | None = None) -> bool:
        """Show a copy, as it is now, of a project that somebody else is editing."""
        folder = Path(platformdirs.user_data_dir("kutipan", appauthor=False)) / "copies"
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        moment = datetime.now().astimezone().strftime("%H%M%S")
        copy = folder / f"{path.stem} {moment}{path.suffix}"
        return self._attempt(asked_by, lambda: self.show_project(open_copy(path, copy), copy))

    def _attempt(self, asked_by: QWidget | None, act: Callable[[], object]) -> bool:
        try:
            act()
        except ProjectError as error:
            self._speaker(asked_by).show_error(error)
            return False
        return True

    def _speaker(self, asked_by: QWidget | None) -> Speaking:
        if isinstance(asked_by, MainWindow | Welcome):
            return asked_by
        if self.welcome is None or not self.welcome.isVisible():
            self.show_welcome()
        assert self.welcome is not None  # noqa: S101 - shown in the line before
        return self.welcome

    def show_project(self, project: Project, throw_away: Path | None = None) -> MainWindow:
        """A window on an open project; ``throw_away`` is a copy to remove when it closes."""
        taken_for_me = work_as(project, self.settings, self.words)
        window = MainWindow(Workspace(project), self)
        window.throw_away = throw_away
        self.windows.append(window)
        window.closed.connect(self._closed)
        if throw_away is None:
            door = Door(project.path, window)
            door.knocked.connect(lambda: raise_window(window))
            folder = str(project.path.parent)
            recent = with_recent_file(self.settings, project.path)
            recent = with_open_file(recent, project.path, is_open=True)
            self.change_settings(replace(recent, last_folder=folder))
        window.show()
        window.begin_reading()
        if self.welcome is not None:
            self.welcome.hide()
        if taken_for_me:
            text = self.words(
                "Working as {name}, who is in this project already.", name=taken_for_me
            )
            window.notices.show_notice(Notice(text))
        return window

    def move(self, window: MainWindow, target: Path) -> None:
        """Close a project, move its file and open it there, at the same place.

        Raises:
            ProjectError: it could not be moved; the window has the project as before.
        """
        window.columns.correcting.leave()
        path, kept = window.path, window.kept()
        window.workspace.project.close()
        try:
            move_file(path, target)
            path = target
        finally:
            moved = self.show_project(open_project(path))
            moved.setGeometry(window.geometry())
            moved.restore(kept)
            if path == target:
                self._note_open(window.path, is_open=False)
            self.windows.remove(window)
            window.abandon()

    def _closed(self, window: MainWindow) -> None:
        if window not in self.windows:
            return
        self.windows.remove(window)
        project = window.workspace.project
        project.close()
        ends_program = self._quitting or (window.quits and not self.windows)
        if not ends_program:
            self._note_open(project.path, is_open=False)
        line = self._closing_line(project.path)
        if window.throw_away is not None:
            with suppress(OSError):
                window.throw_away.unlink()
        if not window.quits and not self.windows:
            self.show_welcome(line)

    def _closing_line(self, path: Path) -> str:
        try:
            size = path.stat().st_size
        except OSError:
            return ""
        moment = datetime.now().astimezone().strftime("%H:%M")
        shown = QLocale(self.words.language).formattedDataSize(size, 1, _MEGABYTES)
        return self.words(
            "{name}: saved {time}, one file, {size}", name=path.name, time=moment, size=shown
        )

    def quit(self) -> None:
        """Close all windows; the next start opens them again."""
        self._quitting = True
        self.application.closeAllWindows()
        self._quitting = False

    def tell_of_damaged_settings(self) -> None:
        """Say that the settings could not be read, and where they were put aside."""
        if self.damaged_settings is not None:
            text = self.words(
                "Your settings could not be read and are at their defaults. The old file is kept "
                "as {name}.",
                name=self.damaged_settings.name,
            )
            speaker = self._speaker(next(iter(self.windows), None))
            speaker.notices.show_notice(Notice(text, "problem"))

    def show_crash(self, report: str) -> None:
        """Say that a bug of ours was met, in the window that is used."""
        own: list[QWidget] = [*self.windows, *filter(None, [self.welcome])]
        active = self.application.activeWindow()
        speaker = self._speaker(active if active in own else next(iter(own), None))
        clipboard = self.application.clipboard()
        copy = Answer(self.words("Copy report"), lambda: clipboard.setText(report))
        text = self.words(
            "Something went wrong in Kutipan itself. The step was not done; "
            "everything before it is safe."
        )
        speaker.notices.show_notice(Notice(text, "problem", (copy,)))


def _sweep(folder: Path) -> None:
    """Remove copies that a crash left behind; one in use on Windows cannot be and stays."""
    for copy in folder.glob("*.kutipan"):
        with suppress(OSError):
            if time() - copy.stat().st_mtime > _A_DAY:
                copy.unlink()


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def raise_window(window: QWidget) -> None:
    """Bring a window before all others."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
