"""The sample study's own files: complete, consistent, and found word for word when imported."""

import csv
import io
import re
import tomllib
import zipfile
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from app.importers.reading import read_bytes
from app.importers.speakers.head_lines import read_head
from app.importers.speakers.speakers import find_turns
from app.models.imported import ImportedText
from app.models.passage import STANCES
from app.models.review import VERDICTS
from app.resources import resource

TEXTS = Path(__file__).parent / "sample_texts"
SHARED = Path(__file__).parents[1] / ".." / "shared"
TRANSCRIPTS = (
    "I-01_bawaslu_divisi_pencegahan.docx",
    "I-02_bawaslu_divisi_penanganan_pelanggaran.docx",
    "I-03_panwascam_tebing_pelangas.odt",
    "I-04_panwascam_rantau_kelumpang.rtf",
    "I-05_warga_sungai_tekam.txt",
    "I-06_pns_dinas_pertanian.pdf",
)
TABLES = ("informants.csv", "codebook.csv", "codings.csv", "memos.csv", "reviews.csv")
each_transcript = pytest.mark.parametrize("name", TRANSCRIPTS)
beside_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the model study is not here")


@cache
def imported(name: str) -> ImportedText:
    return read_bytes(name, resource("sample", name).read_bytes())


def rows(name: str) -> list[dict[str, str]]:
    with resource("sample", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def project() -> dict[str, Any]:
    return tomllib.loads(resource("sample", "project.toml").read_text(encoding="utf-8"))


def places_of(quotation: str, text: str) -> list[tuple[int, int]]:
    """Where the words stand, any white space between them, in code points, end exclusive."""
    loose = r"\s+".join(re.escape(word) for word in quotation.split())
    return [found.span() for found in re.finditer(loose, text)]


def passages() -> dict[str, tuple[str, int, int]]:
    """Number -> (source, start, end)."""
    return {
        row["passage"]: (
            row["source"],
            *places_of(row["quotation"], imported(row["source"]).text)[0],
        )
        for row in rows("codings.csv")
    }


def kind_of() -> dict[str, str]:
    return {code["label"]: code["kind"] for code in rows("codebook.csv")}


@each_transcript
def test_a_transcript_is_as_long_as_a_real_interview(name: str) -> None:
    assert 1500 <= len(imported(name).text.split()) <= 2500


@each_transcript
def test_a_transcript_holds_the_text_it_was_made_from_and_no_page_numbers(name: str) -> None:
    markup = (TEXTS / name).with_suffix(".txt").read_text(encoding="utf-8")
    plain = re.sub(r"\*+|^#+ |\|", " ", markup, flags=re.MULTILINE)
    assert " ".join(imported(name).text.split()) == re.sub(r" +", " ", " ".join(plain.split()))


@each_transcript
def test_every_quotation_stands_exactly_once_in_its_transcript(name: str) -> None:
    quotations = {row["quotation"] for row in rows("codings.csv") if row["source"] == name}
    assert quotations
    for quotation in quotations:
        assert len(places_of(quotation, imported(name).text)) == 1, quotation


@each_transcript
def test_every_quotation_was_said_by_its_informant_in_one_turn(name: str) -> None:
    source = imported(name)
    speakers = next(each for each in project()["sources"] if each["file"] == name)["speakers"]
    turns = find_turns(source.text, source.formatting)
    for row in (row for row in rows("codings.csv") if row["source"] == name):
        ((start, end),) = places_of(row["quotation"], source.text)
        (turn,) = (turn for turn in turns if turn.span.start <= start and end <= turn.span.end)
        assert speakers[turn.label] == row["informant"]


@each_transcript
def test_the_speakers_of_a_transcript_are_those_the_study_names(name: str) -> None:
    source = imported(name)
    speakers = next(each for each in project()["sources"] if each["file"] == name)["speakers"]
    assert {turn.label for turn in find_turns(source.text, source.formatting)} == set(speakers)


@each_transcript
def test_the_head_lines_agree_with_the_table_of_informants(name: str) -> None:
    head = read_head(imported(name).text)
    (informant,) = (row for row in rows("informants.csv") if row["transcript"] == name)
    assert (head.informant, head.role, head.category, head.date) == (
        informant["code"],
        informant["role"],
        informant["category"],
        informant["interview_date"],
    )
    assert head.interviewer == project()["project"]["researcher"]


@pytest.mark.parametrize("name", [name for name in TRANSCRIPTS if name.endswith("docx")])
def test_word_files_name_nobody_but_the_program(name: str) -> None:
    properties = Document(str(resource("sample", name))).core_properties
    assert (properties.author, properties.last_modified_by) == ("Kutipan", "Kutipan")


@each_transcript
def test_no_transcript_tells_where_it_was_made(name: str) -> None:
    data = resource("sample", name).read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(entry) for entry in archive.namelist())
    assert not re.search(rb"/(tmp|home|root|work|Users)/|file:///", data)


def test_passages_are_numbered_in_the_order_of_the_transcripts() -> None:
    numbered = passages()
    assert list(numbered) == [f"K-{n:04d}" for n in range(1, len(numbered) + 1)]
    for (source, start, _), (following, later, _) in pairwise(numbered.values()):
        assert (source, start) <= (following, later)


