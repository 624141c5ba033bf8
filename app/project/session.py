"""The project's session: a row that is asked for by its id and is not there is said plainly.

Between what somebody sees and what is done there may be an undo, another window's merge or a
script's old number, so a missing row is nothing that could not happen.

``Session`` is named here also for the window, which composes operations into one gesture and must
say what they run in, but is to know no SQL.
"""

from typing import Any

from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from app.errors import Gone

__all__ = ["ProjectSession", "Session", "noun_of"]


class ProjectSession(Session):
    """SQLAlchemy's session; ``get_one`` raises ``Gone`` with the noun of the table."""

    def get_one(self, entity: Any, ident: Any, **options: Any) -> Any:
        """The row with this id.

        Raises:
            Gone: there is none.
        """
        try:
            return super().get_one(entity, ident, **options)
        except NoResultFound:
            raise Gone(noun_of(entity)) from None


def noun_of(entity: Any) -> str:
    """What a row of this table is called in an error: ``review round``."""
    return str(entity.__tablename__).replace("_", " ")
