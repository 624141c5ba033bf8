"""Header names of tables: what people call a column, in Indonesian or English, in any case."""

import re
from collections.abc import Mapping, Sequence

_SEPARATORS = re.compile(r"[\s_/.\-]+")


def folded_header(written: str) -> str:
    """A header name as it is compared: case, underscores, dashes and slashes set aside."""
    return _SEPARATORS.sub(" ", written.casefold()).strip(" :*")


def column_places(
    header: Sequence[str], synonyms: Mapping[str, tuple[str, ...]]
) -> dict[str, list[int]]:
    """Which columns of ``header`` mean which of our own; the order of synonyms is kept.

    ``synonyms`` gives, folded, what each of our columns may be called.
    """
    folded = [folded_header(cell) for cell in header]
    return {
        column: [folded.index(name) for name in names if name in folded]
        for column, names in synonyms.items()
    }


def other_columns(header: Sequence[str], places: Mapping[str, list[int]]) -> list[int]:
    """The named columns that mean none of our own."""
    ours = {place for own in places.values() for place in own}
    return [place for place, cell in enumerate(header) if cell and place not in ours]
