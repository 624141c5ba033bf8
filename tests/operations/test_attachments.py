import pytest

from app.errors import NotFound
from app.operations.attachments import (
    add_attachment,
    delete_attachment,
    describe_attachment,
    move_attachment,
)
from app.queries.attachments import AttachmentRow, attachments
from tests.study import Study


def rows(study: Study) -> list[AttachmentRow]:
    with study.project.read() as session:
        return attachments(session)


def enclose(study: Study, name: str, data: bytes = b"bytes") -> int:
    with study.project.edit() as session:
        return add_attachment(session, data, {"name": name, "kind": "permit"})


def test_equal_pictures_share_their_bytes(study: Study) -> None:
    enclose(study, "a.png")
    enclose(study, "b.png")
    assert [(row.name, row.kind, row.data) for row in rows(study)] == [
        ("a.png", "permit", b"bytes"),
        ("b.png", "permit", b"bytes"),
    ]


def test_caption_and_source_are_described(study: Study) -> None:
    made = enclose(study, "a.png")
    with study.project.edit() as session:
        describe_attachment(session, made, {"caption": " The pier ", "origin": "Sari"})
    (row,) = rows(study)
    assert (row.caption, row.origin, row.name) == ("The pier", "Sari", "a.png")


def test_an_enclosure_moves(study: Study) -> None:
    enclose(study, "a.png")
    last = enclose(study, "b.png", b"other")
    with study.project.edit() as session:
        move_attachment(session, last, 0)
    assert [row.name for row in rows(study)] == ["b.png", "a.png"]


def test_undo_brings_an_enclosure_and_its_bytes_back(study: Study) -> None:
    made = enclose(study, "a.png")
    with study.project.edit() as session:
        delete_attachment(session, made)
    study.project.undo()
    assert [row.data for row in rows(study)] == [b"bytes"]


def test_an_unknown_kind_is_refused(study: Study) -> None:
    with study.project.edit() as session, pytest.raises(NotFound):
        add_attachment(session, b"", {"kind": "film"})
