"""Made-up interview text for the benchmarks: the same at every run."""

import random

_WORDS = (
    *("yang", "dan", "di", "ke", "dari", "karena", "tidak", "sudah", "belum", "kami", "kita"),
    *("pemilihan", "pegawai", "daerah", "netral", "tekanan", "mereka", "banyak", "camat", "warga"),
    *("desa", "sungai", "kampung", "aturan", "surat", "calon", "saudara", "jabatan"),
)
_RARE = [f"kata{number}" for number in range(3000)]
PARAGRAPH = 400


def interview(characters: int, chance: random.Random) -> str:
    """Text of about this many characters in paragraphs of ``PARAGRAPH``; Zipf-like words."""
    paragraphs: list[str] = []
    for _ in range(max(1, characters // PARAGRAPH)):
        words: list[str] = []
        while sum(map(len, words)) + len(words) < PARAGRAPH - 10:
            words.append(chance.choice(_WORDS if chance.random() < 0.8 else _RARE))  # noqa: PLR2004
        paragraphs.append(" ".join(words))
    return "\n".join(paragraphs)
