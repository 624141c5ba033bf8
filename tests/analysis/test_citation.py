from app.analysis.citation import citation, printed_date, speaker_and_place
from app.words import Words
from tests.coded_study import CodedStudy

ID, EN = Words("id"), Words("en")


def test_a_citation_says_who_when_where_and_which(harbour: CodedStudy) -> None:
    cited = citation(EN, harbour.passage("K-0005")).plain
    assert cited == (
        "“=And nobody dredges either.” "
        "(I-02, Fisher of the South pier, 21 November 2020, turn 2, paragraph 2; K-0005)"
    )


def test_a_citation_speaks_indonesian(harbour: CodedStudy) -> None:
    cited = citation(ID, harbour.passage("K-0005")).plain
    assert "21 November 2020, giliran 2, paragraf 2" in cited


def test_rich_text_is_escaped_and_keeps_its_lines(harbour: CodedStudy) -> None:
    contract = citation(EN, harbour.passage("K-0001")).html
    assert "lapsed &amp; &lt;nobody&gt; renewed" in contract
    assert "<br>" in citation(EN, harbour.passage("K-0002")).html


def test_an_interviewers_words_are_not_given_to_the_informant(harbour: CodedStudy) -> None:
    cited = citation(EN, harbour.passage("K-0003")).plain
    assert "(Interviewer, master.docx, " in cited
    assert "Harbour master" not in cited


def test_the_place_is_named_unless_the_role_names_it(harbour: CodedStudy) -> None:
    master, fisher = (harbour.passage(number).informant for number in ("K-0001", "K-0005"))
    assert master
    assert speaker_and_place(master) == "Harbour master, North pier"
    assert fisher
    assert speaker_and_place(fisher) == "Fisher of the South pier"


def test_dates_are_printed_at_their_precision() -> None:
    assert [printed_date(ID, date) for date in ("2021", "2021-03", "2021-03-12", "")] == [
        "2021",
        "Maret 2021",
        "12 Maret 2021",
        "",
    ]
