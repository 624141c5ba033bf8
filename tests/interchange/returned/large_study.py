"""An invented study of 200 passages and 260 codings, the same on every machine and every day.

Kept returned documents name its rows by UUID, so those are counted instead of drawn by lot.
"""

import random
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.models.base import Base, Travelling
from app.models.imported import FoundSpeaker, ImportedText
from app.models.passage import STANCES
from app.models.project import Project as ProjectModel
from app.models.span import Span
from app.operations.codes import add_code, kind_with_key
from app.operations.codings import code_passage, set_key_quote
from app.operations.informants import add_informant, take_part
from app.operations.people import add_person
from app.operations.review_rounds import freeze_round
from app.operations.sources import add_source
from tests.study import Study, turns_of

SOURCES, PASSAGES, CODINGS, CODES = 8, 200, 260, 20
THRICE_CODED = 16
"""Of forty passages with several codes; every fifth has them."""

FIRST_REVIEWER, SECOND_REVIEWER = "Dr. Ratna Wulandari", "Prof. Hadi Santoso"
SAME_TEXT = (
    "Tidak ada yang mencatat siapa yang meminjam.",
    "Ya.",
    "Kami menunggu, tetapi petugasnya tidak pernah datang lagi sesudah hari itu.",
)
"""Said in every source, in turns with equal neighbours: without its number a row is a guess."""
UNCODED = (
    "Sebenarnya saya tidak tahu banyak tentang perpustakaan itu, sebab rumah saya jauh dari balai "
    "desa dan anak saya sudah besar; yang saya tahu hanya pintunya sering tertutup, dan orang yang "
    "datang dari jauh pulang lagi tanpa membaca apa pun. Itu saja yang dapat saya ceritakan."
)
"""A turn under which no code stands; behind it the last of ``SAME_TEXT`` has no telling context."""

PECULIAR = (
    "Begitulah",
    "=1+1",
    '"Besok saja," katanya, "besok saja."',
    "\u201cBuku itu \u2018milik desa\u2019,\u201d kata beliau \u2014 lalu diam\u2026",
    "Anak-anak senang sekali \N{SEEDLING}\N{BOOKS}\N{FAMILY}.",
    "\u0642\u0627\u0644 \u0644\u064a: \u0644\u0627 \u0623\u062d\u062f \u064a\u0639\u0631\u0641.",
    "Rp1.500.000,00 & <tanpa> kuitansi; 50% 'hilang'.",
    "S",
    "Setuju!",
    "K-0001 itu nomor rak, bukan nomor buku.",
    "caf\u00e9 na\u00efve \u00f1and\u00fa e\u0301",
)
_WHO = ("Pak RT", "Ibu penjaga", "Kepala dusun", "Anak saya", "Tetangga", "Petugas kecamatan")
_DID = ("menyimpan", "membawa pulang", "melupakan", "menghitung", "memperbaiki", "menyumbangkan")
_WHAT = ("rak kayu", "buku pelajaran", "majalah lama", "kartu anggota", "lampu baca", "peta desa")
_WHEN = ("sejak lebaran", "tiap Sabtu sore", "sebelum panen", "waktu banjir", "tahun lalu")
_WHY = (
    "karena gudangnya bocor",
    "supaya tidak rusak",
    "sebab tidak ada kuncinya",
    "walaupun tidak diminta",
)
_NAMESPACE = uuid.UUID("00000000-0000-5000-8000-00000000c0de")
_PER_SOURCE = PASSAGES // SOURCES


