"""What was done to a text while it was read: one sentence for every key of ``ImportNote``."""

from collections.abc import Callable

from app.words import Words

_SENTENCES: dict[str, Callable[[Words, int], str]] = {
    "controls_replaced": lambda words, n: words.plural(
        "{n} character that no program can show was replaced by \ufffd.",
        "{n} characters that no program can show were replaced by \ufffd.",
        n,
    ),
    "long_paragraphs_broken": lambda words, n: words.plural(
        "{n} paragraph of more than 20,000 characters was broken after a sentence.",
        "{n} paragraphs of more than 20,000 characters were broken after a sentence.",
        n,
    ),
    "bytes_not_readable": lambda words, n: words.plural(
        "{n} character could not be read in the file's encoding and shows as \ufffd.",
        "{n} characters could not be read in the file's encoding and show as \ufffd.",
        n,
    ),
    "mixed_encodings": lambda words, n: words.plural(
        "The file mixes encodings: {n} character was read as Windows text, the rest as UTF-8. "
        "Please check the accented letters.",
        "The file mixes encodings: {n} characters were read as Windows text, the rest as UTF-8. "
        "Please check the accented letters.",
        n,
    ),
    "encoding_guessed": lambda words, _: words(
        "The file does not say its encoding, so it was guessed. Please check the accented letters."
    ),
    "headers_left_out": lambda words, n: words.plural(
        "{n} header, footer or page number was left out.",
        "{n} headers, footers or page numbers were left out.",
        n,
    ),
    "comments_left_out": lambda words, n: words.plural(
        "{n} comment was left out.", "{n} comments were left out.", n
    ),
    "deletions_left_out": lambda words, n: words.plural(
        "{n} tracked deletion was left out; insertions were taken in.",
        "{n} tracked deletions were left out; insertions were taken in.",
        n,
    ),
    "hidden_left_out": lambda words, n: words.plural(
        "{n} stretch of hidden text was left out.",
        "{n} stretches of hidden text were left out.",
        n,
    ),
    "embedded_left_out": lambda words, n: words.plural(
        "{n} embedded document was left out.", "{n} embedded documents were left out.", n
    ),
    "sideways_left_out": lambda words, n: words.plural(
        "{n} letter that stands sideways on its page was left out.",
        "{n} letters that stand sideways on their page were left out.",
        n,
    ),
    "symbols_replaced": lambda words, n: words.plural(
        "{n} picture letter without a counterpart was replaced by \ufffd.",
        "{n} picture letters without a counterpart were replaced by \ufffd.",
        n,
    ),
    "notes_at_end": lambda words, n: words.plural(
        "{n} footnote stands at the end of the text; its mark is in brackets.",
        "{n} footnotes stand at the end of the text; their marks are in brackets.",
        n,
    ),
    "pages_without_text": lambda words, n: words.plural(
        "{n} page is a scanned picture without text and was left out.",
        "{n} pages are scanned pictures without text and were left out.",
        n,
    ),
    "file_cut_off": lambda words, _: words(
        "The file ends in the middle; it was read as far as it goes."
    ),
    "ending_differs": lambda words, _: words(
        "The file is not what its ending says; it was read as what it really is."
    ),
}
KEYS = frozenset(_SENTENCES)


def sentence(words: Words, key: str, count: int) -> str:
    """A note, by its key and how often it applies, as one sentence in the language of ``words``."""
    return _SENTENCES[key](words, count)
