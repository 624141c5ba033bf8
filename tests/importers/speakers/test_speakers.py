import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importers.reading import read_bytes
from app.importers.speakers.speakers import find_turns
from app.models.imported import FormattingRun
from app.models.span import Span

EXAMPLES = Path(__file__).parents[4] / "shared" / "transcripts_examples"

LABELLED = {
    "Pewawancara: Apa kabar?\nInforman : Baik.\nPewawancara :Lalu?\nInforman:Begitu.": (2, 2),
    "I: Apa?\nN - Itu.\nI: Kenapa?\nN - Karena.\nI: Oh?\nN - Ya.": (3, 3),
    "P1 – Begitu.\nI – Kenapa?\nP1 - Karena itu.\nI - Baik.": (2, 2),
    "问：您好？\n答：很好。\n问：多久了？\n答：十年。": (2, 2),
    "\u200fالباحث: كيف؟\n\u200fالمشارك: بخير.\nالباحث : ماذا؟\nالمشارك: معلم.": (2, 2),  # noqa: RUF001 - Arabic is meant
    "[00:01:02] P: Apa?\n[00:01:05] J: Itu.\n[00:02:02] P: Oh?\n[00:03:02] J: Ya.": (2, 2),
    "#00:01:02-3# I: Was?\n#00:01:09-1# B: Das.\n#00:02:02-3# I: Ja?\n#00:02:09-1# B: Ja.": (2, 2),
    "I: Was? #00:01:02-3#\nB: Das. #00:01:09-1#\nI: Ja? #00:02:02-3#\nB: Ja.": (2, 2),
    "*03:02 = I: Was?\n*03:09 = B: Das.\n*04:02 = I: Ja?\n*04:12 = B: Ja.": (2, 2),
    "Ana (00:12): Hi.\nBen (00:15): Hello.\nAna (01:12): Well?\nBen (01:15): Fine.": (2, 2),
    "Ana [00:12] Hi.\nBen [00:15] Hello.\nAna [01:12] Well?\nBen [01:15] Fine.": (2, 2),
    "Ana Lee  0:12\nHi there.\n\nBen Ott  0:15\nHello.\n\nAna Lee  1:12\nSo?": (2, 1),
    "0:0:3.2 --> 0:0:7.1\nAna Lee\nHi all\n\n0:0:8.2 --> 0:0:9.1\nBen Ott\nHello\n\n"
    "0:0:9.2 --> 0:1:1.1\nAna Lee\nLet us begin": (2, 1),
    "[Ana Lee] 10:30:12\nHi all\n\n[Ben] 10:30:15\nYes\n\n[Ana Lee] 10:31:12\nLet us begin": (2, 1),
    "[21/11/2020, 10.30] Ana: Halo\n[21/11/2020, 10.31] Ben: Hai\n"
    "[21/11/2020, 10.32] Ana: Apa kabar?": (2, 1),
    "**Q:** Why?\n\n**A:** Because.\n\n*Q:* Really?\n\n**A**: Yes.": (2, 2),
    "[Interviewer] Why?\n[Ana] So. [laughs]\n[Interviewer] Oh?\n[laughter]\n[Ana] Yes.": (2, 2),
    "Peneliti\tApa kabar?\nPak Camat\tBaik.\nPeneliti\tLalu?\nPak Camat\tBegitu.": (2, 2),
    "Peneliti\t: Apa kabar?\nPak Camat\t: Baik.\nPeneliti\t: Lalu?\nPak Camat\t: Aman.": (2, 2),
    "Interviewer\nHow are you?\n\nAna\nFine.\n\nInterviewer\nWhy?\n\nAna\nNot much": (2, 2),
    "ANA LEE\nHow are you?\n\nBEN OTT\nFine.\n\nANA LEE\nWhy?\n\nBEN OTT\nNot much": (2, 2),
    "1. Pewawancara: Apa?\n   Ana: Itu.\n2. Pewawancara: Oh?\n   Ana: Ya.": (2, 2),
    "1 I: Apa?\n2 N: Itu.\n3 I: Oh?\n4 N: Ya.": (2, 2),
    "Q1: Apa?\nA1: Itu.\nQ2: Oh?\nA2: Ya.": (2, 2),
    "SPEAKER_00: Hi.\nSPEAKER_01: Hello.\nSPEAKER_00: So?\nSPEAKER_01: Fine.": (2, 2),
    "Pewawancara: Apa kabar?\nInforman: Baik sekali.": (1, 1),
    "Int.: Frage?\nBefr.: Antwort.\nInt.: Noch eine?\nBefr.: Ja.": (2, 2),
    ">> ANA: Hi.\n>> BEN: Hello.\n>> ANA: So?\n>> BEN: Fine.": (2, 2),
    "<v Ana>Hello.</v>\n<v Ben>Hi.</v>\n<v Ana>So?</v>\n<v Ben>Fine.</v>": (2, 2),
    "Ana — Hello.\nBen — Hi.\nAna — So?\nBen — Fine.": (2, 2),
    "1\tP\tApa?\n2\tJ\tItu.\n3\tP\tOh?\n4\tJ\tYa.": (2, 2),
    "Guru: Satu hal.\nGuru: Dua hal.\nGuru: Tiga hal.": (3,),
    "Interviewer: Hoe?\nMevr. de Vries: Zo.\nInterviewer: Oh?\nMevr. de Vries: Ja.": (2, 2),
    "P.- ¿Qué?\nR.- Eso.\nP.- ¿Y?\nR.- Nada.": (2, 2),
    "Penulis : Apa?\nSdri. Aini, S.Pd : Itu.\nPenulis : Oh?\nSdri. Aini, S.Pd : Ya.": (2, 2),
    "Moderator: Apa?\nKelompok 1: Itu.\nModerator: Lalu?\nKelompok 1: Ya.": (2, 2),
    "PS1: Apa?\nCC2: Itu.\nPS1: Lalu?\nCC2: Ya.": (2, 2),
    "😀 Ana: Hi.\nBen 😀: Hello.\n😀 Ana: So?\nBen 😀: Fine.": (2, 2),
}
UNLABELLED = [
    "",
    "\n\n \n",
    "Kafe ini ramai. Pukul 10:30 buka. Lihat http://x.id/a: di sana.\nhttps://y.id",
    "Catatan: satu.\nContoh: dua.\nContoh: tiga.\nCatatan: empat.\nTujuan: lima.",
    "Jabatan: A\nTanggal: B\n\nJabatan: C\nTanggal: D\n\nJabatan: E\nTanggal: F",
    "Apakah setuju\nYa\nApakah tahu\nTidak\nApakah datang\nYa\nApakah pergi\nTidak",
    "[00:01] Hello there\n[00:05] Yeah\n[00:07] Yeah\n[00:11] So what\n[00:15] Yeah",
    "00:01 --> 00:05\nRight So\n\n00:05 --> 00:06\nOver There\n\n00:07 --> 00:08\nOver There\n",
    "Time: 10\nGender: female\nCollege: A\n\nTime: 11\nGender: male\nCollege: B\n",
    "Classifier: A\nClassifier: B\nClassifier: C\nOwner: D\nOwner: E\nOwner: F\nOwner: G",
    "Interviewer words: many.\nSome prose here.\nMore prose.\nInformant words: few.",
    "Pasal 1: A.\nAyat (1): B.\nAyat (2): C.\nPasal 2: D.\nAyat (1): E.\nAyat (2): F.",
    "Kelebihan: A.\nKekurangan: B.\nKelebihan: C.\nKekurangan: D.\nKelebihan: E.",
    "Hasil: A.\nTindak lanjut: B.\nHasil: C.\nTindak lanjut: D.\nHasil: E.\nTindak lanjut: F.",
    "2020-01-01 10:00:01 INFO: A\n2020-01-01 10:00:02 WARN: B\n2020-01-01 10:00:03 INFO: C",
    "1. Pertama: buka.\n2. Kedua: tutup.\n3. Pertama: lagi.",
]


