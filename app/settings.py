"""What the program remembers of its user, in the system's folder for settings.

Nothing of a study is in it: a project file is complete without it. It is JSON that a person can
read and mend, and what a newer version of the program wrote into it is kept.
"""

import base64
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args
from uuid import UUID, uuid4

from platformdirs import user_config_path

Language = Literal["en", "id"]
Theme = Literal["light", "dark", "contrast", "contrast_dark"]

RECENT_FILES = 12
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """One user's settings; ``None`` for language and theme means what the system says.

    ``recent_files`` are absolute paths, the last opened first, whether or not they still exist;
    ``open_files`` those whose windows were open when the program ended, in the order of opening.
    ``text_size`` is that of the transcript in percent; ``review_states`` are shown in its margin.
    ``column_widths`` holds pixels by the name of a table, splitter or dialog, ``places`` where
    reading stopped by the project's UUID, the last one last: source id, code point, and the
    selection's other end, the first code point in view and its hidden pixels. ``views`` holds which
    view showed, ``hidden_codings`` what is not drawn in the transcript, ``folded`` which folders of
    sources were (ids), ``recent_codes`` which codes were used lately and ``last_codes`` which were
    put on last together (ids, the last one first), all likewise. ``other`` is what this version
    does not know, kept as it was read.
    """

    language: Language | None = None
    theme: Theme | None = None
    person_uuid: UUID = field(default_factory=uuid4)
    person_name: str = ""
    recent_files: tuple[str, ...] = ()
    open_files: tuple[str, ...] = ()
    last_folder: str = ""
    window_geometry: bytes = b""
    text_size: int = 100
    review_states: bool = True
    column_widths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    views: Mapping[str, str] = field(default_factory=dict)
    hidden_codings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source_order: str = "position"
    folded: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    recent_codes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    last_codes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    other: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings, and where the file was kept when something in it could not be used."""

    settings: Settings
    set_aside: Path | None


def _word(value: object, allowed: tuple[str, ...]) -> str | None:
    if value is not None and value not in allowed:
        raise ValueError(value)
    return _text(value) if value is not None else None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_text(item) for item in value)


def _bytes(value: object) -> bytes:
    return base64.b64decode(_text(value), validate=True)


def _percent(value: object) -> int:
    if type(value) is not int or value <= 0:
        raise ValueError(value)
    return value


def _choice(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _pixels(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or any(type(item) is not int or item < 0 for item in value):
        raise ValueError(value)
    return tuple(value)


def _widths(value: object) -> dict[str, tuple[int, ...]]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return {name: _pixels(widths) for name, widths in value.items()}


def _places(value: object) -> dict[str, tuple[int, ...]]:
    """Whole numbers; the pixels of a line may stand below the edge of the view and be negative."""
    if not isinstance(value, dict):
        raise TypeError(value)
    if any(type(number) is not int for numbers in value.values() for number in numbers):
        raise ValueError(value)
    return {name: tuple(numbers) for name, numbers in value.items()}


def _views(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return {name: _text(view) for name, view in value.items()}


def _texts_by_name(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return {name: _texts(texts) for name, texts in value.items()}


# How each setting is taken from JSON; a value of another shape raises ValueError or TypeError.
_READERS: dict[str, Callable[[Any], Any]] = {
    "language": lambda value: _word(value, get_args(Language)),
    "theme": lambda value: _word(value, get_args(Theme)),
    "person_uuid": lambda value: UUID(_text(value)),
    "person_name": _text,
    "recent_files": _texts,
    "open_files": _texts,
    "last_folder": _text,
    "window_geometry": _bytes,
    "text_size": _percent,
    "review_states": _choice,
    "column_widths": _widths,
    "places": _places,
    "views": _views,
    "hidden_codings": _texts_by_name,
    "source_order": _text,
    "folded": _widths,
    "recent_codes": _widths,
    "last_codes": _widths,
}


def settings_file() -> Path:
    """Where the settings of this user lie; the folder may not exist yet."""
    return user_config_path("kutipan", appauthor=False, roaming=True) / "settings.json"


def load_settings(file: Path | None = None) -> LoadedSettings:
    """Read the settings, what cannot be read replaced by its default: this never fails.

    A first start gives the user the UUID that their codings will carry, so it is stored at once.
    A damaged file is renamed beside, one with unusable values copied, before it is overwritten.
    """
    file = file or settings_file()
    try:
        raw = file.read_bytes()
    except OSError:
        raw = b"{}"
    stored = _parsed(raw)
    settings, refused = _taken_from(stored or {})
    set_aside = _set_aside(file, raw) if stored is None or refused else None
    if set_aside or "person_uuid" not in (stored or {}):
        save_settings(settings, file)
    return LoadedSettings(settings, set_aside)


def _parsed(raw: bytes) -> dict[str, Any] | None:
    """The object in the file, or None where it is no JSON object."""
    try:
        stored = json.loads(raw.decode("utf-8-sig", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    return stored if isinstance(stored, dict) else None


def _taken_from(stored: Mapping[str, Any]) -> tuple[Settings, bool]:
    """The settings in a JSON object, and whether any value had to be refused."""
    known: dict[str, Any] = {}
    other = dict(stored)
    refused = False
    for name in _READERS.keys() & stored.keys():
        try:
            known[name] = _READERS[name](other.pop(name))
        except (TypeError, ValueError):
            refused = True
    return Settings(**known, other=other), refused


def _set_aside(file: Path, raw: bytes) -> Path | None:
    """Keep the bytes of an unusable file under the next free name beside it."""
    number = 1
    while (kept := file.with_name(f"{file.stem}-damaged-{number}{file.suffix}")).exists():
        number += 1
    try:
        kept.write_bytes(raw)
    except OSError:
        return None
    return kept


def save_settings(settings: Settings, file: Path | None = None) -> bool:
    """Write the settings in one step; False where the folder cannot be written.

    The program works on without stored settings, so nobody has to handle an error.
    """
    file = file or settings_file()
    stored = {name: getattr(settings, name) for name in _READERS}
    text = json.dumps({**settings.other, **stored}, indent=2, ensure_ascii=False, default=_as_json)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _replace(file, text.encode("utf-8", "surrogatepass"))
    except OSError:
        return False
    return True


def _as_json(value: object) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return str(value)


def _replace(file: Path, content: bytes) -> None:
    """Put new content in place of a file: a crash leaves the old or the new one, never a half."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def with_place(settings: Settings, project_uuid: str, place: tuple[int, ...]) -> Settings:
    """The settings after reading stopped at a place; those of the projects read last are kept."""
    return replace(settings, places=_of_the_last(settings.places, project_uuid, place))


