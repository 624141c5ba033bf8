"""The audit trail of a study: every deed, and for paper runs of the same deed in one row."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import groupby

from sqlalchemy.orm import Session

from app.analysis.moments import local_moment
from app.queries.activity import ActivityRow, activities
from app.queries.projects import ProjectRow, project
from app.words.deed_runs import comes_in_runs, shared_parameter


@dataclass(frozen=True, slots=True)
class Event:
    """A deed; ``at`` is local, None when the file says no moment."""

    at: datetime | None
    done: ActivityRow

    @property
    def day(self) -> date | None:
        """The local day."""
        return self.at.date() if self.at else None


@dataclass(frozen=True, slots=True)
class Run:
    """Equal deeds of one person on one day that followed one another; mostly a single one."""

    first: Event
    last: Event
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    """What one person did altogether."""

    person: str
    count: int
    first: Event
    last: Event


@dataclass(frozen=True, slots=True)
class AuditTrail:
    """Everything that was ever done in a file, in order."""

    project: ProjectRow
    events: tuple[Event, ...]

    @property
    def runs(self) -> list[Run]:
        """The deeds with runs put together; nothing is left out, only counted."""
        found = []
        for _, group in groupby(self.events, key=_alike):
            events = list(group)
            if comes_in_runs(events[0].done.key):
                found.append(Run(events[0], events[-1], len(events)))
            else:
                found += [Run(event, event, 1) for event in events]
        return found

    @property
    def parts(self) -> list[Part]:
        """Who did how much, and from when to when, the busiest first."""
        counted = Counter(event.done.person for event in self.events)
        first = {event.done.person: event for event in reversed(self.events)}
        last = {event.done.person: event for event in self.events}
        return [Part(name, n, first[name], last[name]) for name, n in counted.most_common()]


def audit_trail(session: Session, zone: tzinfo | None = None) -> AuditTrail:
    """The trail of a project, its moments in ``zone`` (by default this computer's)."""
    return AuditTrail(project(session), tuple(_events(activities(session), zone)))


def _events(rows: Sequence[ActivityRow], zone: tzinfo | None) -> Iterable[Event]:
    return (Event(local_moment(row.at, zone), row) for row in rows)


def _alike(event: Event) -> tuple[object, ...]:
    """What is the same within a run."""
    done = event.done
    shared = done.parameters.get(shared_parameter(done.key), "")
    return event.day, done.person, done.key, done.happened, shared
