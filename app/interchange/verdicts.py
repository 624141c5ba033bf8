"""What a supervisor wrote into a decision cell: a letter, a word, a tick, in either language.

Only what can mean one thing is a verdict. ``Setuju, tapi ...`` is not: it is kept as a remark and
the person is asked.
"""

import re

from app.models.review import VERDICTS, Verdict

_WORDS: dict[Verdict, tuple[str, ...]] = {
    "agree": (
        *("s", "st", "setuju", "disetujui", "sepakat", "sesuai", "benar", "betul", "terima"),
        *("diterima", "ok", "oke", "okay", "okey", "acc", "ya", "y", "iya", "a", "agree", "agreed"),
        *("i agree", "saya setuju", "accept", "accepted", "approve", "approved", "yes", "correct"),
        *("v", "\u2713", "\u2714", "\u2705", "\u2611", "\u221a", "\U0001f44d", "sudah sesuai"),
        *("sudah benar", "sangat setuju", "setuju sekali", "fine"),
    ),
    "revise": (
        *("r", "rev", "revisi", "direvisi", "revise", "revised", "revision", "perbaiki"),
        *("diperbaiki", "perbaikan", "perlu revisi", "perlu diperbaiki", "perlu perbaikan"),
        *(
            "harap revisi",
            "harap diperbaiki",
            "mohon direvisi",
            "mohon diperbaiki",
            "tolong revisi",
        ),
        *("tolong perbaiki", "tolong diperbaiki", "ubah", "diubah", "ganti", "needs revision"),
        *("please revise", "to revise", "change", "koreksi", "edit"),
    ),
    "reject": (
        *("t", "tolak", "ditolak", "saya tolak", "tidak", "tidak setuju", "tdk setuju", "tdk"),
        *("saya tidak setuju", "reject", "rejected", "no", "n", "disagree", "i disagree"),
        *("not agreed", "do not agree", "x", "\u2717", "\u2718", "\u2715", "\u2716", "\u274c"),
        *("\u2612", "\u00d7", "\U0001f44e", "tidak sesuai", "tidak tepat"),
    ),
}
_MEANING: dict[str, Verdict] = {word: verdict for verdict in VERDICTS for word in _WORDS[verdict]}
_EMPTY_BOX = "\u2610\u25a1\u25a2\u25fb"
_TICKED = "\u2611\u2612\u2713\u2714\u2717\u2718\u2705\u25a0\u25fc"
_TICKED_WORD = re.compile(rf"[{_TICKED}][\s\ufe0f]*([^\W\d_]+)")
_PIECES = re.compile(r"[\s/,;.:!|()\[\]{}<>\"'\u201c\u201d\u2018\u2019\ufe0f\-\u2013\u2014=*_]+")


def read_verdict(written: str) -> Verdict | None:
    """The verdict that the words of a decision cell are; None when there is none or no certain one.

    In a row of boxes (``\u2610 Setuju \u2612 Revisi``) the one that is ticked counts.
    """
    folded = written.casefold().strip()
    if any(box in folded for box in _EMPTY_BOX):
        ticked = {_MEANING.get(word) for word in _TICKED_WORD.findall(folded)}
        return ticked.pop() if len(ticked) == 1 else None
    words = [piece for piece in _PIECES.split(folded) if piece]
    whole = _MEANING.get(" ".join(words))
    if whole:
        return whole
    meanings = {_MEANING.get(word) for word in words}
    return meanings.pop() if len(meanings) == 1 else None
