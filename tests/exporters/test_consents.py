import pytest

from app.exporters.appendix.study import informants_table
from app.operations.informants import change_informant
from app.queries.informants import informants
from app.words import Words
from tests.coded_study import CodedStudy
from tests.exporters.appendices import read


@pytest.mark.parametrize(
    ("stored", "printed"), [("role_only", "role only"), ("lisan, direkam", "lisan, direkam")]
)
def test_consent_is_printed_in_words(harbour: CodedStudy, stored: str, printed: str) -> None:
    with harbour.study.project.edit() as session:
        change_informant(session, informants(session)[0].id, {"consent": stored})
    first = informants_table(read(harbour), Words("en")).rows[0]
    assert printed in str(first)
