from app.analysis.chapter.section import chapter_section, passages_under
from app.interchange.thesis.page_preview import left_out_page, sample_page, section_page
from app.interchange.thesis.profiles import shipped_profiles
from app.models.format_profile import DEFAULT_PROFILE
from app.queries.codes import codes
from app.words import Words
from tests.coded_study import CodedStudy


def test_open_slots_are_marked_and_words_are_not(harbour: CodedStudy) -> None:
    code = harbour.codes["C1"]
    with harbour.study.project.read() as session:
        place = chapter_section(session, code, passages_under(session, code))
    assert place is not None
    page = section_page(place, Words("en"), DEFAULT_PROFILE)
    still_open = ["".join(run.text for run in line.runs if run.is_open) for line in page]
    assert "[Synthesis not written yet: C1]" in still_open
    assert not any("dredges" in text for text in still_open)


def test_a_section_that_is_left_out_says_so(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        code = codes(session)[0]
    (line,) = left_out_page(Words("en"), code)
    assert line.runs[0].text == "[C1 is left out of the chapter.]"


def test_the_sample_shows_whether_blocks_keep_their_marks() -> None:
    for profile in shipped_profiles():
        quoted = next(line for line in sample_page(profile, Words("id")) if line.style == "Quote")
        assert quoted.runs[0].text.startswith("“") == profile.quotes.marks
