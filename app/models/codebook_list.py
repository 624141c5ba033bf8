"""A codebook as it stands in a table file, before or after it lived in a project."""

from dataclasses import dataclass

TEXTS = (
    *("name_en", "group", "definition", "full_definition", "when_to_use", "when_not_to_use"),
    *("example", "note"),
)
"""The texts of a code, as the code's own columns are called."""
COLUMNS = (
    *("label", "name", "name_en", "kind", "group", "definition", "full_definition"),
    *("when_to_use", "when_not_to_use", "example", "note", "parent", "colour"),
)
"""The columns of a codebook file, in the order they are written."""


@dataclass(frozen=True, slots=True)
class ListedCode:
    """One code. ``kind`` is a stored word (``cause``, ``effort``) or the user's own name.

    ``parent`` is the label, or without one the name, of the code above; ``colour`` a number in
    the theme's set or ``None``; ``line`` where the row stands in its file, 0 when from a project.
    """

    name: str
    label: str = ""
    name_en: str = ""
    kind: str = ""
    group: str = ""
    definition: str = ""
    full_definition: str = ""
    when_to_use: str = ""
    when_not_to_use: str = ""
    example: str = ""
    note: str = ""
    parent: str = ""
    colour: int | None = None
    line: int = 0

    @property
    def called(self) -> str:
        """What others call it: the label, or the name where it has none."""
        return self.label or self.name

    @property
    def texts(self) -> dict[str, str]:
        """The filled ones of ``TEXTS``."""
        return {column: text for column in TEXTS if (text := str(getattr(self, column)))}