def _counts(text: str) -> dict[str, int]:
    labels = [turn.label for turn in find_turns(text)]
    return {label: labels.count(label) for label in labels}


def _speech(text: str) -> list[str | None]:
    return [turn.speech.cut_from(text) if turn.speech else None for turn in find_turns(text)]


@pytest.mark.parametrize(("text", "turns"), LABELLED.items())
def test_labels_of_every_style_are_found(text: str, turns: tuple[int, ...]) -> None:
    assert tuple(_counts(text).values()) == turns


@pytest.mark.parametrize("text", UNLABELLED)
def test_what_only_looks_like_a_label_is_none(text: str) -> None:
    assert find_turns(text) == ()


def test_a_turn_covers_its_time_its_label_and_all_its_paragraphs() -> None:
    text = "[00:02 - 01:02]\nAna:\nSatu.\n\nDua.\n[tertawa]\n\n[01:02]\nBen:\nTiga.\nAna: X\nBen: Y"
    first = find_turns(text)[0]
    assert first.span.cut_from(text) == "[00:02 - 01:02]\nAna:\nSatu.\n\nDua.\n[tertawa]"
    assert first.speech == Span(text.index("Satu"), first.span.end)


def test_a_label_that_nobody_follows_up_has_no_speech() -> None:
    text = "I: Apa?\nN: Itu.\nI: Oh?\nN: Ya.\nI : \n\n"
    assert _speech(text)[-1] is None
    assert _counts(text) == {"I": 3, "N": 2}


