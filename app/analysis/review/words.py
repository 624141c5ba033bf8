"""What reviewers said, sorted by what it is about, also where that has gone since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.queries.reviews import DecisionRow

Said = tuple[DecisionRow, ...]


@dataclass(frozen=True)
class SortedWords:
    """Decisions by coding and by code, each oldest first.

    Of codings and codes that were deleted only the name is known: ``orphans`` were said on
    codings, ``orphan_definitions`` on definitions. ``remarks`` are on passages whatever their
    codes, and on the whole.
    """

    codings: Mapping[int, Said]
    definitions: Mapping[int, Said]
    orphans: Said
    orphan_definitions: Said
    remarks: Said


def sorted_words(said: Iterable[DecisionRow]) -> SortedWords:
    """Every decision in exactly one place."""
    codings: defaultdict[int, list[DecisionRow]] = defaultdict(list)
    definitions: defaultdict[int, list[DecisionRow]] = defaultdict(list)
    orphans, orphan_definitions, remarks = [], [], []
    for word in said:
        if word.coding_id is not None:
            codings[word.coding_id].append(word)
        elif word.code_id is not None:
            definitions[word.code_id].append(word)
        elif not word.code_name:
            remarks.append(word)
        elif word.passage_id is not None:
            orphans.append(word)
        else:
            orphan_definitions.append(word)
    return SortedWords(
        {key: tuple(words) for key, words in codings.items()},
        {key: tuple(words) for key, words in definitions.items()},
        tuple(orphans),
        tuple(orphan_definitions),
        tuple(remarks),
    )
