"""The whole schema in one place, and which tables the journal watches.

Importing this module registers every entity; ``app.models`` itself stays empty, so that values
can be imported by the parsing child without SQLAlchemy.
"""

from functools import cache

from sqlalchemy import Table

from app.models.activity import Activity, NumberCounter
from app.models.base import Base
from app.models.code import Code, CodeLink, CodeRevision, Kind
from app.models.informant import Attribute, Informant, Participation, Variable
from app.models.known_copy import KnownCopy
from app.models.masking import Mask, MaskedName
from app.models.passage import (
    Coding,
    Interpretation,
    Memo,
    Passage,
    PassageAlias,
    PassageLink,
)
from app.models.person import Person
from app.models.project import Project, ResearchQuestion
from app.models.review import Decision, PrintedPassage, ReturnedDocument
from app.models.review_round import (
    PrintedDocument,
    ReviewRound,
    RoundCode,
    RoundCoding,
    RoundReviewer,
    Snapshot,
)
from app.models.second_coding import SecondCoding, Settlement
from app.models.source import (
    Blob,
    Formatting,
    Page,
    Paragraph,
    Source,
    SourceText,
    Speaker,
    Timestamp,
    Turn,
)
from app.models.source_folder import SourceFolder, SourceInFolder
from app.models.text_revision import ChangedPassage, TextRevision
from app.models.thesis import (
    Attachment,
    ChapterPassage,
    ChapterSection,
    ExportRecord,
    GuideQuestion,
    MemberCheck,
    ProjectSetting,
    Recommendation,
    RecommendationCode,
)

ENTITIES: tuple[type[Base], ...] = (
    Project,
    ResearchQuestion,
    Person,
    Kind,
    Code,
    CodeLink,
    CodeRevision,
    Source,
    SourceText,
    TextRevision,
    Formatting,
    Page,
    Timestamp,
    Speaker,
    Turn,
    Informant,
    Participation,
    Variable,
    Attribute,
    Passage,
    PassageAlias,
    ChangedPassage,
    Coding,
    PassageLink,
    Interpretation,
    Memo,
    Decision,
    ReturnedDocument,
    ReviewRound,
    RoundReviewer,
    RoundCoding,
    RoundCode,
    KnownCopy,
    SecondCoding,
    Settlement,
    MaskedName,
    Mask,
    ChapterSection,
    ChapterPassage,
    Recommendation,
    RecommendationCode,
    GuideQuestion,
    Attachment,
    MemberCheck,
    ProjectSetting,
    SourceFolder,
    SourceInFolder,
)
"""Journalled: undo and redo bring exactly these back."""

UNJOURNALLED: tuple[type[Base], ...] = (
    Activity,
    NumberCounter,
    Paragraph,
    Blob,
    PrintedPassage,
    PrintedDocument,
    Snapshot,
    ExportRecord,
)
"""Outside undo: append-only records, counters, derived indexes and original bytes."""

SPANNED: tuple[type[Base], ...] = (
    Formatting,
    Page,
    Timestamp,
    Turn,
    Passage,
    Paragraph,
    Mask,
)
"""Every table with positions in a source's text; a test fails when one is missing here."""


def table(entity: type[Base]) -> Table:
    """The Core table of an entity."""
    return Base.metadata.tables[entity.__tablename__]


@cache
def journalled_tables() -> tuple[Table, ...]:
    """The tables whose changes the journal records, parents before children."""
    names = {entity.__tablename__ for entity in ENTITIES}
    return tuple(found for found in Base.metadata.sorted_tables if found.name in names)
