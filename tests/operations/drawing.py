"""How arguments are drawn for any operation: words, places in a list, ids of what is there."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.models.base import Base

T = TypeVar("T")


class DrawFn(Protocol):
    """What ``data.draw`` and a composite strategy's ``draw`` have in common."""

    def __call__(self, strategy: SearchStrategy[T], /) -> T: ...


class Keywords(dict[str, Any]):
    """Stands at the end of the arguments that are given by name."""


def carry_out(operation: Callable[..., object], session: Session, arguments: Sequence[Any]) -> None:
    """Do what was drawn."""
    named = [each for each in arguments if isinstance(each, Keywords)]
    rest = [each for each in arguments if not isinstance(each, Keywords)]
    operation(session, *rest, **(named[0] if named else {}))


Arguments = Sequence[Any]
Chooser = Callable[[DrawFn, Session], Arguments]

WORDS = st.text(alphabet="aB1 \N{SEEDLING}é'\"=", max_size=6)
INDEX = st.integers(0, 20)


def some_id(draw: DrawFn, session: Session, entity: type[Base]) -> int:
    """The id of an existing row; when there is none the gesture cannot even be made."""
    ids = session.scalars(select(entity.id).order_by(entity.id)).all()
    if not ids:
        raise NotFound(entity.__tablename__, "")
    return draw(st.sampled_from(ids))


def some_id_or_none(draw: DrawFn, session: Session, entity: type[Base]) -> int | None:
    """The id of an existing row, or nothing."""
    return some_id(draw, session, entity) if draw(st.booleans()) else None
