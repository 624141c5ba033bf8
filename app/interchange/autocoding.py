"""Autocoding from end to end: search the texts, propose passages, code those that were confirmed.

Words and phrases are looked for where one is; a regular expression runs in the child process,
which is stopped when it takes too long: Python cannot interrupt one, and the window would freeze.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from app.analysis.autocoding.matching import Place, all_places, compiled, places_in
from app.analysis.autocoding.proposals import Proposal, proposals_in, stretches_of
from app.errors import HostileFile, PatternTooSlow, TooSlowToRead
from app.importers.child import ParsingProcess
from app.models.autocoding import Search
from app.models.deed import Deed
from app.operations.codings import code_places, note_autocoded_turns, note_autocoding
from app.queries.spoken_texts import SpokenText
from app.words.shortening import shortened

PATTERN_SECONDS = 5.0
"""How long a regular expression may take over all texts."""
_MOST_OF_QUERY = 60
_AT_ONCE = 10
"""Passages between two breaths of the window."""
Progress = Callable[[int, int], None]


def pattern_process() -> ParsingProcess:
    """The child process for regular expressions; started when the first one is searched for."""
    return ParsingProcess(seconds=PATTERN_SECONDS)


def proposals(
    texts: Sequence[SpokenText], search: Search, child: ParsingProcess, progress: Progress
) -> list[Proposal]:
    """All passages that a search proposes, by source and place; on any thread.

    Raises:
        BadPattern: its text is no regular expression. PatternTooSlow: it took too long.
        ReadingCancelledError: ``child.cancel`` was called meanwhile.
    """
    if search.is_empty:
        return []
    wanted = [
        text for text in texts if text.source_id in search.source_ids or not search.source_ids
    ]
    found: list[Proposal] = []
    for nth, (text, hits) in enumerate(zip(wanted, _hits(wanted, search, child), strict=True)):
        progress(nth, len(wanted))
        found += proposals_in(text, search, hits)
    progress(len(wanted), len(wanted))
    return found


def _hits(
    texts: Sequence[SpokenText], search: Search, child: ParsingProcess
) -> Iterable[Sequence[Place] | None]:
    query = search.query
    if not query.text.strip():
        return [None for _ in texts]
    asked = [
        (
            text.text,
            [
                (stretch.span.start, stretch.span.end)
                for stretch in stretches_of(text, search.voices)
            ],
        )
        for text in texts
    ]
    if query.how != "pattern":
        return places_in(query, asked)
    compiled(query)
    try:
        return child.run(query.text, all_places, query, asked)
    except (TooSlowToRead, HostileFile) as error:
        raise PatternTooSlow(query.text) from error


def autocoding_deed(search: Search, who: str, called: Sequence[str], places: int) -> Deed:
    """The name of the step: what was looked for, or whose words were coded (``who``)."""
    about = {"n": str(places), "code": ", ".join(called)}
    if search.query.text.strip():
        query = shortened(search.query.text, _MOST_OF_QUERY)
        return Deed("autocoded", {**about, "query": query})
    return Deed("autocoded_turns", {**about, "speaker": who})


def autocode(
    session: Session,
    chosen: Sequence[Proposal],
    code_ids: Sequence[int],
    person_id: int,
    deed: Deed,
) -> Iterator[tuple[int, int]]:
    """Code the confirmed passages, all codes on each; yields how many of how many are done.

    Raises:
        NotFound: a source or code has gone. SpanOutsideText: a text has become shorter.
    """
    about = deed.parameters
    if deed.key == "autocoded":
        note_autocoding(session, about["query"], about["code"], len(chosen))
    else:
        note_autocoded_turns(session, about["speaker"], about["code"], len(chosen))
    for done in range(0, len(chosen), _AT_ONCE):
        yield done, len(chosen)
        places = [(each.source_id, each.span) for each in chosen[done : done + _AT_ONCE]]
        code_places(session, places, code_ids, person_id)
    yield len(chosen), len(chosen)
