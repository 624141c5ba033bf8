"""Format profiles as files: the shipped ones, the user's own, and importing more.

A profile is TOML. Shipped ones are never written to; the user's lie in a folder beside the settings
and cannot take a shipped one's key.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from app.errors import BadProfile, NameTaken, NotFound, TooLarge, UnreadableFolder
from app.exporters.writing import put_in_place
from app.models.format_profile import (
    PAPERS,
    BlockQuotes,
    BodyText,
    Captions,
    FormatProfile,
    Headings,
    Numerals,
    PageNumbers,
    PageSetup,
    Scheme,
)
from app.resources import resource
from app.settings import settings_file
from app.words import N_

ENDING = ".toml"
_LARGEST = 100_000
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:-[A-Za-z]{2,8})*)?")
_NO_TOML = N_("is not what this file is written in")
_UNKNOWN = N_("is not known")
_MISSING = N_("is missing")
_NO_CHOICE = N_("is none of the possible words")
_NO_NUMBER = N_("is no number that is possible here")
_NO_TEXT = N_("is no short line of text")
_NO_YES = N_("must be true or false")

Check = Callable[[object], str]
"""What is wrong with a value, as the end of a sentence; empty where nothing is."""


def _number(low: float, high: float) -> Check:
    def check(value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return _NO_NUMBER
        return "" if low <= value <= high else _NO_NUMBER

    return check


def _whole(high: int) -> Check:
    return lambda value: "" if type(value) is int and 0 <= value <= high else _NO_NUMBER


def _one_of(*allowed: str) -> Check:
    return lambda value: "" if value in allowed else _NO_CHOICE


def _yes(value: object) -> str:
    return "" if isinstance(value, bool) else _NO_YES


def _text(longest: int) -> Check:
    def check(value: object) -> str:
        is_line = isinstance(value, str) and len(value) <= longest and value.isprintable()
        return "" if is_line else _NO_TEXT

    return check


def _tag(value: object) -> str:
    return "" if isinstance(value, str) and _LANGUAGE.fullmatch(value) else _NO_CHOICE


def _beside(value: object) -> str:
    """A bare file name: a profile from elsewhere must not reach into other folders."""
    is_bare = isinstance(value, str) and not re.search(r"[/\\:]", value)
    return "" if is_bare and (not value or str(value).endswith(".docx")) else _NO_TEXT


_MARGIN = _number(0.5, 8)
_SIZE = _number(6, 24)
_SPACING = _number(1, 3)
_INDENT = _number(0, 5)
_NUMBER = _whole(30)
CHECKS: Mapping[str, Mapping[str, Check]] = MappingProxyType(
    {
        "": {
            "name": lambda value: "" if value and not _text(80)(value) else _NO_TEXT,
            "language": _tag,
            "months": _one_of("", "id", "en"),
            "template": _beside,
        },
        "page": {
            "paper": _one_of(*PAPERS),
            "margin_left": _MARGIN,
            "margin_top": _MARGIN,
            "margin_right": _MARGIN,
            "margin_bottom": _MARGIN,
            "numbers": _one_of(*get_args(PageNumbers)),
        },
        "body": {
            "face": lambda value: "" if value and not _text(60)(value) else _NO_TEXT,
            "size": _SIZE,
            "spacing": _SPACING,
            "space_after": _number(0, 36),
            "first_line": _INDENT,
        },
        "quotes": {
            "from_words": _whole(1000),
            "from_lines": _whole(100),
            "spacing": _SPACING,
            "size": _SIZE,
            "indent_left": _INDENT,
            "indent_right": _INDENT,
            "marks": _yes,
        },
        "headings": {
            "scheme": _one_of(*get_args(Scheme)),
            "chapter": _text(20),
            "numerals": _one_of(*get_args(Numerals)),
            "results_number": _NUMBER,
            "closing_number": _NUMBER,
            "capitals": _yes,
        },
        "captions": {"by_chapter": _yes, "source_line": _yes, "continued": _yes},
    }
)
"""Every key of a profile by its table, and what its value must be; for the editor, too."""

_PARTS: Mapping[str, type[Any]] = {
    "page": PageSetup,
    "body": BodyText,
    "quotes": BlockQuotes,
    "headings": Headings,
    "captions": Captions,
}


def user_folder() -> Path:
    """Where the user's own profiles lie; the folder may not exist yet."""
    return settings_file().parent / "profiles"


def shipped_profiles() -> list[FormatProfile]:
    """The profiles that come with the program, the default one first."""
    found = [_of_file(path) for path in sorted(resource("profiles").glob(f"*{ENDING}"))]
    return sorted(found, key=lambda profile: profile.key != "skripsi")


def own_profiles(folder: Path | None = None) -> tuple[list[FormatProfile], list[BadProfile]]:
    """The user's profiles, and what is wrong with those that cannot be used."""
    usable, refused = [], []
    for path in sorted((folder or user_folder()).glob(f"*{ENDING}")):
        try:
            usable.append(_of_file(path))
        except BadProfile as error:
            refused.append(error)
        except (UnreadableFolder, TooLarge):
            refused.append(BadProfile(path.name, "name", _MISSING))
    return usable, refused


def is_shipped(key: str) -> bool:
    """Whether a profile is the program's own, which is never changed."""
    return any(profile.key == key for profile in shipped_profiles())


