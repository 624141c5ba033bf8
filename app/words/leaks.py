"""Where a finished file can show what is masked."""

from collections.abc import Sequence

from app.errors import Leak
from app.words import N_, Words

PLACES = {
    "text": N_("text"),
    "hidden": N_("field, formula or setting"),
    "attribute": N_("alternative text, bookmark, link or property"),
    "remark": N_("remark in the file's own code"),
    "name": N_("name of a part"),
    "file_name": N_("the file's name"),
    "bytes": N_("embedded data"),
}


def leak_sentence(words: Words, leak: Leak) -> str:
    """One leak as a line: the name, where it shows, and what stands round it."""
    place = words(PLACES[leak.place])
    where = f"{leak.part}, {place}" if leak.part else place
    return words(
        "“{name}” in {where}: {excerpt}", name=leak.name, where=where, excerpt=leak.excerpt
    )


def shown_sentence(words: Words, shows: Sequence[str]) -> str:
    """What a file that has been written shows, so that nobody gives it away unawares."""
    return words(
        "It shows what is masked, as it was said: {names}. Do not give it to everybody.",
        names=", ".join(shows),
    )


def holds_sentence(words: Words, masked: Sequence[str]) -> str:
    """What a project file holds whatever is masked; empty where nothing is."""
    if not masked:
        return ""
    names = ", ".join(dict.fromkeys(masked))
    return words("It holds everything as it was said, also what is masked: {names}.", names=names)
