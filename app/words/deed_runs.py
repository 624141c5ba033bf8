"""Runs of the same deed as one sentence: ``Code 14 passages with P1``."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from app.words import Words
from app.words.deeds import deed_sentence

_Sentence = Callable[[Words, int, Mapping[str, str]], str]

_SENTENCES: dict[str, tuple[str, _Sentence]] = {
    "code_added": ("", lambda words, n, _: words.plural("Add {n} code", "Add {n} codes", n)),
    "code_changed": (
        "code",
        lambda words, n, named: words.plural(
            "Change code {code}, {n} time", "Change code {code}, {n} times", n, **named
        ),
    ),
    "coded": (
        "code",
        lambda words, n, named: words.plural(
            "Code {n} passage with {code}", "Code {n} passages with {code}", n, **named
        ),
    ),
    "attachment_added": (
        "",
        lambda words, n, _: words.plural("Enclose {n} picture", "Enclose {n} pictures", n),
    ),
    "guide_question_added": (
        "",
        lambda words, n, _: words.plural(
            "Add {n} question to the interview guide", "Add {n} questions to the interview guide", n
        ),
    ),
    "informant_added": (
        "",
        lambda words, n, _: words.plural("Add {n} informant", "Add {n} informants", n),
    ),
    "interpreted": (
        "",
        lambda words, n, _: words.plural(
            "Write {n} interpretation", "Write {n} interpretations", n
        ),
    ),
    "memo_changed": (
        "",
        lambda words, n, _: words.plural("Change memos, {n} time", "Change memos, {n} times", n),
    ),
    "memo_written": ("", lambda words, n, _: words.plural("Write {n} memo", "Write {n} memos", n)),
    "remark_resolved": (
        "",
        lambda words, n, _: words.plural(
            "Tick {n} remark as resolved", "Tick {n} remarks as resolved", n
        ),
    ),
    "review_agree": (
        "",
        lambda words, n, _: words.plural(
            "Review {n} coding: agree", "Review {n} codings: agree", n
        ),
    ),
    "review_answered": (
        "",
        lambda words, n, _: words.plural("Answer {n} remark", "Answer {n} remarks", n),
    ),
    "review_reject": (
        "",
        lambda words, n, _: words.plural(
            "Review {n} coding: reject", "Review {n} codings: reject", n
        ),
    ),
    "review_remark": (
        "",
        lambda words, n, _: words.plural("Remark on {n} coding", "Remark on {n} codings", n),
    ),
    "review_revise": (
        "",
        lambda words, n, _: words.plural(
            "Review {n} coding: revise", "Review {n} codings: revise", n
        ),
    ),
    "speaker_set": (
        "source",
        lambda words, n, named: words.plural(
            "Set {n} speaker in {source}", "Set {n} speakers in {source}", n, **named
        ),
    ),
    "stance_set": (
        "code",
        lambda words, n, named: words.plural(
            "Set the stance of {n} passage to {code}",
            "Set the stance of {n} passages to {code}",
            n,
            **named,
        ),
    ),
    "uncoded": (
        "code",
        lambda words, n, named: words.plural(
            "Remove {code} from {n} passage", "Remove {code} from {n} passages", n, **named
        ),
    ),
}


def comes_in_runs(key: str) -> bool:
    """Whether several deeds of this kind may be told in one sentence."""
    return key in _SENTENCES


def shared_parameter(key: str) -> str:
    """What all deeds of a run name alike, besides their kind; empty for nothing."""
    return _SENTENCES[key][0] if key in _SENTENCES else ""


def run_sentence(words: Words, key: str, parameters: Mapping[str, str], count: int) -> str:
    """``count`` deeds of one run in the language of ``words``; one alone is told in full."""
    if count == 1 or key not in _SENTENCES:
        return deed_sentence(words, key, parameters)
    shared, sentence = _SENTENCES[key]
    named = defaultdict(lambda: "?", parameters)
    return sentence(words, count, {shared: named[shared]} if shared else {})
