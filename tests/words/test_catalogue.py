"""Every sentence of the program has an Indonesian translation that says the same."""

import ast
import gettext
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app.resources import resource

APP = Path(__file__).parents[2] / "app"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"words": None, "N_": None}
KEYWORDS |= {"plural": (1, 2), "NP_": (1, 2)}
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@cache
def _catalogue() -> Catalog:
    with resource("i18n", "id", "LC_MESSAGES", "kutipan.po").open("rb") as stream:
        return read_po(stream, locale="id")


def _singular(sentence: str | tuple[str, ...] | list[str]) -> str:
    return sentence if isinstance(sentence, str) else sentence[0]


@cache
def _sentences_of_the_program() -> dict[str, str]:
    """Where each sentence stands, by its English (singular) form."""
    found = extract_from_dir(APP, [("**.py", "python")], keywords=KEYWORDS)
    return {_singular(sentence): f"{file}:{line}" for file, line, sentence, *_ in found if sentence}


def _translated() -> Iterator[Message]:
    """The messages whose every form (Indonesian has one) is filled in."""
    for message in _catalogue():
        forms = [message.string] if isinstance(message.string, str) else message.string
        if message.id and forms and all(forms):
            yield message


def _placeholders(text: object) -> set[str]:
    return set(PLACEHOLDER.findall(str(text)))


def _sentences_inside_f_strings() -> Iterator[str]:
    """Calls that Babel does not see: on Python 3.11 an f-string is one token."""
    for path in APP.rglob("*.py"):
        outer = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))))
        inner = (
            each for node in outer if isinstance(node, ast.JoinedStr) for each in ast.walk(node)
        )
        for call in (node for node in inner if isinstance(node, ast.Call)):
            name = ast.unparse(call.func).rpartition(".")[2]
            if name in KEYWORDS and any(isinstance(each, ast.Constant) for each in call.args):
                yield f"{path.relative_to(APP)}:{call.lineno}"


def test_no_sentence_hides_from_the_catalogue_in_an_f_string() -> None:
    assert not list(_sentences_inside_f_strings())


def test_every_sentence_is_translated() -> None:
    known = {_singular(message.id) for message in _translated()}
    missing = {at: text for text, at in _sentences_of_the_program().items() if text not in known}
    assert not missing


def test_no_translation_is_left_of_a_sentence_that_went() -> None:
    known = {_singular(message.id) for message in _catalogue() if message.id}
    assert not known - _sentences_of_the_program().keys()


def test_translations_fill_in_what_the_sentence_fills_in() -> None:
    different = [
        message.id
        for message in _translated()
        if _placeholders(_singular(message.id)) != _placeholders(message.string)
    ]
    assert not different


def test_compiled_catalogue_is_the_one_that_is_read() -> None:
    compiled = gettext.translation("kutipan", resource("i18n"), ["id"])
    stale = [
        message.id
        for message in _translated()
        if isinstance(message.id, str) and compiled.gettext(message.id) != message.string
    ]
    assert not stale
