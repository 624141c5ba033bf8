"""Two coders' kept codings in a masked copy: their places move, what they name is masked."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.analysis.masking.masking import MaskedText
from app.errors import DamagedComparison
from app.models.double_coding import (
    DoubleCoding,
    moved_double,
    packed,
    unpacked,
)
from app.models.second_coding import SecondCoding, Settlement
from app.models.source import Source
from app.queries.differences import keys_after


def mask_second_codings(
    session: Session, texts: Mapping[int, MaskedText], masked: Callable[[str], str]
) -> None:
    """Move the places of kept comparisons; a settlement stays with its difference.

    Sources and codes are kept there as they were called: ``masked`` is put on their names.
    """
    ids = dict(session.execute(select(Source.uuid, Source.id)).all())
    by_uuid = {uuid: texts[key] for uuid, key in ids.items() if key in texts}
    for kept in session.scalars(select(SecondCoding)):
        try:
            before = unpacked(kept.codings)
        except DamagedComparison:
            continue  # Whoever asks for its figures is told so, as in the original view.
        after = _named(_moved(before, by_uuid), masked)
        kept.codings = packed(after)
        keys = keys_after(before, after)
        for settled in session.scalars(
            select(Settlement).where(Settlement.second_coding_id == kept.id)
        ):
            settled.difference = keys.get(settled.difference, settled.difference)
    session.flush()


def _moved(double: DoubleCoding, texts: Mapping[str, MaskedText]) -> DoubleCoding:
    for uuid, made in texts.items():
        double = moved_double(double, uuid, made.span, len(made.text))
    return double


def _named(double: DoubleCoding, masked: Callable[[str], str]) -> DoubleCoding:
    codes = (
        replace(code, label=code.label and masked(code.label), name=masked(code.name))
        for code in double.codes
    )
    sources = (replace(source, name=masked(source.name)) for source in double.sources)
    return DoubleCoding(tuple(codes), tuple(sources))
