"""The codebook as rows: the tree in its order with counts, and finding a code by its name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from app.errors import Ambiguous, NotFound
from app.models.code import CODE_FIELDS, Code, CodeLink, Kind
from app.models.passage import Coding
from app.queries.favourites import favourites


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of code; ``name`` is empty for the built-in ones, which the program names."""

    id: int
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code as lists, exports and the palette show it.

    ``kind`` is the stored key or None; ``depth`` its level in the tree; ``path`` the names from
    the root (``Parent/Child``); ``passages`` how many passages carry it; ``favourite`` the digit
    that puts it on the selected words.
    """

    id: int
    label: str | None
    name: str
    name_en: str
    kind_id: int | None
    kind: str | None
    kind_name: str
    group: str
    parent_id: int | None
    colour: int
    position: int
    definition: str
    full_definition: str
    when_to_use: str
    when_not_to_use: str
    example: str
    note: str
    depth: int = 0
    path: str = ""
    passages: int = 0
    favourite: int | None = None

    @property
    def called(self) -> str:
        """How the code is called in short: its label, else its name."""
        return self.label or self.name

    def name_in(self, language: str) -> str:
        """The name in an export's language; the English name only where there is one."""
        return self.name_en if language == "en" and self.name_en else self.name


def kinds(session: Session) -> list[KindRow]:
    """The kinds of code in their order."""
    rows = session.execute(select(Kind.id, Kind.key, Kind.name).order_by(Kind.position, Kind.id))
    return [KindRow(*row) for row in rows]


def codes(session: Session, *, counted: bool = True) -> list[CodeRow]:
    """The whole codebook, depth first: each code is followed by its children in their order.

    A code whose parent is missing, or that stands below itself in a foreign file, is a root here,
    so that no code is ever out of sight. Unless ``counted``, passages are 0: counting them takes
    longest.
    """
    columns = [getattr(Code, name) for name in CODE_FIELDS]
    rows = session.execute(
        select(
            Code.id,
            Code.label.label("label"),
            Code.name,
            Code.name_en,
            Code.kind_id,
            Kind.key.label("kind"),
            func.coalesce(Kind.name, "").label("kind_name"),
            Code.group,
            Code.parent_id,
            Code.colour,
            Code.position,
            *columns,
        )
        .outerjoin(Kind, Kind.id == Code.kind_id)
        .order_by(Code.position, Code.id)
    ).mappings()
    counts = _passage_counts(session) if counted else {}
    digits = {code_id: digit for digit, code_id in favourites(session).items()}
    return _as_tree(
        [
            CodeRow(**row, passages=counts.get(row["id"], 0), favourite=digits.get(row["id"]))
            for row in rows
        ]
    )


def _passage_counts(session: Session) -> dict[int, int]:
    """How many passages carry each code: its codings, less those that repeat another coder's.

    What ``count(DISTINCT passage_id)`` says, in a tenth of the time: only codings by others than
    the first coder can repeat one, and all others are counted in an index.
    """
    repeated = _repeats(session)
    rows = session.execute(select(Coding.code_id, func.count()).group_by(Coding.code_id))
    return {code_id: count - repeated.get(code_id, 0) for code_id, count in rows}


def _repeats(session: Session) -> dict[int, int]:
    """By code, how often it was put where an earlier coder had put it.

    Counted here: grouping them, SQLite would go through the first coder's too.
    """
    first, earlier = select(func.min(Coding.person_id)).scalar_subquery(), aliased(Coding)
    again = exists().where(
        earlier.passage_id == Coding.passage_id,
        earlier.code_id == Coding.code_id,
        earlier.person_id < Coding.person_id,
    )
    return Counter(session.scalars(select(Coding.code_id).where(Coding.person_id > first, again)))


def _as_tree(rows: Sequence[CodeRow]) -> list[CodeRow]:
    known = {row.id for row in rows}
    children: dict[int, list[CodeRow]] = {}
    for row in rows:
        if row.parent_id in known:
            children.setdefault(row.parent_id, []).append(row)
    roots = [row for row in rows if row.parent_id not in known]
    found: dict[int, CodeRow] = {}
    for root in (*roots, *rows):
        waiting = [replace(root, path=root.name)]
        while waiting:
            code = waiting.pop()
            if code.id in found:
                continue
            found[code.id] = code
            waiting += [
                replace(child, depth=code.depth + 1, path=f"{code.path}/{child.name}")
                for child in reversed(children.get(code.id, ()))
            ]
    return list(found.values())


def find_code(rows: Sequence[CodeRow], called: str) -> CodeRow:
    """The code of this label, name or ``Parent/Child`` path, ignoring case; labels win.

    Raises:
        NotFound: there is none. Ambiguous: several codes are called so.
    """
    wanted = " ".join(called.split()).casefold()
    for key in ("label", "name", "path"):
        found = [row for row in rows if (getattr(row, key) or "").casefold() == wanted]
        if len(found) > 1:
            raise Ambiguous("code", called, ", ".join(row.path for row in found))
        if found:
            return found[0]
    raise NotFound("code", called)


def code_links(session: Session) -> list[tuple[int, int]]:
    """``(effort id, cause id)`` of every effort that answers a cause."""
    rows = session.execute(select(CodeLink.effort_id, CodeLink.cause_id).order_by(CodeLink.id))
    return [(effort, cause) for effort, cause in rows]
