"""The door by which window and command line reach the process that reads foreign bytes.

They know no importer; they only start this process, hand it on and end it.
"""

from app.importers.child import ParsingProcess, ReadingCancelledError

__all__ = ["ParsingProcess", "ReadingCancelledError"]
