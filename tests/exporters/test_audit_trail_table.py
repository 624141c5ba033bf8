import csv
import io
from datetime import UTC

from app.analysis.appendix.audit_trail import audit_trail
from app.exporters.audit_trail_table import COLUMNS, audit_trail_csv
from app.words import Words
from tests.coded_study import CodedStudy
from tests.exporters.records import trail_table


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_there_is_a_row_for_every_deed(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        trail = audit_trail(session, UTC)
    header, *found = rows(audit_trail_csv(trail, Words("en")))
    assert header == list(COLUMNS)
    assert len(found) == len(trail.events)
    assert sum(row[4].startswith("Added code ") for row in found) == 6


def test_it_speaks_with_month_names_of_its_own(harbour: CodedStudy) -> None:
    data = trail_table(harbour, Words("id"))
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows(data)[1][1:] == [
        *("1 Januari 2026", "12:00", "", "Menambah Sari", "dilakukan", "2026-01-01T12:00:00Z"),
    ]


def test_no_deed_is_a_formula(harbour: CodedStudy) -> None:
    harbour.study.code("=1+1", "=cmd")
    with harbour.study.project.edit() as session:
        trail = audit_trail(session, UTC)
    assert not any(
        cell.startswith(("=", "+", "-", "@"))
        for row in rows(audit_trail_csv(trail, Words("en")))
        for cell in row
    )
