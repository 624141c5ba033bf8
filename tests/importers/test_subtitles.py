import pytest

from app.importers.subtitles import read
from app.models.imported import ImportedText
from tests.importers.hand_made import SHARED


def vtt(*cues: str) -> ImportedText:
    blocks = (
        f"00:00:{n * 2:02}.000 --> 00:00:{n * 2 + 2:02}.000\n{cue}" for n, cue in enumerate(cues)
    )
    return read("a.vtt", ("WEBVTT\n\n" + "\n\n".join(blocks)).encode())


def test_every_labelled_cue_is_a_line() -> None:
    assert vtt("Ani: Ya", "Ani: Betul", "sekali", "Budi: Oh").text == (
        "Ani: Ya\nAni: Betul sekali\nBudi: Oh"
    )


def test_voice_gets_a_label_when_the_speaker_changes() -> None:
    assert vtt("<v Ani>Halo.</v>", "<v Ani>Apa kabar?", "<v.keras Budi>Baik").text == (
        "Ani: Halo. Apa kabar?\nBudi: Baik"
    )


def test_two_voices_in_one_cue_are_two_lines() -> None:
    assert vtt("<v Ani>Ya?\n<v Budi>Tidak.").text == "Ani: Ya?\nBudi: Tidak."


def test_times_stand_where_their_words_begin() -> None:
    imported = vtt("Ani: Ya", "lalu", "Budi: Oh")
    words = [imported.text[stamp.position :] for stamp in imported.timestamps]
    assert [word[:4] for word in words] == ["Ani:", "lalu", "Budi"]
    assert [stamp.milliseconds for stamp in imported.timestamps] == [0, 2000, 4000]


def test_tags_and_entities_do_not_show() -> None:
    assert vtt("<i>Satu</i> &amp; <c.kuning>dua</c> <00:00:01.000>tiga").text == "Satu & dua tiga"


def test_comments_styles_and_identifiers_are_no_speech() -> None:
    data = (
        "WEBVTT - judul\n\nNOTE\nrahasia\n\nSTYLE\n::cue{}\n\n"
        "intro\n01:02.500 --> 01:04.000 align:start\nHalo"
    )
    imported = read("a.vtt", data.encode())
    assert imported.text == "Halo"
    assert imported.timestamps[0].milliseconds == 62_500


def test_srt_without_blank_lines_keeps_every_word() -> None:
    data = "1\r\n00:00:01,000 --> 00:00:02,000\r\nSatu\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\ndua"
    assert read("a.srt", data.encode()).text == "Satu dua"


def test_silence_after_a_sentence_begins_a_paragraph() -> None:
    data = "1\n00:00:01,000 --> 00:00:02,000\nSatu.\n\n2\n00:00:09,000 --> 00:00:10,000\nDua."
    assert read("a.srt", data.encode()).text == "Satu.\nDua."


def test_dash_marks_a_change_of_speaker() -> None:
    assert vtt("- Siapa?\n- Saya.").text == "- Siapa?\n- Saya."


def test_file_without_cues_keeps_its_text() -> None:
    assert read("a.srt", b"hanya teks").text == "hanya teks"


def test_public_zoom_transcript_keeps_every_labelled_cue() -> None:
    path = SHARED / "transcripts_examples" / "en34_aekupor_zoom.vtt"
    if not path.exists():
        pytest.skip("the shared transcripts are not here")
    lines = read(path.name, path.read_bytes()).text.split("\n")
    assert sum(line.startswith("Ashlee Kupor (SL): ") for line in lines) == 87
    assert sum(line.startswith("Dora Demszky: ") for line in lines) == 188


def test_thousands_of_unfinished_voices_take_no_time() -> None:
    cue = b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v " * 200_000
    assert read("hostile.vtt", cue).text.startswith("<v <v")


def test_times_of_single_figures_are_read() -> None:
    cues = b"WEBVTT\n\n0:0:5.0 --> 0:0:9.0\n<v Ann>Hi</v>\n\n00:10.5 --> 00:11.5\n<v Ben>Yes</v>\n"
    imported = read("teams.vtt", cues)
    assert imported.text == "Ann: Hi\nBen: Yes"
    assert [stamp.milliseconds for stamp in imported.timestamps] == [5000, 10_500]