def find_profile(called: str, folder: Path | None = None) -> FormatProfile:
    """The profile of this key or name, or of a file if ``called`` ends with ``.toml``.

    Raises:
        NotFound: there is none. BadProfile, UnreadableFolder, TooLarge: the file cannot be used.
    """
    if called.endswith(ENDING):
        return _of_file(Path(called))
    known = [*shipped_profiles(), *own_profiles(folder)[0]]
    wanted = called.strip().casefold()
    for profile in known:
        if wanted in {profile.key.casefold(), profile.name.casefold()}:
            return profile
    raise NotFound("format profile", called)


def template_file(profile: FormatProfile, beside: Path | None = None) -> Path | None:
    """Where a profile's Word template lies: beside ``beside`` (its file), else with the user's."""
    if not profile.template:
        return None
    return (beside.parent if beside else user_folder()) / profile.template


def import_profile(path: Path, folder: Path | None = None) -> FormatProfile:
    """Take over a profile's file, and the template that lies beside it.

    Raises:
        BadProfile, UnreadableFolder, TooLarge: it cannot be used. NameTaken: one of this key is
            there. FolderNotWritable, NoRoomForExport: the user's folder takes nothing.
    """
    profile = _of_file(path)
    template = template_file(profile, path)
    data = _bytes_of(template, 50_000_000) if template else b""
    return save_profile(profile, folder, template=data)


def save_profile(
    profile: FormatProfile,
    folder: Path | None = None,
    *,
    template: bytes = b"",
    replacing: bool = False,
) -> FormatProfile:
    """Write a profile of the user's; ``replacing`` one of the same key is meant.

    Raises:
        BadProfile: a value is not possible. NameTaken: the key is a shipped profile's, or taken.
        CannotReplace, FolderNotWritable, NoRoomForExport: it cannot be put there.
    """
    text = as_toml(profile)
    checked = parsed_profile(profile.key, text.encode())
    folder = folder or user_folder()
    file = folder / f"{profile.key}{ENDING}"
    if is_shipped(profile.key) or (file.exists() and not replacing):
        raise NameTaken("format profile", profile.key)
    folder.mkdir(parents=True, exist_ok=True)
    if template:
        checked = replace(checked, template=f"{profile.key}.docx")
        put_in_place(folder / checked.template, template)
        text = as_toml(checked)
    put_in_place(file, text.encode())
    return checked


def export_profile(profile: FormatProfile, out: Path) -> None:
    """Write a profile to a file for others.

    Raises:
        CannotReplace, FolderNotWritable, NoRoomForExport: it cannot be put there.
    """
    put_in_place(out, as_toml(profile).encode())


def delete_profile(key: str, folder: Path | None = None) -> None:
    """Throw away one of the user's profiles; the file of its template goes with it.

    Raises:
        NotFound: the user has none of this key (shipped ones stay).
    """
    folder = folder or user_folder()
    file = folder / f"{key}{ENDING}"
    if not file.is_file() or file.parent != folder:
        raise NotFound("format profile", key)
    file.unlink()
    (folder / f"{key}.docx").unlink(missing_ok=True)


def key_for(name: str, taken: set[str]) -> str:
    """A file name for a profile of this name that none of ``taken`` has."""
    plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:40] or "profile"
    key, number = plain, 2
    while key in taken:
        key, number = f"{plain}_{number}", number + 1
    return key


def parsed_profile(key: str, data: bytes) -> FormatProfile:
    """The profile in the bytes of a file called ``key``; what it does not say is the default.

    Raises:
        BadProfile: it is no TOML, or a key is unknown or has an impossible value; named.
    """
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadProfile(key, "TOML", _NO_TOML) from error
    if "name" not in found:
        raise BadProfile(key, "name", _MISSING)
    parts: dict[str, Any] = {}
    for table, kind in _PARTS.items():
        values = found.pop(table, {})
        if not isinstance(values, dict):
            raise BadProfile(key, table, _UNKNOWN)
        parts[table] = kind(**_checked(key, table, values))
    return FormatProfile(key, **_checked(key, "", found), **parts)


def problem_with(table: str, key: str, value: object) -> str:
    """What is wrong with a value (a sentence's end, to be translated), for a form's field."""
    return CHECKS[table][key](value)


def as_toml(profile: FormatProfile) -> str:
    """The profile as a file that a person can read and change."""
    lines = [f"{key} = {_toml(getattr(profile, key))}" for key in CHECKS[""]]
    for table in _PARTS:
        part = getattr(profile, table)
        lines += ["", f"[{table}]"]
        lines += [f"{each.name} = {_toml(getattr(part, each.name))}" for each in fields(part)]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    """JSON writes strings, numbers and truth values as TOML reads them."""
    return json.dumps(value, ensure_ascii=False)


def _checked(name: str, table: str, values: Mapping[str, object]) -> dict[str, Any]:
    for key, value in values.items():
        called = f"{table}.{key}" if table else key
        check = CHECKS[table].get(key)
        problem = check(value) if check else _UNKNOWN
        if problem:
            raise BadProfile(name, f"{called} = {str(value)[:40]}", problem)
    return dict(values)


def _of_file(path: Path) -> FormatProfile:
    return parsed_profile(path.stem, _bytes_of(path, _LARGEST))


def _bytes_of(path: Path, largest: int) -> bytes:
    try:
        if path.stat().st_size > largest:
            raise TooLarge(path.name, f"{largest // 1000} kB")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFolder(str(path)) from error
