"""What a quote audit says: its statuses, and what is wrong with a quotation or a claim."""

from collections.abc import Sequence

from app.words import N_, Words
from app.words.terms import term

STATUSES = {
    "exact": N_("Exact"),
    "typographic": N_("Typography only"),
    "shortened": N_("Shortened"),
    "altered": N_("Altered"),
    "other_informant": N_("Another informant"),
    "not_found": N_("Not found"),
    "not_interview": N_("No interview"),
}
_MEANINGS = {
    "exact": N_("The words stand like this in {source}."),
    "typographic": N_(
        "The same words stand in {source}; only spaces, punctuation or case differ: {difference}"
    ),
    "altered": N_("Not the words of {source}: {difference}"),
    "not_found": N_("No transcript holds these words."),
    "not_interview": N_("A law, a work of literature or a term: no transcript holds these words."),
}
_SHORTENED = {
    True: N_("Shortened from {source}, as marked: {difference}"),
    False: N_("Shortened from {source} without a mark such as […]: {difference}"),
}
ZONES = {
    "abstract": N_("Abstract"),
    "introduction": N_("Introduction of the results"),
    "heading": N_("Heading"),
    "results": N_("Results"),
    "conclusion": N_("Conclusion"),
}
CLAIMS = {
    "no_passage": N_("No passage"),
    "left_out": N_("Left out"),
    "order": N_("Other order"),
    "numbering": N_("Other numbering"),
}
_CLAIM_SENTENCES = {
    "no_passage": N_("{zone}: {codes} is named, but no passage carries it."),
    "left_out": N_("{zone}: {codes} has passages, but is not named."),
    "order": N_("{zone}: {codes} come in another order than in the sections ({expected})."),
    "numbering": N_("{zone}: the ordinal numbers of {codes} do not follow the list ({expected})."),
}


def text_sentence(
    words: Words, status: str, source: str, difference: str, *, marked: bool = False
) -> str:
    """What became of the words of a quotation."""
    if status == "shortened":
        return words(_SHORTENED[marked], source=source, difference=difference)
    return words(_MEANINGS[status], source=source, difference=difference)


def informant_sentence(words: Words, informant: str, attributed: str, *, asked: bool) -> str:
    """Who said it, if the draft names somebody else; ``asked`` for words of the interviewer."""
    if asked:
        return words("The interviewer says this, not {attributed}.", attributed=attributed)
    return words(
        "{informant} says this; the draft names {attributed}.",
        informant=informant,
        attributed=attributed,
    )


def claim_sentence(
    words: Words, kind: str, codes: Sequence[str], zone: str, expected: Sequence[str]
) -> str:
    """What is doubtful about a claim."""
    return words(
        _CLAIM_SENTENCES[kind],
        zone=term(words, ZONES, zone),
        codes=", ".join(codes),
        expected=", ".join(expected),
    )
