"""What the audit says of a finding to a person: in the list, in a comment, in the report."""

from collections import Counter
from collections.abc import Iterable

from app.analysis.quote_audit.claims import Claim
from app.analysis.quote_audit.quote_audit import Finding
from app.words import Words
from app.words.audit import STATUSES, claim_sentence, informant_sentence, text_sentence


def finding_sentences(words: Words, finding: Finding) -> list[str]:
    """Everything that is to be said of a quotation, the most serious first."""
    said = []
    if finding.status == "other_informant":
        said.append(
            informant_sentence(
                words, finding.informant, finding.attributed_to, asked=finding.by_interviewer
            )
        )
    status = finding.text_status or finding.status
    said.append(
        text_sentence(words, status, finding.source, finding.difference, marked=finding.marked)
    )
    if status == "exact" and finding.difference:
        said.append(
            words(
                "The word before it, which turns what was said, is left out: {difference}",
                difference=finding.difference,
            )
        )
    if finding.how == "unclosed":
        said.append(words("The closing quotation mark is missing."))
    if finding.used_twice:
        said.append(words("The same words are quoted more than once."))
    return said


def is_remarkable(finding: Finding) -> bool:
    """Whether a quotation needs a word at all: exact ones and foreign ones do not."""
    is_plain = finding.status == "exact" and not finding.difference
    has_flag = finding.used_twice or finding.how == "unclosed"
    return not (is_plain or finding.status == "not_interview") or has_flag


def claim_said(words: Words, claim: Claim) -> str:
    """What is doubtful about a claim, in a sentence."""
    return claim_sentence(words, claim.kind, claim.codes, claim.zone, claim.expected)


def counted(words: Words, findings: Iterable[Finding]) -> str:
    """How many quotations have which status, in one line."""
    counts = Counter[str](finding.status for finding in findings)
    total = words.plural("{n} quotation", "{n} quotations", counts.total())
    parts = (f"{words(name)} {counts[key]}" for key, name in STATUSES.items() if counts[key])
    return f"{total}: {', '.join(parts)}" if counts else total
