"""A code named in the informant's own words."""

from unicode_segmentation_rs import split_word_bounds

LONGEST_NAME = 60
"""Code points; a name has to stand on one line of the codebook."""
_OUTER = " \t.,;:!?…\"'“”‘’«»„()[]{}–—-،؛؟。\uff0c！？、"


def in_vivo_name(words: str) -> str:
    """The words as the name of a code: on one line, without what encloses or ends them.

    Too many words are cut at a word's end (UAX 29, also where no blanks stand between words) and
    end in ``…``. Words of nothing but signs are taken as they are.
    """
    line = " ".join(words.split())
    name = line.strip(_OUTER) or line
    if len(name) <= LONGEST_NAME:
        return name
    kept = ""
    for piece in split_word_bounds(name):
        if len(kept) + len(piece) >= LONGEST_NAME:
            break
        kept += piece
    return (kept.rstrip(_OUTER) or name[: LONGEST_NAME - 1]) + "…"
