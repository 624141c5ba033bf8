"""The format of an export: what was asked for, else what the study has chosen."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app.importers.child import ParsingProcess
from app.importers.docx.template import read_word_template
from app.interchange.importing.parsing import parsed_file
from app.interchange.thesis.profiles import ENDING, find_profile, template_file
from app.models.format_profile import DEFAULT_PROFILE, FormatProfile, ThesisFormat
from app.queries.project_settings import FORMAT_PROFILE, setting


@dataclass(frozen=True, slots=True)
class AskedFormat:
    """What an export was asked to look like: a profile by name, key or file, and a .docx."""

    profile: str = ""
    template: Path | None = None


AS_CHOSEN = AskedFormat()
"""As the study has chosen."""


def thesis_format(session: Session, asked: AskedFormat = AS_CHOSEN) -> ThesisFormat:
    """The profile asked for, else the study's; a template asked for comes before its own.

    Raises:
        NotFound: no profile is called so here (a study may come from another computer).
        BadProfile, TooLarge, UnreadableFolder: the profile's file cannot be used.
        UnreadableFile: one of its kinds; the template cannot be used.
    """
    called = asked.profile or setting(session, FORMAT_PROFILE)
    profile = find_profile(called) if called else DEFAULT_PROFILE
    beside = Path(called) if called.endswith(ENDING) else None
    return with_template(profile, asked.template or template_file(profile, beside))


def with_template(profile: FormatProfile, template: Path | None) -> ThesisFormat:
    """A profile with a Word document as its template, which is read in the parsing process.

    Raises:
        UnreadableFolder, UnreadableFile: the template cannot be had or used.
    """
    if template is None:
        return ThesisFormat(profile)
    with ParsingProcess() as reader:
        return ThesisFormat(profile, parsed_file(reader, template, read_word_template))
