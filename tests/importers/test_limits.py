import pytest

from app.errors import EmptyFile, OpenInWord, TooLarge
from app.importers.limits import LARGEST_FILE, refuse_by_name_and_size


def test_a_file_of_exactly_the_limit_passes() -> None:
    refuse_by_name_and_size("a.docx", LARGEST_FILE)
    with pytest.raises(TooLarge):
        refuse_by_name_and_size("a.docx", LARGEST_FILE + 1)


@pytest.mark.parametrize(
    ("name", "size", "error"), [("a.docx", 0, EmptyFile), ("~$wancara.docx", 162, OpenInWord)]
)
def test_the_folder_says_enough_to_refuse(name: str, size: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        refuse_by_name_and_size(name, size)
