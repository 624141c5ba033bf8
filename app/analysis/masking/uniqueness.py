"""Where a role, a place and a date name somebody although no name is said.

There is one head of each district: with its place the title is the name (research on privacy in
theses; the Indonesian law on personal data counts what identifies in combination, UU 27/2022).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from app.analysis.masking.names import NamesInText
from app.models.span import Span
from app.queries.informants import InformantRow, informants
from app.queries.masking import MaskedNameRow, masked_names, masks_by_source
from app.queries.sources import source_text, sources
from app.words import N_, Words

UniqueKind = Literal["informant", "title", "kin"]
SENTENCES: dict[UniqueKind, str] = {
    "informant": N_("{who} is the only informant with this role and place: {found}."),
    "title": N_("“{found}” in {source} names one person by office and place."),
    "kin": N_("“{found}” in {source} names a relative of one person by office and place."),
}
_ONE_HOLDER = (
    *("bupati", "wakil bupati", "wali kota", "walikota", "gubernur", "camat", "sekcam", "lurah"),
    *("kepala desa", "kades", "wali nagari", "walinagari", "kepala dusun", "ketua rt", "ketua rw"),
    *("kepala dinas", "kadis", "kepala badan", "kepala kantor", "kepala bagian", "kapolsek"),
    *("kapolres", "danramil", "dandim", "ketua", "wakil ketua", "sekretaris", "bendahara"),
    *("rektor", "dekan", "kepala sekolah", "kepala puskesmas", "direktur", "sekda"),
    *("mayor", "governor", "head of", "chair of", "chairman of", "director of", "principal of"),
)
_KIN = (
    *("anak", "istri", "suami", "adik", "kakak", "ayah", "ibu", "bapak", "keponakan", "sepupu"),
    *("menantu", "mertua", "ipar", "paman", "bibi", "cucu", "saudara", "wife", "husband", "son"),
    *("daughter", "brother", "sister", "cousin", "nephew", "niece", "uncle", "aunt"),
)
_OF = "of|the|di|kecamatan|kabupaten|desa|kota|nagari|kelurahan"
_PLACE = rf"(?:\s+(?:{_OF}))*(?:\s+[A-Z][\w'-]{{2,}}){{1,3}}"
_BEFORE = 40
"""Characters before an office in which a word of kinship belongs to it."""


@dataclass(frozen=True, slots=True)
class UniquePerson:
    """Somebody who can be known without a name, and where that is said.

    ``subject_id`` is of an informant for ``informant``, else of a source, with the ``span`` in it.
    """

    kind: UniqueKind
    subject_id: int
    parameters: tuple[tuple[str, str], ...]
    span: Span | None = None

    def sentence(self, words: Words) -> str:
        """What is to be seen, in the language of ``words``."""
        return words(SENTENCES[self.kind], **dict(self.parameters))


def unique_people(session: Session) -> list[UniquePerson]:
    """Informants first, then the texts; what is masked, there or by name, names nobody any more."""
    names, laid = masked_names(session), masks_by_source(session)
    found = [*_only_informants(informants(session), names)]
    for source in sources(session):
        text = source_text(session, source.id)
        for kind, span in offices_in(text):
            if not any(span.overlaps(mask.span) for mask in laid.get(source.id, ())):
                parameters = {"found": " ".join(span.cut_from(text).split()), "source": source.name}
                found.append(UniquePerson(kind, source.id, tuple(parameters.items()), span))
    return found


def _only_informants(
    people: Iterable[InformantRow], names: Iterable[MaskedNameRow]
) -> Iterator[UniquePerson]:
    """Whoever said that the full name may be printed is known anyway."""
    search = NamesInText(names)
    alike: defaultdict[tuple[str, str], list[InformantRow]] = defaultdict(list)
    for person in people:
        if person.role.strip() and person.place.strip():
            alike[person.role.casefold().strip(), person.place.casefold().strip()].append(person)
    for group in alike.values():
        person = group[0]
        said = " × ".join(filter(None, (person.role, person.place, *person.dates)))
        hidden = search.places(person.role) or search.places(person.place)
        if len(group) == 1 and person.consent != "full" and not hidden:
            parameters = (("who", person.code), ("found", said))
            yield UniquePerson("informant", person.id, parameters)


def offices_in(text: str) -> Iterator[tuple[UniqueKind, Span]]:
    """Offices that one person holds, with a place behind them; a relative's word is taken along."""
    for match in _OFFICE.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        kin = _RELATIVE.search(before)
        start = match.start() - len(before) + kin.start() if kin else match.start()
        yield "kin" if kin else "title", Span(start, match.end())


def _choices(words: Iterable[str]) -> str:
    return "|".join(word.replace(" ", r"\s+") for word in sorted(words, key=len, reverse=True))


_OFFICE = re.compile(rf"\b(?i:{_choices(_ONE_HOLDER)})\b(?-i:{_PLACE})")
_RELATIVE = re.compile(rf"\b(?:{_choices(_KIN)})(?:nya)?(?=(?:\s+\w+){{0,2}}\s*$)", re.IGNORECASE)
