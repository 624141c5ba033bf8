from app.models.known_copy import KnownCopy
from app.operations.known_copies import Acquaintance, note_purpose, remember_copy
from tests.study import Study


def test_meeting_again_replaces_what_was_known_but_not_its_purpose(study: Study) -> None:
    with study.project.edit() as session:
        known = remember_copy(session, Acquaintance("c", "copy.kutipan", 1, "proof", b"rows"))
        note_purpose(session, known, "coder", "u", "KB", ["s"])
    with study.project.edit() as session:
        assert remember_copy(session, Acquaintance("c", "new.kutipan", 2, "later", b"")) == known
        row = session.get_one(KnownCopy, known)
        assert (row.name, row.meetings, row.proof, row.rows) == ("new.kutipan", 2, "later", b"")
        assert (row.purpose, row.copy_for, row.series, row.sources) == ("coder", "u", "KB", '["s"]')
