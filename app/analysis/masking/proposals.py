"""What the informants' own rows propose to be masked: their names, their roles, their places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models.masking import MaskKind
from app.queries.informants import InformantRow, informants
from app.queries.masking import MaskedNameRow, masked_names
from app.words import Words

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that may be worth masking, and by what; ``informant`` is a code."""

    kind: MaskKind
    original: str
    masked: str
    informant_id: int
    informant: str


def proposals(session: Session, words: Words) -> list[Proposal]:
    """Names, roles and places of informants that are not masked yet, each text once."""
    return proposed(informants(session), masked_names(session), words)


def proposed(
    people: Sequence[InformantRow], names: Iterable[MaskedNameRow], words: Words
) -> list[Proposal]:
    """As ``proposals``; the pseudonym is taken over where there is one."""
    known = {spelling.casefold() for name in names for spelling in name.spellings}
    found = dict[str, Proposal]()
    for each in (*_names(people, words), *_roles(people), *_places(people, words)):
        key = each.original.casefold()
        if key not in known and key != each.masked.strip("[]").casefold():
            found.setdefault(key, each)
    return [*found.values()]


def _names(people: Iterable[InformantRow], words: Words) -> Iterator[Proposal]:
    for person in people:
        if person.name.strip():
            alias = person.pseudonym or words("Informant {code}", code=person.code)
            yield Proposal("person", person.name, f"[{alias}]", person.id, person.code)


def _roles(people: Iterable[InformantRow]) -> Iterator[Proposal]:
    """A role that names its office in full is as good as a name; its category is more general."""
    for person in people:
        if person.role.strip() and person.category.strip():
            yield Proposal("role", person.role, f"[{person.category}]", person.id, person.code)


def _places(people: Sequence[InformantRow], words: Words) -> Iterator[Proposal]:
    places = {person.place: person for person in reversed(people) if person.place.strip()}
    for nth, (place, person) in enumerate(sorted(places.items())):
        letter = _LETTERS[nth % len(_LETTERS)] + str(nth // len(_LETTERS) or "")
        masked = words("Place {letter}", letter=letter)
        yield Proposal("place", place, f"[{masked}]", person.id, person.code)
