"""The one door to the files that ship with the program.

In a checkout they lie in ``resources/`` beside ``app/``; in an installed wheel inside the
package. Nobody else builds such paths, so both ways of starting the program stay equal.
"""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_resources"
_CHECKOUT = Path(__file__).parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file, e.g. ``resource("icons", "undo.svg")``.

    Raises:
        FileNotFoundError: the file is not shipped; that is a bug of ours.
    """
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    path = root.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
