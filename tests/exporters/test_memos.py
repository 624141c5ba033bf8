import csv
import io

import docx

from app.analysis.moments import Days
from app.exporters.memos import memos_csv, memos_markdown
from app.exporters.word.memos import memos_docx
from app.operations.memos import write_memo
from app.queries.memos import ListedMemo, listed_memos
from app.queries.projects import project
from app.words import Words
from tests.coded_study import CodedStudy

EN, DAYS = Words("en"), Days(Words("en"))
TRICKY = "=1+1 *bold* <b>\n\n# no heading \N{SAILBOAT}"


def listed(harbour: CodedStudy) -> list[ListedMemo]:
    me = harbour.study.me
    with harbour.study.project.edit() as session:
        write_memo(session, me, "code", harbour.codes["C1"], "About the contract.")
        write_memo(session, me, "project", None, TRICKY)
    with harbour.study.project.read() as session:
        return listed_memos(session)


def test_the_table_has_a_row_for_each_memo_and_none_can_run(harbour: CodedStudy) -> None:
    text = memos_csv(listed(harbour), EN).decode("utf-8-sig")
    head, first, second = csv.reader(io.StringIO(text))
    assert head == ["On", "What", "Person", "Changed", "Memo"]
    assert (first[0], first[4]) == ("Project", f"'{TRICKY}")
    assert second[:3] == ["Code", "C1 Lapsed contract", "Sari"]


def test_markdown_shows_what_was_written_and_no_more(harbour: CodedStudy) -> None:
    text = memos_markdown(listed(harbour), DAYS, "Why?").decode()
    assert text.startswith("# Memos\n\nWhy?\n\n## Project\n")
    assert "=1+1 \\*bold\\* \\<b\\>" in text
    assert "\n\\# no heading \N{SAILBOAT}\n" in text
    assert "### C1 Lapsed contract · Sari, " in text


def test_word_has_a_heading_for_each_memo(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        about = project(session)
    data = memos_docx(listed(harbour), about, DAYS, "2026-01-01T00:00:00Z")
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    texts = [paragraph.text for paragraph in paragraphs]
    assert "# no heading \N{SAILBOAT}" in texts
    assert any(text.startswith("C1 Lapsed contract · Sari, ") for text in texts)


def test_a_study_without_memos_says_so(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        about = project(session)
    assert b"There are no memos" in memos_markdown([], DAYS, "")
    data = memos_docx([], about, DAYS, "2026-01-01T00:00:00Z")
    texts = [each.text for each in docx.Document(io.BytesIO(data)).paragraphs]
    assert "There are no memos." in texts
