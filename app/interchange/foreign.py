"""The door by which the window reaches the process that reads foreign bytes.

The window knows no importer; it only starts this process, hands it on and ends it.
"""

from app.importers.child import ParsingProcess, ReadingCancelledError

__all__ = ["ParsingProcess", "ReadingCancelledError"]
