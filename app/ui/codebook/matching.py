"""Finding codes while somebody types: words in any order, over label, name, group and parents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.queries.codes import CodeRow


@dataclass(frozen=True, slots=True)
class Findable:
    """A code with its words folded once, so that a key press only compares."""

    code: CodeRow
    label: str
    name: str
    words: str


def findable(codes: Iterable[CodeRow]) -> list[Findable]:
    """The codes as they are searched, in the order of the codebook."""
    return [
        Findable(code, (code.label or "").casefold(), code.name.casefold(), _words(code))
        for code in codes
    ]


def _words(code: CodeRow) -> str:
    parts = (code.label or "", code.name, code.name_en, code.group, code.path, code.kind_name)
    return " " + " ".join(" ".join(parts).casefold().replace("/", " ").split())


def matching(codes: Sequence[Findable], query: str, recent: Sequence[int] = ()) -> list[CodeRow]:
    """The codes in which every word of ``query`` stands, best first; all when it is blank.

    An equal label comes before a label, name or word that begins so, and that before the middle of
    a word; what is equally good keeps its order, codes used recently (``recent``, latest first)
    before the others.
    """
    query = " ".join(query.casefold().split())
    wanted = query.split()
    found = [each for each in codes if all(word in each.words for word in wanted)]
    age = {code_id: nth for nth, code_id in enumerate(recent)}
    found.sort(key=lambda each: (_rank(each, query), age.get(each.code.id, len(age))))
    return [each.code for each in found]


def _rank(code: Findable, query: str) -> int:
    if not query:
        return 0
    better = (
        code.label == query,
        code.label.startswith(query) and bool(code.label),
        code.name.startswith(query),
        all(f" {word}" in code.words for word in query.split()),
        True,
    )
    return better.index(True)
