"""A list of informants as it stands in a table file, before it meets a project."""

from dataclasses import dataclass, field

from app.errors import TableProblem

FIELDS = (
    *("name", "role", "institution", "category", "place", "interview_date", "consent"),
    *("pseudonym", "note"),
)
"""What an informant has besides the code, as the informant's own columns are called."""


@dataclass(frozen=True, slots=True)
class ListedInformant:
    """One row; ``line`` is where it stands in its file (from 1, the header counted).

    ``fields`` holds the filled ones of ``FIELDS``, ``interview_date`` in stored form;
    ``attributes`` the columns that the program does not know, in order; ``transcripts`` the
    names of the files in which the informant speaks.
    """

    line: int
    code: str
    fields: dict[str, str] = field(default_factory=dict)
    transcripts: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class InformantList:
    """The rows of a file; ``remarks`` tell what could not be read and was kept as it was."""

    informants: tuple[ListedInformant, ...]
    remarks: tuple[TableProblem, ...] = ()
