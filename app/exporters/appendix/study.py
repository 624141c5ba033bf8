"""How the study was done, as tables of the appendix: guide, informants, texts, codebook, checks."""

from collections.abc import Iterator

from app.analysis.appendix.appendix import AppendixContent, Transcript
from app.analysis.appendix.data_reduction import parent_name
from app.analysis.citation import printed_date, speaker
from app.exporters.appendix.table import NOTHING, Cell, PartTable, Row, row_of
from app.exporters.transcript_rows import passages_by_row, stretches
from app.exporters.word.places import code_bookmark, code_heading
from app.queries.codes import CodeRow
from app.queries.informants import InformantRow
from app.words import N_, Words
from app.words.terms import CONSENTS, kind_name, term

ATTACHMENT_KINDS = {"photo": N_("Photograph"), "permit": N_("Permit"), "other": N_("Enclosure")}


def guide_table(content: AppendixContent, words: Words) -> PartTable:
    """Research question, topic, question, whom it is put to."""
    rows = [
        row_of(str(number), line.research_question, line.topic, line.text, line.target)
        for number, line in enumerate(content.guide, start=1)
    ]
    header = (
        *(words("No."), words("Research question"), words("Topic")),
        *(words("Question"), words("Put to")),
    )
    return PartTable(header, (0.9, 3.4, 2.4, 5, 2.4), rows)


def informants_table(content: AppendixContent, words: Words) -> PartTable:
    """Who was asked; names are left out."""
    rows = [
        row_of(
            *(str(number), person.code, "\n".join(roles(person)), person.category, person.place),
            "\n".join(printed_date(words, date) for date in person.dates),
            term(words, CONSENTS, person.consent),
        )
        for number, person in enumerate(content.informants, start=1)
    ]
    header = (
        *(words("No."), words("Code"), words("Role"), words("Category"), words("Place")),
        *(words("Date of interview"), words("Consent")),
    )
    return PartTable(header, (0.9, 1.3, 3.5, 2.2, 2.1, 2.2, 2.3), rows)


def roles(person: InformantRow) -> list[str]:
    """The role, and the institution where the role does not name it."""
    role, institution = speaker(person), person.institution
    return [role, *([institution] if institution.casefold() not in role.casefold() else [])]


def codebook_table(content: AppendixContent, words: Words) -> PartTable:
    """The parts of a definition after MacQueen et al. (1998), and how often each code is used."""
    header = (
        *(words("Code"), words("Kind and group"), words("Definition"), words("Full definition")),
        *(words("When to use"), words("When not to use"), words("Example"), words("Note")),
        words("Passages"),
    )
    rows = [_code_row(code, words) for code in content.codebook]
    return PartTable(header, (3, 2.4, 3.4, 3.8, 3, 3, 3, 2.4, 1.4), rows, lies=True)


def _code_row(code: CodeRow, words: Words) -> Row:
    kind = kind_name(words, code.kind, code.kind_name)
    belongs = [kind, code.group, parent_name(code)]
    return (
        Cell(code_heading(code, words), "strong", bookmark=code_bookmark(code.id)),
        *row_of(
            *("\n".join(filter(None, belongs)), code.definition, code.full_definition),
            *(code.when_to_use, code.when_not_to_use, code.example, code.note),
            str(code.passages),
        ),
    )


def transcripts_table(content: AppendixContent, words: Words) -> PartTable:
    """Every numbered turn or paragraph with the codes beside it."""
    header = (words("Source"), words("No."), words("Transcript"), words("Codes"))
    rows = [row for each in content.transcripts for row in _transcript_rows(each)]
    return PartTable(header, (2.6, 1.1, 8, 2.4), rows)


def _transcript_rows(transcript: Transcript) -> Iterator[Row]:
    found = stretches(transcript.content)
    beside = passages_by_row(found, transcript.passages)
    for place, stretch in enumerate(found):
        said = transcript.content.text[stretch.start : stretch.end].strip("\n")
        codes = [
            " ".join([row.number, *dict.fromkeys(coding.called for coding in row.codings)])
            for row in beside.get(place, ())
        ]
        yield (
            Cell(transcript.source.name),
            Cell(stretch.number, bookmark=stretch.bookmark),
            Cell(said),
            Cell("\n".join(codes)),
        )


def members_table(content: AppendixContent, words: Words) -> PartTable:
    """What informants were shown of the findings, and what they answered."""
    header = (
        *(words("No."), words("Informant"), words("Date")),
        *(words("What was sent"), words("Answer of the informant")),
    )
    rows = [
        row_of(
            *(str(number), check.informant, printed_date(words, check.date)),
            *(check.sent, check.response or NOTHING),
        )
        for number, check in enumerate(content.member_checks, start=1)
    ]
    return PartTable(header, (0.9, 2, 2.6, 4.3, 4.3), rows)


def attachments_table(content: AppendixContent, words: Words) -> PartTable:
    """What is enclosed; the pictures themselves stand in the Word document and the web page."""
    header = (*(words("No."), words("Kind"), words("File")), *(words("Caption"), words("Source")))
    rows = [
        row_of(
            *(str(number), term(words, ATTACHMENT_KINDS, each.kind), each.name),
            *(each.caption, each.origin),
        )
        for number, each in enumerate(content.attachments, start=1)
    ]
    return PartTable(header, (0.9, 2.2, 3, 4.4, 3.5), rows)
