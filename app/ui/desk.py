"""What has work in hand for one window: dialogs, tasks, and what came of them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import ProjectError
from app.interchange.importing.foreign import ParsingProcess, ReadingCancelledError
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace
from app.words import Words


class Desk(QObject):
    """Dialogs belong to its window ``parent``; they come and go, the desk stays."""

    notice_requested = Signal(object)  # Notice

    def __init__(
        self, workspace: Workspace, tasks: Tasks, words: Words, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self.words = words
        self._theme = theme
        self._window = parent

    def _is_busy(self) -> bool:
        """Whether other work goes on, which is said then."""
        if self._tasks.current is None:
            return False
        self._say_problem(self.words("Please wait until the other work has ended."))
        return True

    def _say_problem(self, text: str) -> None:
        self.notice_requested.emit(Notice(text, "problem"))

    def _fail(self, error: BaseException) -> None:
        """Say what a person can mend; who stopped it knows; anything else is a bug of ours."""
        if isinstance(error, ReadingCancelledError):
            return
        if not isinstance(error, ProjectError):
            raise error
        self._show_error(error)

    def _show_error(self, error: ProjectError) -> None:
        self._workspace.failed.emit(error)


class ReadingDesk(Desk):
    """Reads files of others, in the process that may die of them."""

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        reader: ParsingProcess,
        words: Words,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(workspace, tasks, words, theme, parent)
        self._reader = reader
