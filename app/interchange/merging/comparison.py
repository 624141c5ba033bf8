"""When a blind copy comes back: what both coders did is kept before anybody talks about it."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.interchange.copy_rows import layout_of
from app.interchange.merging.other import Copy
from app.interchange.merging.result import Together
from app.models.person import Person
from app.operations.second_codings import keep_second_coding


def keep_comparison(session: Session, other: Copy, result: Together) -> int | None:
    """Keep both codings of the sample if a second coder's copy brought any that are new.

    The first coder is whoever else coded most in the sample; with nobody else there is nothing to
    compare.
    """
    second = result.same.get("person", {}).get(other.copy_for or "", other.copy_for)
    if other.purpose != "coder" or second is None or not _brings_codings(result, second):
        return None
    renames = result.same.get("source", {})
    sample = {renames.get(key, key) for key in other.stored.rows["source"]}
    sample &= result.rows["source"].keys()
    first = _first_coder(result, second, sample)
    ids = {row.uuid: row.id for row in session.execute(select(Person.uuid, Person.id))}
    if first is None or second not in ids:
        return None
    return keep_second_coding(session, ids[first], ids[second], sorted(sample))


def _brings_codings(result: Together, coder: str) -> bool:
    person = layout_of("coding").place("person_id")
    before = result.ours["coding"]
    return any(
        row[person] == coder and before.get(key) != row
        for key, row in result.rows["coding"].items()
    )


def _first_coder(result: Together, second: str, sample: set[str]) -> str | None:
    coding, passage = layout_of("coding"), layout_of("passage")
    person, at, source = (
        coding.place("person_id"),
        coding.place("passage_id"),
        passage.place("source_id"),
    )
    passages = result.rows["passage"]
    counts = Counter(
        row[person]
        for row in result.rows["coding"].values()
        if row[person] != second and passages[row[at]][source] in sample
    )
    return min(counts, key=lambda each: (-counts[each], each)) if counts else None
