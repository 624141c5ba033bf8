"""What passages say about one another: one explains, or contradicts, another."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Gone, NotFound, SamePassage
from app.models.passage import LINK_KINDS, LinkKind, Passage, PassageLink
from app.operations.passages import drop_if_bare, passage_name
from app.project.activity import record


def link_passages(
    session: Session, from_id: int, to_id: int, kind: LinkKind, person_id: int
) -> int:
    """Say that a passage explains or contradicts another; saying it twice is one link.

    Raises:
        NotFound: one of them is gone, or there is no such kind. SamePassage: they are one.
    """
    if kind not in LINK_KINDS:
        raise NotFound("link", kind)
    passage, other = _passage(session, from_id), _passage(session, to_id)
    if from_id == to_id:
        raise SamePassage(passage_name(passage))
    known = session.scalar(
        select(PassageLink.id).where(
            PassageLink.from_id == from_id,
            PassageLink.to_id == to_id,
            PassageLink.kind == kind,
        )
    )
    if known is not None:
        return known
    link = PassageLink(from_id=from_id, to_id=to_id, kind=kind, person_id=person_id)
    session.add(link)
    session.flush()
    key = "passage_explains" if kind == "explains" else "passage_contradicts"
    record(session, key, passage=passage_name(passage), other=passage_name(other))
    return link.id


def unlink_passages(session: Session, link_id: int) -> int:
    """Take a link away; a passage that nothing else hangs on goes with it.

    Raises:
        NotFound: it is gone.
    """
    link = session.get(PassageLink, link_id)
    if link is None:
        raise Gone("link")
    ends = link.from_id, link.to_id
    passage, other = (_passage(session, end) for end in ends)
    record(session, "passages_unlinked", passage=passage_name(passage), other=passage_name(other))
    session.delete(link)
    for end in ends:
        drop_if_bare(session, end)
    return link_id


def _passage(session: Session, passage_id: int) -> Passage:
    found = session.get(Passage, passage_id)
    if found is None:
        raise Gone("passage")
    return found
