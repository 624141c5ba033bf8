"""The conclusion: the codes of the chapter once more, in the same order, with what they rest on."""

from collections.abc import Sequence

from app.analysis.chapter.chapter import CodeSection, KindSection
from app.exporters.chapter.phrases import sentence
from app.exporters.word.document import WordDocument
from app.exporters.word.numbering import letters
from app.exporters.word.text import TO_BE_WRITTEN, Piece
from app.words import Words
from app.words.terms import kind_title


def add_conclusion(document: WordDocument, kinds: Sequence[KindSection]) -> None:
    """A list numbered ``1. a)``, or ``1. a) 1)`` where a kind has groups."""
    words = document.words
    document.heading(2, words("Conclusion"))
    document.paragraph(
        "Body Text", words("From the results and their discussion it can be concluded:")
    )
    for kind in kinds:
        title = kind_title(words, kind.kind, kind.kind_name)
        document.paragraph("List Heading", f"{kind.number}.\t{title}:")
        for place, group in enumerate(kind.groups, start=1):
            if group.number:
                name = group.group or words("Others")
                document.paragraph("List Heading 2", f"{letters(place)})\t{name}:")
            style = "List 3" if group.number else "List 2"
            for number, section in enumerate(group.codes, start=1):
                mark = f"{number})" if group.number else f"{letters(number)})"
                document.paragraph(style, f"{mark}\t", *_item(section, words))


def _item(section: CodeSection, words: Words) -> list[Piece]:
    code = section.code
    said = code.name_in(words.language)
    label = f" ({code.label})" if code.label else ""
    definition = f": {sentence(code.definition)}" if code.definition else "."
    pieces = [Piece(f"{said}{label}{definition}")]
    numbers = [each.passage.number for each in section.supporting if not each.is_context]
    if numbers:
        pieces.append(Piece(" (" + ", ".join(numbers) + ")"))
    else:
        pieces += [
            Piece(" "),
            Piece(words("[without evidence: not to be concluded]"), TO_BE_WRITTEN),
        ]
    if section.contradicting:
        against = ", ".join(each.passage.number for each in section.contradicting)
        pieces.append(Piece(" " + words("Contradicted by {numbers}.", numbers=against)))
    return pieces