def test_the_head_and_its_people_are_no_turns() -> None:
    text = (
        "Nama Informan : Ana\nJabatan : Ketua\nHari/Tanggal : Sabtu, 21 November 2020\n"
        "Waktu : 10.30\nPewawancara : Rina Wati\n\n"
        "Pewawancara : Selamat pagi.\nInforman : Pagi.\nPewawancara : Lalu?\nInforman : Ya."
    )
    assert _counts(text) == {"Pewawancara": 2, "Informan": 2}
    assert _speech(text)[0] == "Selamat pagi."


def test_people_named_at_the_top_are_no_turns() -> None:
    talk = "Interviewer: Hi Ben, how are you?\nInterviewee: Fine.\n"
    text = "Interviewer: Ana Lee\nInterviewee: Ben Ott\n\n" + talk * 2
    assert _counts(text) == {"Interviewer": 2, "Interviewee": 2}


def test_a_short_greeting_is_a_turn_and_no_head() -> None:
    text = "Pewawancara: Selamat Pagi\nInforman: Pagi Pak\n\nPewawancara: Apa\nInforman: Itu"
    assert _counts(text) == {"Pewawancara": 2, "Informan": 2}


@pytest.mark.parametrize(
    "legend",
    [
        "AL: Ana Lee\nBO: Ben Ott",
        "AL = Ana Lee, BO = Ben Ott",
        "[AL] – Interviewer \t[BO] - Client",
        "Interviewer: Ana Lee (AL)\nInterviewee: Ben Ott (BO)",
    ],
)
def test_a_legend_is_no_turn(legend: str) -> None:
    text = f"Interview 4\n{legend}\n\nAL: So?\nBO: Fine.\nAL: Well?\nBO: Yes."
    assert _counts(text) == {"AL": 2, "BO": 2}


def test_forms_that_differ_in_case_and_spacing_are_one_label() -> None:
    text = "PAK RT: Apa?\nAna: Itu.\nPak  RT : Oh?\nana: Ya.\nPak RT: Baik"
    assert _counts(text) == {"Pak RT": 3, "Ana": 2}


def test_remarks_about_a_speaker_do_not_make_another_speaker() -> None:
    text = "Ana (34): Satu.\nBen: Kenapa?\nAna: Dua.\nBen: Baik.\nAna (tertawa): Ya."
    assert _counts(text) == {"Ana": 3, "Ben": 2}


def test_a_spelled_out_label_is_kept_apart_for_the_user_to_merge() -> None:
    text = "Interviewer (I): Hi?\nRespondent (R): Yes.\n" + "I: So?\nR: Fine.\n" * 3
    assert _counts(text) == {"Interviewer (I)": 1, "Respondent (R)": 1, "I": 3, "R": 3}


def test_one_of_a_family_of_labels_may_speak_once() -> None:
    text = "Moderator: Ya?\nP1: Satu.\nP2: Dua.\nModerator: Lalu?\nP3: Tiga.\nP1: Ya.\nP2: Ya."
    assert _counts(text) == {"Moderator": 2, "P1": 2, "P2": 2, "P3": 1}


def test_numbers_that_come_back_belong_to_the_name() -> None:
    text = "01 Ana: Satu.\n02 Ben: Dua.\n01 Ana: Tiga.\n02 Ben: Empat.\n01 Ana: Lima."
    assert _counts(text) == {"01 Ana": 3, "02 Ben": 2}


def test_a_mistyped_label_claims_no_speaker_and_is_nobody_elses_words() -> None:
    text = "I : Apa?\nN : Itu.\nI : Oh?\nW : Ya.\nI : Lalu?\nN : Begitu."
    assert _counts(text) == {"I": 3, "N": 2}
    assert _speech(text)[2] == "Oh?"


