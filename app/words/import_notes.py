"""What was done to a text while it was read: one sentence for every key of ``ImportNote``."""

from app.words import N_, NP_, Words

_SENTENCES: dict[str, str | tuple[str, str]] = {
    "controls_replaced": NP_(
        "{n} character that no program can show was replaced by \ufffd.",
        "{n} characters that no program can show were replaced by \ufffd.",
    ),
    "long_paragraphs_broken": NP_(
        "{n} paragraph of more than 20,000 characters was broken after a sentence.",
        "{n} paragraphs of more than 20,000 characters were broken after a sentence.",
    ),
    "bytes_not_readable": NP_(
        "{n} character could not be read in the file's encoding and shows as \ufffd.",
        "{n} characters could not be read in the file's encoding and show as \ufffd.",
    ),
    "mixed_encodings": NP_(
        "The file mixes encodings: {n} character was read as Windows text, the rest as UTF-8. "
        "Please check the accented letters.",
        "The file mixes encodings: {n} characters were read as Windows text, the rest as UTF-8. "
        "Please check the accented letters.",
    ),
    "encoding_guessed": N_(
        "The file does not say its encoding, so it was guessed. Please check the accented letters."
    ),
    "headers_left_out": NP_(
        "{n} header, footer or page number was left out.",
        "{n} headers, footers or page numbers were left out.",
    ),
    "comments_left_out": NP_("{n} comment was left out.", "{n} comments were left out."),
    "deletions_left_out": NP_(
        "{n} tracked deletion was left out; insertions were taken in.",
        "{n} tracked deletions were left out; insertions were taken in.",
    ),
    "hidden_left_out": NP_(
        "{n} stretch of hidden text was left out.", "{n} stretches of hidden text were left out."
    ),
    "embedded_left_out": NP_(
        "{n} embedded document was left out.", "{n} embedded documents were left out."
    ),
    "sideways_left_out": NP_(
        "{n} letter that stands sideways on its page was left out.",
        "{n} letters that stand sideways on their page were left out.",
    ),
    "symbols_replaced": NP_(
        "{n} picture letter without a counterpart was replaced by \ufffd.",
        "{n} picture letters without a counterpart were replaced by \ufffd.",
    ),
    "notes_at_end": NP_(
        "{n} footnote stands at the end of the text; its mark is in brackets.",
        "{n} footnotes stand at the end of the text; their marks are in brackets.",
    ),
    "pages_without_text": NP_(
        "{n} page is a scanned picture without text and was left out.",
        "{n} pages are scanned pictures without text and were left out.",
    ),
    "file_cut_off": N_("The file ends in the middle; it was read as far as it goes."),
    "ending_differs": N_("The file is not what its ending says; it was read as what it really is."),
}
KEYS = frozenset(_SENTENCES)


def sentence(words: Words, key: str, count: int) -> str:
    """A note, by its key and how often it applies, as one sentence in the language of ``words``."""
    said = _SENTENCES[key]
    return words(said) if isinstance(said, str) else words.plural(*said, count)
