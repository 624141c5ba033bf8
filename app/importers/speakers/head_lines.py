"""What the first lines of a transcript say about the interview: who, where, when.

Understood are ``Jabatan: Ketua`` and table rows ``Jabatan<tab>Ketua``, Indonesian and English.
Only the top of a text is read, however long it is.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from app.importers.speakers.introductions import introduction_lines, name_like
from app.importers.speakers.label_readings import Reading, readings, text_lines
from app.importers.speakers.words import speaker_words
from app.models.dates import read_date
from app.models.imported import HeadLines
from app.models.span import Span

_LINES = 60
_CHARACTERS = 8000
_LONGEST_VALUE = 200
_FIELDS: dict[str, tuple[str, ...]] = {
    "informant": (
        *("informan", "informant", "narasumber", "responden", "respondent", "interviewee"),
        *("partisipan", "participant", "kode informan", "informant code", "nama informan"),
        *("nama narasumber", "nama responden", "nama", "nama lengkap", "name", "subjek", "kode"),
    ),
    "role": (
        "jabatan",
        "pekerjaan",
        "role",
        "position",
        "occupation",
        "job",
        "job title",
        "profesi",
    ),
    "category": ("kategori", "category", "kelompok informan", "informant category"),
    "institution": (
        *("instansi", "lembaga", "institution", "organisation", "organization", "company"),
        *("affiliation", "unit kerja", "institusi", "organisasi"),
    ),
    "place": (
        *("tempat", "lokasi", "place", "location", "tempat wawancara", "lokasi wawancara"),
        *("interview location", "venue"),
    ),
    "date": (
        *("tanggal", "tgl", "tahun", "hari/tanggal", "hari, tanggal", "hari / tanggal", "hari"),
        *("hari dan tanggal", "tanggal wawancara", "waktu", "waktu wawancara", "date", "year"),
        *("interview date", "date of interview", "recording date", "day", "time", "bulan"),
        *("hari/ tanggal", "hari /tanggal", "tempat/tanggal", "tempat, tanggal", "pelaksanaan"),
    ),
    "interviewer": (
        *("pewawancara", "interviewer", "peneliti", "researcher", "nama pewawancara", "moderator"),
    ),
}
_FIELD_OF = {word: field for field, words in _FIELDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class _HeadLine:
    field: str
    value: str
    reading: Reading


def read_head(text: str) -> HeadLines:
    """The head of ``text``; fields that it does not have are ``None``.

    ``date`` is in stored form (``2021-03-12``) and the most precise of those given; ``span``
    covers the lines that were understood, in code points.
    """
    top = text[:_CHARACTERS]
    found = [reading for line in islice(text_lines(top), _LINES) for reading in readings(top, line)]
    lines = list(_head_lines(top, found))
    if not lines:
        return HeadLines()
    span = Span(lines[0].reading.line.start, max(line.reading.line.end for line in lines))
    values = {field: _first(lines, field) for field in _FIELDS if field != "date"}
    return HeadLines(**values, date=_date(lines), span=span)


def _head_lines(top: str, found: list[Reading]) -> Iterable[_HeadLine]:
    words = speaker_words()
    counts = Counter(reading.key for reading in found if reading.shape in {"colon", "tab"})
    introductions = introduction_lines(top, found)
    for reading in found:
        field = _FIELD_OF.get(reading.key)
        value = reading.value(top).strip("*_: \t")
        if not field or reading.shape not in {"colon", "tab"} or not value:
            continue
        if len(value) > _LONGEST_VALUE or (reading.shape == "tab" and counts[reading.key] > 1):
            continue
        sure = reading.key not in words.about_or_speaker or reading.line.number in introductions
        if sure or (counts[reading.key] == 1 and name_like(value, words)):
            yield _HeadLine(field, " ".join(value.split()), reading)


def _first(lines: list[_HeadLine], field: str) -> str | None:
    """The first value; for the informant the order of the field's words decides."""
    values = {line.reading.key: line.value for line in reversed(lines) if line.field == field}
    return next((values[word] for word in _FIELDS[field] if word in values), None)


def _date(lines: list[_HeadLine]) -> str | None:
    dates = [read_date(line.value) for line in lines if line.field == "date"]
    known = [str(date) for date in dates if date]
    return max(known, key=len) if known else None
