"""Drafts and studies small enough to see in the test what they are about."""

from app.analysis.quote_audit.marks import Quotation, marked_quotations
from app.analysis.quote_audit.quote_audit import Finding, audit
from app.analysis.quote_audit.study import AuditedStudy, Transcript, Voice
from app.importers.drafts.drafts import read_draft
from app.models.draft import Draft
from app.models.span import Span
from app.queries.informants import InformantRow

MASTER = "The harbour silts up because nobody dredges, and the contract lapsed two years ago."
FISHER = "I never saw a sign at the pier. The heavy rains carry soil, 7,5 tonnes, into the basin."
MASTER_LEADS = "This was said by the Harbour master of the North pier:"
FISHER_LEADS = "This was said by the Fisher of the South pier:"


def informant(
    code: str, role: str, category: str = "", name: str = "", pseudonym: str = ""
) -> InformantRow:
    return InformantRow(1, code, name, role, "", category, "", "", "", pseudonym, "")


INFORMANTS = (
    informant("I-01", "Harbour master of the North pier", category="Harbour office"),
    informant("I-02", "Fisher of the South pier", category="Fishers"),
)


def spoken(*lines: tuple[str, str]) -> tuple[str, tuple[Voice, ...]]:
    """A transcript from ``(code, words)``; without a code the interviewer asks."""
    text, voices = "", []
    for code, words in lines:
        label = f"{code or 'Interviewer'}: "
        start = len(text) + len(label)
        voices.append(Voice(Span(start, start + len(words)), code, by_interviewer=not code))
        text += f"{label}{words}\n"
    return text, tuple(voices)


def study(*extra: tuple[str, str]) -> AuditedStudy:
    """The master and the fisher, each in a transcript; ``extra`` turns follow the master's."""
    first = spoken(("", "Why does the harbour silt up?"), ("I-01", MASTER), *extra)
    second = spoken(("I-02", FISHER))
    transcripts = [
        Transcript(nth, name, *said)
        for nth, (name, said) in enumerate(
            (("master.docx", first), ("fisher.txt", second)), start=1
        )
    ]
    return AuditedStudy(tuple(transcripts), INFORMANTS)


def draft(text: str, name: str = "thesis.txt") -> Draft:
    return read_draft(name, text.encode())


def audited(text: str, *extra: tuple[str, str]) -> list[Finding]:
    return audit(study(*extra), draft(text))


def only(text: str, *extra: tuple[str, str]) -> Finding:
    (finding,) = audited(text, *extra)
    return finding


def quoted(text: str, known: str = "") -> list[str]:
    """What stands between marks; ``known`` is what a transcript says."""
    return [each.span.cut_from(text) for each in found(text, known)]


def found(text: str, known: str = "") -> list[Quotation]:
    def knows(words: str) -> bool:
        snippet = " ".join(words.split()[1:4])
        return bool(snippet) and snippet in known

    return marked_quotations(draft(text), knows)