@dataclass
class _Talk:
    """A transcript while it grows, with the places of its passages."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)

    def say(self, words: str) -> None:
        self.text += words

    def quote(self, words: str) -> None:
        self.spans.append(Span(len(self.text), len(self.text) + len(words)))
        self.text += words


def _sentence(chance: random.Random) -> str:
    parts = (chance.choice(each) for each in (_WHO, _DID, _WHAT, _WHEN, _WHY))
    return " ".join(parts) + "."


def talks() -> list[_Talk]:
    """The transcripts: every source has 25 passages, most of them whole sentences."""
    chance = random.Random(20)  # noqa: S311 - the same text on every day is the point
    return [_talk(number, chance) for number in range(SOURCES)]


def _talk(number: int, chance: random.Random) -> _Talk:
    talk = _Talk(f"Wawancara ke-{number + 1} di perpustakaan desa.\n")
    for words in SAME_TEXT:
        talk.say("Penanya: Bagaimana kelanjutannya?\nWarga: Begini. ")
        talk.quote(words)
        talk.say(" Begitu saja.\n")
    talk.say(f"Warga: {UNCODED}\n")
    while len(talk.spans) < _PER_SOURCE:
        place = len(talk.spans)
        talk.say(f"Penanya: Apa yang terjadi sesudah kunjungan ke-{place}?\nWarga: ")
        talk.say(_sentence(chance) + " ")
        talk.quote(_quotation(number, place, chance))
        talk.say(" " + _sentence(chance) + "\n")
    return talk


def _quotation(number: int, place: int, chance: random.Random) -> str:
    if place % 9 == 5:
        return PECULIAR[(number * 3 + place // 9) % len(PECULIAR)]
    length = 14 if place == _PER_SOURCE - 1 else chance.choice((1, 1, 1, 2))
    return " ".join(_sentence(chance) for _ in range(length))


@contextmanager
def large_study(folder: Path) -> Iterator[Study]:
    """The study with its frozen round, open, in a folder; closed at the end."""
    study = Study(folder / "large.kutipan")
    try:
        with study.project.edit() as session:
            _fill(session, study.me)
        yield study
    finally:
        study.project.close()


def _fill(session: Session, me: int) -> None:
    colleague = add_person(session, "Bayu", "coder")
    reviewers = [add_person(session, name, "supervisor") for name in reviewer_names()]
    codes = [_code(session, number) for number in range(CODES)]
    places = [
        (source_id, span)
        for number, talk in enumerate(talks())
        for source_id in [_source(session, number, talk)]
        for span in talk.spans
    ]
    for number, (source_id, span) in enumerate(places):
        for code_id in _codes_of(number, codes):
            stance = STANCES[number % len(STANCES)] if number % 7 == 0 else "supports"
            made = code_passage(session, source_id, span, code_id, me, stance)
            set_key_quote(session, made, number % 31 == 0)
        if number % 50 == 10:  # Four times: two rows with one name.
            code_passage(session, source_id, span, _codes_of(number, codes)[0], colleague)
    count_uuids(session)
    freeze_round(session, "Bimbingan pertama", me, reviewers)
    count_uuids(session)


def reviewer_names() -> Sequence[str]:
    """Who is asked in the round."""
    return FIRST_REVIEWER, SECOND_REVIEWER


def _code(session: Session, number: int) -> int:
    """Labels that begin alike, and two codes that have none."""
    label = None if number in {7, 13} else f"UB{number + 1}"
    name = f"Sebab kesulitan nomor {number + 1}"
    kind = kind_with_key(session, "cause" if number % 2 else "effort")
    texts = {"definition": f"Warga menyebut sebab ke-{number + 1}."}
    return add_code(session, name, label, kind_id=kind, texts=texts)


def _source(session: Session, number: int, talk: _Talk) -> int:
    speakers = (
        FoundSpeaker("Penanya", 1, role="interviewer"),
        FoundSpeaker("Warga", 1, role="informant"),
    )
    source_id = add_source(
        session,
        f"wawancara-{number + 1}.txt",
        ImportedText(talk.text),
        date=f"2024-03-{number + 1:02}",
        turns=turns_of(talk.text),
        speakers=speakers,
    )
    fields = {"role": f"Warga dusun {number + 1}", "category": "Warga", "place": "Balai desa"}
    take_part(session, source_id, add_informant(session, f"W-{number + 1:02}", fields))
    return source_id


def _codes_of(number: int, codes: Sequence[int]) -> list[int]:
    """One code for most passages, two or three for forty of them."""
    more = 2 if number % 5 == 0 and number // 5 < THRICE_CODED else int(number % 5 == 0)
    return [codes[(number + 3 * step) % CODES] for step in range(1 + more)]


def count_uuids(session: Session) -> None:
    """Give every row that can travel the UUID of its table and id."""
    session.flush()
    for entity in (mapper.class_ for mapper in Base.registry.mappers):
        if issubclass(entity, Travelling):
            for row in session.scalars(select(entity)):
                row.uuid = counted_uuid(f"{entity.__name__} {inspect(row).identity}")
    about = session.scalars(select(ProjectModel)).one()
    about.project_uuid, about.copy_id = counted_uuid("project"), counted_uuid("copy")


def counted_uuid(name: str) -> str:
    """The one UUID of a name."""
    return str(uuid.uuid5(_NAMESPACE, name))
