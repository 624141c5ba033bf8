"""Where sentences begin and end: one rule for selecting them and for counting them."""

import re
from collections.abc import Iterator

from unicode_segmentation_rs import unicode_sentences

from app.models.span import Span

# UAX 29 ends a sentence after "Drs. H. Amin"; these short forms before a name do not end one.
# "dll." and its like are left to UAX 29: they end a sentence when a capital follows.
_SHORT_FORM = re.compile(
    r"(?<![^\s(])(?:[A-Z]|Bpk?|Sdr|Sdri|Drs?|Dra|Ir|Hj?|KH|Tgk|Ust|Prof|Mr|Mrs|Ms|St|No|no|Yth"
    r"|Jln?|Kab|Kec|Tgl|tgl|Rp|a\.n|hlm|hal|pp?)\.\s*$"
)


def sentences(paragraph: str) -> Iterator[Span]:
    """The sentences of one paragraph without the blanks round them, in code points.

    The boundaries are Unicode's (UAX 29), except behind short forms such as ``Drs.``. Dots and
    signs that are no sentence of their own belong to the one before them.
    """
    begin = 0
    for end in (*_boundaries(paragraph), len(paragraph)):
        if end < len(paragraph) and _SHORT_FORM.search(paragraph, begin, end):
            continue
        found = paragraph[begin:end]
        if found.strip():
            yield Span(end - len(found.lstrip()), begin + len(found.rstrip()))
        begin = end


def _boundaries(paragraph: str) -> Iterator[int]:
    """Where sentences begin, but for the first one."""
    position = 0
    for number, piece in enumerate(unicode_sentences(paragraph)):
        begin = paragraph.index(piece, position)
        if number:
            yield begin
        position = begin + len(piece)


def sentences_within(text: str, within: Span) -> Iterator[Span]:
    """The sentences of a stretch of text, line by line: a line break ends a sentence."""
    start = within.start
    for line in within.cut_from(text).split("\n"):
        for found in sentences(line):
            yield Span(start + found.start, start + found.end)
        start += len(line) + 1
