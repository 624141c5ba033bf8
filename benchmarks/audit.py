"""How long the audit of a whole thesis takes; prints JSON in seconds.

``python -m benchmarks.audit``: 300 quotations, every second one altered, in a draft of 120,000
characters, against 100 transcripts of 30,000 characters each. ``index`` is what every audit
begins with.
"""

import json
import random
import time

from app.analysis.quote_audit.index import WordIndex
from app.analysis.quote_audit.quote_audit import audit
from app.analysis.quote_audit.study import AuditedStudy, Transcript, Voice
from app.importers.drafts.drafts import read_draft
from app.models.span import Span

TRANSCRIPTS, CHARACTERS, QUOTATIONS, WORDS = 100, 30_000, 300, 40
VOCABULARY = 8_000


def _study(chance: random.Random) -> AuditedStudy:
    """Words as often as in speech: the n-th most common one about 1/n as often as the first."""
    words = [
        "".join(chance.choices("abdegiklmnoprstu", k=2 + nth % 8)) for nth in range(VOCABULARY)
    ]
    weights = [1 / (nth + 1) for nth in range(VOCABULARY)]
    transcripts = []
    for nth in range(TRANSCRIPTS):
        text = " ".join(chance.choices(words, weights, k=CHARACTERS // 5))[:CHARACTERS]
        voice = Voice(Span(0, len(text)), f"I-{nth:03}")
        transcripts.append(Transcript(nth, f"{nth}.txt", text, (voice,)))
    return AuditedStudy(tuple(transcripts), ())


def _draft(study: AuditedStudy, chance: random.Random) -> bytes:
    paragraphs = []
    for nth in range(QUOTATIONS):
        words = chance.choice(study.transcripts).text.split()
        start = chance.randrange(len(words) - WORDS)
        quoted = words[start : start + WORDS]
        if nth % 2:
            quoted[chance.randrange(WORDS)] = "lainnya"
        paragraphs.append(
            f"Seorang informan mengatakan: \u201c{' '.join(quoted)}\u201d. " + "x " * 60
        )
    return "\n\n".join(paragraphs).encode()


def main() -> None:
    """Measure and print."""
    chance = random.Random(4)  # noqa: S311 - the same draft every time
    study = _study(chance)
    draft = read_draft("thesis.txt", _draft(study, chance))
    begun = time.perf_counter()
    WordIndex(study)
    indexed = time.perf_counter()
    found = audit(study, draft)
    done = time.perf_counter()
    statuses = {
        status: sum(each.status == status for each in found) for status in ("exact", "altered")
    }
    print(json.dumps({"index": indexed - begun, "audit": done - indexed, **statuses}, indent=2))


if __name__ == "__main__":
    main()
