"""Masking: what must not leave the computer, and what is printed in its place."""

from typing import Literal

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, refers

MaskKind = Literal["person", "role", "place", "institution", "other"]
MASK_KINDS: tuple[MaskKind, ...] = ("person", "role", "place", "institution", "other")
View = Literal["original", "masked", "public"]
VIEWS: tuple[View, ...] = ("original", "masked", "public")
"""``masked`` shows pseudonyms, ``public`` the more general words where there are any."""


class MaskedName(Travelling, Base):
    """A name that is masked, of an informant (``informant_id``) or of a third party.

    ``original`` is how it is spelt; other spellings are ``variants``, one to a line. ``masked`` is
    printed for it in the masked view, ``general`` (else ``masked``) in the public one.
    """

    __tablename__ = "masked_name"

    kind: Mapped[str] = mapped_column(default="person")
    informant_id: Mapped[int | None] = mapped_column(
        refers("informant.id", cascade=False), index=True
    )
    original: Mapped[str]
    variants: Mapped[Text]
    masked: Mapped[str]
    general: Mapped[Text]
    note: Mapped[Text]


class Mask(Travelling, Base):
    """A place in a source where a masked name stands; a layer over the text, never in it."""

    __tablename__ = "mask"

    masked_name_id: Mapped[int] = mapped_column(refers("masked_name.id"), index=True)
    source_id: Mapped[int] = mapped_column(refers("source.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