def test_a_remark_inside_a_turn_stays_inside() -> None:
    text = "Ana: Satu.\nCatatan: penting.\nBen: Dua.\nNote: hm.\nAna: Tiga.\nBen: Empat."
    assert _speech(text)[0] == "Satu.\nCatatan: penting."


def test_a_single_speaker_is_known_from_the_head() -> None:
    text = "Informan: I-06\nKategori: Guru\n\nGuru: Kami mengetahui itu sejak lama."
    assert _counts(text) == {"Guru": 1}


def test_a_role_of_many_words_is_a_label() -> None:
    role = "Anggota Dewan Kabupaten Divisi Hukum, Hubungan Masyarakat dan Data Informasi"
    text = f"{role}: Kami sudah bekerja.\nPeneliti: Kenapa?\n{role}: Tugas.\nPeneliti: Baik."
    assert _counts(text) == {role: 2, "Peneliti": 2}


def test_headings_and_rulers_end_a_turn() -> None:
    text = "Q: Satu?\nA: Dua.\nBagian\nQ: Tiga?\nA: Empat.\n________\nLain\nQ: Lima?\nA: Enam."
    heading = Span(text.index("Bagian"), text.index("Bagian") + 6)
    turns = find_turns(text, (FormattingRun(heading, "heading1"),))
    assert [turn.speech.cut_from(text) if turn.speech else None for turn in turns[1:4:2]] == [
        "Dua.",
        "Empat.",
    ]


_LABELS = st.sampled_from(["I", "N", "Pewawancara", "Ibu Sari", "P1", "访谈者"])
_WORDS = st.text(st.sampled_from("ab Ik:.–-()[]?\n\t😀0123#*"), max_size=40)
_TALK = st.lists(st.tuples(_LABELS, _WORDS), max_size=12).map(
    lambda turns: "\n".join(f"{label}: {words}" for label, words in turns)
)


@given(st.one_of(_TALK, st.text(max_size=300)))
def test_turns_are_ordered_apart_and_inside_the_text(text: str) -> None:
    turns = find_turns(text)
    ends = [0, *(turn.span.end for turn in turns)]
    assert all(turn.span.start >= end for turn, end in zip(turns, ends, strict=False))
    assert ends[-1] <= len(text)
    for turn in turns:
        assert turn.speech is None or turn.span.start < turn.speech.start
        assert turn.speech is None or turn.speech.end == turn.span.end


@given(_TALK, st.text(st.sampled_from("abc 😀"), min_size=1, max_size=200))
def test_text_added_at_the_end_leaves_earlier_turns_alone(talk: str, more: str) -> None:
    before = find_turns(talk)
    after = find_turns(f"{talk}\n{'x' + more}")
    assert after[: len(before) - 1] == before[:-1]
    assert [turn.label for turn in after] == [turn.label for turn in before]


@pytest.mark.parametrize(
    "hostile",
    ["a\n" * 1_000_000, "A:\n" * 200_000, "(" * 5_000_000, "(a " * 1_600_000, "____\n" * 300_000],
    ids=["lines", "labels", "brackets", "words", "rulers"],
)
def test_millions_of_hostile_characters_come_to_an_end(hostile: str) -> None:
    assert len(find_turns(hostile)) <= 500_000


def _truth() -> dict[str, dict[str, dict[str, int]]]:
    if not EXAMPLES.is_dir():
        return {}
    truth = json.loads((EXAMPLES / "speaker_turns.json").read_text(encoding="utf-8"))
    assert isinstance(truth, dict)
    return truth


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the public transcripts are not here")
@pytest.mark.parametrize("name", _truth() or ["absent"])
def test_public_transcripts_have_exactly_the_turns_of_the_truth(name: str) -> None:
    imported = read_bytes(name, (EXAMPLES / name).read_bytes())
    labels = [turn.label for turn in find_turns(imported.text, imported.formatting)]
    spelled_out = {label for label in labels if label.endswith((" (I)", " (R)"))}
    counts = {label: labels.count(label) for label in labels if label not in spelled_out}
    assert counts == _truth()[name]["turns"]


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the public transcripts are not here")
@pytest.mark.parametrize("name", ["id14_jordyadith_wawancara.txt", "zh43_slxxiy.docx"])
def test_public_texts_without_labels_have_no_turns(name: str) -> None:
    imported = read_bytes(name, (EXAMPLES / name).read_bytes())
    assert find_turns(imported.text, imported.formatting) == ()
