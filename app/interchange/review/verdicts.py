"""What a supervisor wrote into a decision cell: a letter, a word, a tick, in either language.

Only what can mean one thing is a verdict. ``Setuju, tapi ...`` is not: it is kept as a remark and
the person is asked. Nor is a lone ``x``: people tick with it as often as they cross out, and a
single cell does not say which; the same goes for the crossed box, which is how Word ticks. A cross
drawn as such (``\u2717``) rejects.
"""

import re

from app.models.returned_review import CROSSED_OUT
from app.models.review import VERDICTS, Verdict

_WORDS: dict[Verdict, tuple[str, ...]] = {
    "agree": (
        *("s", "st", "stj", "setuju", "disetujui", "menyetujui", "sepakat", "sependapat"),
        *("sesuai", "benar", "betul", "tepat", "cocok", "terima", "diterima", "ok", "oke", "okay"),
        *("okey", "okk", "acc", "acc ya", "ya", "y", "iya", "iyah", "a", "agree", "agreed"),
        *("i agree", "fully agree", "strongly agree", "accept", "accepted", "approve", "approved"),
        *("yes", "yep", "correct", "right", "fine", "good", "keep", "bagus", "baik", "pertahankan"),
        *("v", "\u2713", "\u2714", "\u2705", "\u2611", "\u221a", "\U0001f44d", "+", "sudah sesuai"),
        *("sudah benar", "sudah tepat", "sudah baik", "sangat setuju", "setuju sekali", "lanjut"),
        *("lanjutkan", "dapat diterima", "bisa diterima", "tidak masalah", "tidak ada masalah"),
    ),
    "revise": (
        *("r", "rev", "revisi", "direvisi", "merevisi", "revise", "revised", "revision"),
        *("perbaiki", "diperbaiki", "perbaikan", "perlu revisi", "perlu direvisi"),
        *("perlu diperbaiki", "perlu perbaikan", "harus direvisi", "harus diperbaiki"),
        *("harap revisi", "harap direvisi", "harap diperbaiki", "mohon revisi", "mohon direvisi"),
        *("mohon diperbaiki", "tolong revisi", "tolong perbaiki", "tolong direvisi"),
        *("tolong diperbaiki", "ubah", "diubah", "ganti", "diganti", "needs revision", "amend"),
        *("please revise", "to revise", "to be revised", "change", "koreksi", "dikoreksi", "edit"),
        *("correction", "needs correction", "fix", "please fix"),
    ),
    "reject": (
        *("t", "tolak", "ditolak", "menolak", "tidak", "tidak setuju", "tdk setuju", "tdk"),
        *("tak setuju", "ga setuju", "gak setuju", "nggak setuju", "kurang setuju", "reject"),
        *("rejected", "no", "n", "disagree", "disagreed", "i disagree", "not agreed", "not agree"),
        *(
            "do not agree",
            "i do not agree",
            "don't agree",
            "i don't agree",
            "\u2717",
            "\u2718",
            "\u2715",
            "\u2716",
        ),
        *("\u274c", "\U0001f44e", "tidak sesuai", "tdk sesuai", "tidak tepat", "tidak benar"),
        *("tidak cocok", "salah", "wrong", "incorrect", "not correct", "hapus", "dihapus"),
        *("delete", "remove", "buang", "tidak diterima", "tidak dapat diterima"),
    ),
}
_MEANING: dict[str, Verdict] = {word: verdict for verdict in VERDICTS for word in _WORDS[verdict]}
_POLITE = frozenset(
    {"saya", "pak", "bu", "mas", "mbak", "dik", "ananda", "terima kasih", "thanks", "thank", "you"}
)
"""Words of address around a verdict, which change nothing about it."""

_EMPTY_BOX = "\u2610\u25a1\u25a2\u25fb"
_TICKED = "\u2611\u2612\u2713\u2714\u2717\u2718\u2705\u25a0\u25fc"
_TICKED_WORD = re.compile(rf"[{_TICKED}][\s\ufe0f]*([^\W\d_]+)")
_TYPED_BOXES = re.compile(
    r"[\[(]\s{0,3}([xv\u2713\u2714\u2611\u2612]?)\s{0,3}[\])]\s{0,3}([^\W\d_]+)"
)
_PIECES = re.compile(r"[\s/,;.:!|()\[\]{}<>\"\u201c\u201d\ufe0f\u200b\-\u2013\u2014=*_~]+")


def read_verdict(written: str) -> Verdict | None:
    """The verdict that the words of a decision cell are; None when there is none or no certain one.

    In a row of boxes (``\u2610 Setuju \u2612 Revisi``, ``[ ] Setuju [x] Revisi``) the one that is
    ticked counts. What is crossed out was taken back; what else stands there is asked about.
    """
    if CROSSED_OUT in written:
        return None
    folded = written.replace("\u2019", "'").replace("\u2018", "'").casefold().strip()
    boxes = _TYPED_BOXES.findall(folded)
    if len(boxes) > 1:
        return _only([_MEANING.get(word) for tick, word in boxes if tick])
    if any(box in folded for box in _EMPTY_BOX):
        return _only([_MEANING.get(word) for word in _TICKED_WORD.findall(folded)])
    pieces = [piece.strip("'") for piece in _PIECES.split(folded)]
    words = [piece for piece in pieces if piece and piece not in _POLITE]
    whole = _MEANING.get(" ".join(words))
    return whole or _only([_MEANING.get(word) for word in words])


def _only(meanings: list[Verdict | None]) -> Verdict | None:
    """The one meaning that all of them have."""
    found = set(meanings)
    return found.pop() if len(found) == 1 else None
