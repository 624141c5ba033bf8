import pytest
from lxml import etree

from app.importers.docx.numbering import W
from app.importers.docx.returned_review_signs import make_visible

NAMES = f'xmlns:w="{W[1:-1]}"'


def seen(runs: str) -> str:
    root = etree.fromstring(f"<w:p {NAMES}>{runs}</w:p>")
    make_visible(root)
    return "".join(text.text or "" for text in root.iter(f"{W}t"))


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


STRUCK = "<w:strike/>"


@pytest.mark.parametrize("kind", ["drawing", "pict", "object"])
def test_what_is_drawn_has_a_sign(kind: str) -> None:
    assert seen(f"{run('see ')}<w:r><w:{kind}/></w:r>") == "see \N{FRAME WITH PICTURE}"


def test_text_box_has_its_words_and_no_sign() -> None:
    box = f"<w:drawing><w:txbxContent><w:p>{run('typed')}</w:p></w:txbxContent></w:drawing>"
    assert seen(f"<w:r>{box}</w:r>") == "typed"


def test_words_with_a_line_through_them_are_not_taken_for_valid() -> None:
    assert seen(run("S", STRUCK) + run(" T")) == "~~S~~ T"


def test_runs_side_by_side_share_one_line() -> None:
    assert (
        seen(run("Set", STRUCK) + run("uju ", "<w:dstrike/>") + run("tidak")) == "~~Setuju~~tidak"
    )


@pytest.mark.parametrize(
    "look", ["", "<w:b/>", '<w:strike w:val="0"/>', '<w:strike w:val="false"/>']
)
def test_other_words_stay_as_they_are(look: str) -> None:
    assert seen(run("Setuju", look)) == "Setuju"


def test_former_look_of_a_tracked_change_does_not_count() -> None:
    former = f"<w:rPrChange><w:rPr>{STRUCK}</w:rPr></w:rPrChange>"
    assert seen(run("S", former)) == "S"


def test_line_through_nothing_says_nothing() -> None:
    assert seen(run(" ", STRUCK)) == " "
