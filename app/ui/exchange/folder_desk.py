"""Work on copies of a project, which are made and read in a folder that goes with the work."""

from tempfile import TemporaryDirectory

from app.ui.desk import Desk


class FolderDesk(Desk):
    """Nothing of the folder outlives the work, however it ends."""

    _folder: TemporaryDirectory[str] | None = None

    def _fail(self, error: BaseException) -> None:
        self.clear_away()
        super()._fail(error)

    def clear_away(self) -> None:
        """Remove what was written for work that is done, or will not be."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