def with_view(settings: Settings, project_uuid: str, view: str) -> Settings:
    """The settings after a project was closed in a view."""
    return replace(settings, views=_of_the_last(settings.views, project_uuid, view))


def with_codes_used(
    settings: Settings, project_uuid: str, recent: tuple[int, ...], last: tuple[int, ...]
) -> Settings:
    """The settings after coding in a project: its recent codes, and those for *Repeat*."""
    return replace(
        settings,
        recent_codes=_of_the_last(settings.recent_codes, project_uuid, recent),
        last_codes=_of_the_last(settings.last_codes, project_uuid, last),
    )


def with_sources_arranged(
    settings: Settings, project_uuid: str, order: str, folded: tuple[int, ...]
) -> Settings:
    """The settings after the list of sources was sorted, or folders of it were folded."""
    kept = _of_the_last(settings.folded, project_uuid, folded)
    return replace(settings, source_order=order, folded=kept)


def _of_the_last(known: Mapping[str, T], project_uuid: str, value: T) -> dict[str, T]:
    """What is kept by project: this one's stands last, those of long ago are dropped."""
    rest = {uuid: kept for uuid, kept in known.items() if uuid != project_uuid}
    return dict([*rest.items(), (project_uuid, value)][-RECENT_FILES:])


def with_open_file(settings: Settings, path: Path, *, is_open: bool) -> Settings:
    """The settings after a window was opened on a project, or closed while others stay."""
    rest = tuple(known for known in settings.open_files if known != str(path.absolute()))
    opened = (str(path.absolute()),) if is_open else ()
    return replace(settings, open_files=(*rest, *opened))


def with_hidden_codings(settings: Settings, project_uuid: str, hidden: tuple[str, ...]) -> Settings:
    """The settings after something in a project was hidden, or everything is drawn again."""
    rest = {uuid: known for uuid, known in settings.hidden_codings.items() if uuid != project_uuid}
    kept = [*rest.items(), *([(project_uuid, hidden)] if hidden else [])][-RECENT_FILES:]
    return replace(settings, hidden_codings=dict(kept))


def with_recent_file(settings: Settings, opened: Path) -> Settings:
    """The settings after a project was opened: it stands first among the recent ones, once."""
    path = str(opened.absolute())
    rest = [recent for recent in settings.recent_files if recent != path]
    return replace(settings, recent_files=(path, *rest)[:RECENT_FILES])