def test_the_study_has_about_fifty_passages_and_more_codings_than_passages() -> None:
    assert 45 <= len(passages()) <= 55
    assert len(rows("codings.csv")) >= 60


def test_no_code_stands_twice_on_a_passage() -> None:
    pairs = [(row["passage"], row["code"]) for row in rows("codings.csv")]
    assert len(pairs) == len(set(pairs))


def test_one_passage_lies_in_another_and_two_overlap_in_part() -> None:
    nested, partly = 0, 0
    for (source, _, end), (other, later, stop) in combinations(passages().values(), 2):
        if source == other and later < end:
            nested, partly = nested + (stop <= end), partly + (stop > end)
    assert (nested, partly) == (1, 1)


def test_low_public_awareness_is_the_only_code_without_evidence() -> None:
    coded = {row["code"] for row in rows("codings.csv")}
    assert coded < set(kind_of())
    assert set(kind_of()) - coded == {"P5"}


def test_every_stance_occurs_and_no_other() -> None:
    assert {row["stance"] for row in rows("codings.csv")} == set(STANCES)


def test_the_civil_servant_who_knows_the_rules_contradicts_the_code_she_carries() -> None:
    (coding,) = (r for r in rows("codings.csv") if (r["informant"], r["code"]) == ("I-06", "P3"))
    assert coding["stance"] == "contradicts"
    assert "Kami tahu." in coding["quotation"]


def test_the_supporters_of_these_efforts_are_only_those_who_made_them() -> None:
    category = {row["code"]: row["category"] for row in rows("informants.csv")}
    group = {code["label"]: code["group"] for code in rows("codebook.csv") if code["group"]}
    supporters: dict[str, set[str]] = {}
    for row in rows("codings.csv"):
        if row["code"] in group and row["stance"] == "supports":
            supporters.setdefault(row["code"], set()).add(category[row["informant"]])
    told_by_itself = {code for code, tellers in supporters.items() if tellers == {group[code]}}
    assert told_by_itself == {"UB1", "UB3", "UP1", "UP2", "UP3"}
    assert supporters["UB2"] == {"Panwascam"}


def test_more_than_half_of_the_passages_are_interpreted_but_not_all() -> None:
    interpreted = {row["passage"] for row in rows("codings.csv") if row["interpretation"]}
    assert 0.5 < len(interpreted) / len(passages()) < 0.75


def test_reviews_answer_codings_of_the_study_by_its_two_supervisors() -> None:
    codings = {(row["passage"], row["code"]) for row in rows("codings.csv")}
    reviews = rows("reviews.csv")
    assert {(row["passage"], row["code"]) for row in reviews if row["passage"]} <= codings
    assert [row["code"] for row in reviews if not row["passage"]] == ["P6"]
    assert {row["reviewer"] for row in reviews} == set(project()["project"]["supervisors"])
    assert {row["decision"] for row in reviews} == set(VERDICTS)


def test_memos_hang_on_what_the_study_has() -> None:
    known = {
        "source": set(TRANSCRIPTS),
        "code": set(kind_of()),
        "informant": {row["code"] for row in rows("informants.csv")},
    }
    assert all(memo["target"] in known[memo["subject"]] for memo in rows("memos.csv"))


def test_links_lead_from_efforts_to_causes_and_leave_some_unanswered() -> None:
    kinds, links = kind_of(), project()["links"]
    answered = {cause for causes in links.values() for cause in causes}
    assert {kinds[effort] for effort in links} == {"effort"}
    assert {code for code, kind in kinds.items() if kind == "cause"} - answered == {
        "P2",
        "P5",
        "P6",
    }
    assert {code for code, kind in kinds.items() if kind == "effort"} - set(links) == {"UB4"}


def test_every_research_question_asks_for_a_kind_of_the_codebook() -> None:
    asked = {question["kind"] for question in project()["questions"]}
    assert asked == set(kind_of().values())


@beside_shared
def test_no_name_of_the_model_study_is_used() -> None:
    with (SHARED / "sijunjung" / "informants.csv").open(encoding="utf-8") as file:
        places = {row["place"] for row in csv.DictReader(file)}
    names = {re.sub(r"^(Kabupaten|Kecamatan) ", "", place).casefold() for place in places}
    assert len(names) > 2
    assert not [name for name in names if name in whole_sample().casefold()]


@beside_shared
def test_no_eight_words_running_are_copied_from_the_model_study() -> None:
    written = [path.read_text(encoding="utf-8") for path in (SHARED / "seeds").glob("*.txt")]
    spoken = [
        read_bytes(path.name, path.read_bytes()).text
        for path in (SHARED / "sijunjung" / "transcripts").iterdir()
    ]
    said = [after_head(imported(name).text) for name in TRANSCRIPTS]
    ours = "\n".join([str(project()), *map(table_text, TABLES), *said])
    assert not eights(ours) & eights("\n".join(written + spoken))


def whole_sample() -> str:
    texts = (imported(name).text for name in TRANSCRIPTS)
    return "\n".join([str(project()), *map(table_text, TABLES), *texts])


def table_text(name: str) -> str:
    return resource("sample", name).read_text(encoding="utf-8")


def after_head(text: str) -> str:
    """Without the lines that name the informant: those roles and words are the same on purpose."""
    head = read_head(text).span
    assert head is not None
    return text[head.end :]


def eights(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[n : n + 8]) for n in range(len(words) - 7)}
