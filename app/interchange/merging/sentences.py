"""Rows of a merge as sentences: what a passage, coding or memo is called when it is listed."""

from collections.abc import Mapping
from functools import partial

from app.interchange.copy_rows import Row, Rows, layout_of
from app.interchange.merging.preview import MergeRow
from app.interchange.merging.revisions import Meeting
from app.models.passage import printed_number
from app.words import N_
from app.words.shortening import shortened

_MOST = 80

SENTENCES = {
    "project": N_("Description of the study"),
    "research_question": N_("Research question: {text}"),
    "person": N_("Person: {name}"),
    "kind": N_("Kind of code: {name}"),
    "code": N_("Code {code}"),
    "code_link": N_("{effort} as an answer to {cause}"),
    "code_revision": N_("Earlier definition of {code}"),
    "source": N_("Source {source}"),
    "source_folder": N_("Folder of sources: {folder}"),
    "source_in_folder": N_("{source} in the folder {folder}"),
    "source_text": N_("Text of {source}"),
    "text_revision": N_("Version of the text of {source}"),
    "formatting": N_("Formatting of {source}"),
    "page": N_("Pages of {source}"),
    "timestamp": N_("Time marks of {source}"),
    "speaker": N_("Speaker {label} in {source}"),
    "turn": N_("Turns of {source}"),
    "informant": N_("Informant {informant}"),
    "participation": N_("{informant} in {source}"),
    "variable": N_("Attribute {variable}"),
    "attribute": N_("{variable} of {informant}: {value}"),
    "passage": N_("Passage {passage}: {text}"),
    "passage_alias": N_("Earlier number of {passage}: {number}"),
    "changed_passage": N_("Earlier words of {passage}: {text}"),
    "coding": N_("{passage} with {code}, by {name}"),
    "passage_link": N_("Link of {passage} to {other}, by {name}"),
    "interpretation": N_("Interpretation of {passage} by {name}: {text}"),
    "memo": N_("Memo by {name}: {text}"),
    "decision": N_("Review by {name} ({code}): {verdict} {text}"),
    "returned_document": N_("Returned document {document}"),
    "review_round": N_("Review round {round}"),
    "round_reviewer": N_("{name} as a reviewer of {round}"),
    "round_coding": N_("{passage} in review round {round}"),
    "round_code": N_("A definition in review round {round}"),
    "second_coding": N_("Second coding by {first} and {second}"),
    "settlement": N_("Settled difference: {text}"),
    "masked_name": N_("Masked name {name}"),
    "mask": N_("Place of the masked name {name} in {source}"),
    "chapter_section": N_("Section of the chapter on {code}"),
    "chapter_passage": N_("{passage} in the section on {code}"),
    "recommendation": N_("Recommendation: {text}"),
    "recommendation_code": N_("{code} under a recommendation: {text}"),
    "guide_question": N_("Question of the interview guide: {text}"),
    "attachment": N_("Enclosure {document}"),
    "member_check": N_("Member check with {informant}"),
    "project_setting": N_("Setting of the project: {name}"),
}
_UNIFIED = N_("{there} is the same as {here}")
_RENUMBERED = N_("{old} becomes {new}")
_OURS_STAND = N_("{source}: “{ours}” stands, the other copy has “{theirs}”")
_THEIRS_STAND = N_("{source}: “{theirs}” of the other copy stands in the place of “{ours}”")

COLUMNS = {
    "answer": N_("Answer"),
    "category": N_("Category"),
    "code_id": N_("Code"),
    "consent": N_("Consent"),
    "date": N_("Date"),
    "definition": N_("Definition"),
    "encoding": N_("Encoding"),
    "example": N_("Example"),
    "faculty": N_("Faculty"),
    "folder_id": N_("Folder"),
    "full_definition": N_("Full definition"),
    "group": N_("Group"),
    "informant_id": N_("Informant"),
    "institution": N_("Institution"),
    "interview_date": N_("Date"),
    "key_quote": N_("Key quote"),
    "kind": N_("Kind"),
    "kind_id": N_("Kind"),
    "label": N_("Label"),
    "language": N_("Language"),
    "members": N_("Content"),
    "name": N_("Name"),
    "name_en": N_("English name"),
    "note": N_("Note"),
    "outcome": N_("Outcome"),
    "parent_id": N_("Code above"),
    "passage_id": N_("Passage"),
    "person_id": N_("Person"),
    "place": N_("Place"),
    "pseudonym": N_("Pseudonym"),
    "reason": N_("Reason"),
    "remark": N_("Remark"),
    "researcher": N_("Researcher"),
    "response": N_("Answer"),
    "series": N_("Number"),
    "source_id": N_("Place in the text"),
    "stance": N_("Stance"),
    "student_number": N_("Student number"),
    "supervisors": N_("Supervisors"),
    "text": N_("Text"),
    "title": N_("Title"),
    "type": N_("Type"),
    "university": N_("University"),
    "value": N_("Value"),
    "verdict": N_("Verdict"),
}
"""What a column is called; any other is shown as it is stored."""
QUIET = frozenset(
    {
        *("formatting", "page", "timestamp", "turn", "source_text", "passage_alias"),
        *("text_revision", "changed_passage", "code_revision"),
        *("round_coding", "round_code", "round_reviewer", "participation", "speaker"),
        "source_in_folder",
    }
)
"""Comes and goes with its source, passage or round, so it is not listed when it does."""


_PARAMETERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "research_question": {"text": ("text",)},
    "person": {"name": ("name",)},
    "kind": {"name": ()},
    "code": {"code": ("label", "name")},
    "code_revision": {"code": ("code_id",)},
    "code_link": {"effort": ("effort_id",), "cause": ("cause_id",)},
    "source": {"source": ("name",)},
    "source_folder": {"folder": ("name",)},
    "source_in_folder": {"source": ("source_id",), "folder": ("folder_id",)},
    "source_text": {"source": ("source_id",)},
    "text_revision": {"source": ("source_id",)},
    "speaker": {"label": ("label",), "source": ("source_id",)},
    "informant": {"informant": ("code", "name")},
    "participation": {"informant": ("informant_id",), "source": ("source_id",)},
    "variable": {"variable": ("name",)},
    "attribute": {
        "variable": ("variable_id",),
        "informant": ("informant_id",),
        "value": ("value",),
    },
    "passage": {"passage": ()},
    "passage_alias": {"passage": ("passage_id",), "number": ("series", "number")},
    "changed_passage": {"passage": ("passage_id",), "text": ("former",)},
    "coding": {"passage": ("passage_id",), "code": ("code_id",), "name": ("person_id",)},
    "passage_link": {"passage": ("from_id",), "other": ("to_id",), "name": ("person_id",)},
    "interpretation": {"passage": ("passage_id",), "name": ("person_id",), "text": ("text",)},
    "memo": {"name": ("person_id",), "text": ("text",)},
    "decision": {
        "name": ("person_id",),
        "code": ("code_name",),
        "verdict": ("verdict",),
        "text": ("remark",),
    },
    "returned_document": {"document": ("name",)},
    "review_round": {"round": ("name",)},
    "round_reviewer": {"name": ("person_id",), "round": ("round_id",)},
    "round_coding": {"passage": ("number",), "round": ("round_id",)},
    "round_code": {"round": ("round_id",)},
    "second_coding": {"first": ("first_id",), "second": ("second_id",)},
    "settlement": {"text": ("note",)},
    "masked_name": {"name": ("original",)},
    "mask": {"name": ("masked_name_id",), "source": ("source_id",)},
    "chapter_section": {"code": ("code_id",)},
    "chapter_passage": {"passage": ("passage_id",), "code": ("code_id",)},
    "recommendation": {"text": ("text",)},
    "recommendation_code": {"code": ("code_id",), "text": ("recommendation_id",)},
    "guide_question": {"text": ("text",)},
    "attachment": {"document": ("name",)},
    "member_check": {"informant": ("informant_id",)},
    "project_setting": {"name": ("key",)},
}
"""Columns of each parameter; a foreign key is shown as what it refers to, no column as the row."""


class Sentences:
    """Names rows of some copies; what the first does not know is looked for in the next."""

    def __init__(self, *copies: Rows) -> None:
        self._copies = copies
        self._texts: dict[str, str] = {}

    def row(self, table: str, key: str) -> MergeRow:
        """A row, described when it is shown."""
        return MergeRow(table, key, partial(self._described, table, key))

    def _described(self, table: str, key: str) -> tuple[str, dict[str, str]]:
        row = self._find(table, key)
        parameters: dict[str, str] = {}
        if layout_of(table).is_set:
            parameters["source"] = self.called("source", key)
        elif row is not None:
            for name, columns in _PARAMETERS.get(table, {}).items():
                shown = [self.value(table, column, row) for column in columns]
                text = " ".join(filter(None, shown)) if columns else self.called(table, key)
                parameters[name] = shortened(text, _MOST)
        if table == "passage" and row is not None:
            parameters["text"] = self._quotation(row)
        return SENTENCES[table], parameters

    def unified(self, table: str, key: str, into: str, before: "Sentences") -> MergeRow:
        """That two rows are one; ``before`` still knows the first."""
        return MergeRow(
            table,
            into,
            lambda: (
                _UNIFIED,
                {"there": before.called(table, key), "here": self.called(table, into)},
            ),
        )

    def renamed(self, table: str, key: str, old: str) -> MergeRow:
        """That a row has another number or name than ``old`` now."""
        return MergeRow(
            table, key, lambda: (_RENUMBERED, {"old": old, "new": self.called(table, key)})
        )

    def met(self, found: Meeting) -> MergeRow:
        """That both copies corrected the same words, and which stand."""
        return MergeRow(
            "source",
            found.source,
            lambda: (
                _OURS_STAND if found.ours_stand else _THEIRS_STAND,
                {
                    "source": self.called("source", found.source),
                    "ours": shortened(found.ours, _MOST),
                    "theirs": shortened(found.theirs, _MOST),
                },
            ),
        )

    def value(self, table: str, column: str, row: Row) -> str:
        """A value as it can be shown: what a key stands for instead of the key."""
        layout = layout_of(table)
        if layout.is_set:
            return str(len(row[0]))
        place = layout.place(column)
        value = row[place]
        target = next((name for at, name, _ in layout.targets if at == place), None)
        if value is None:
            return ""
        return self.called(target, value) if target is not None else str(value)

    def called(self, table: str, key: str) -> str:
        """What a row is called inside a sentence about another one."""
        row = self._find(table, key)
        if row is None:
            return "?"
        place = layout_of(table).place
        if table == "passage":
            return printed_number(row[place("series")], row[place("number")])
        columns = _CALLED.get(table, ("name",))
        return next((str(row[place(each)]) for each in columns if row[place(each)]), "?")

    def _find(self, table: str, key: str) -> Row | None:
        return next((rows[table][key] for rows in self._copies if key in rows[table]), None)

    def _quotation(self, row: Row) -> str:
        """The first words of a passage."""
        place = layout_of("passage").place
        source, start, end = (row[place(each)] for each in ("source_id", "start", "end"))
        if source not in self._texts:
            self._texts[source] = self._text_of(source)
        return shortened(self._texts[source][start : min(end, start + 2 * _MOST)], _MOST)

    def _text_of(self, source: str) -> str:
        found = self._find("source", source)
        if found is None:
            return ""
        layout = layout_of("source_text")
        revision = found[layout_of("source").place("revision")]
        values = {"source_id": source, "revision": revision}
        key = layout.natural_key(tuple(values.get(column) for column in layout.columns))
        text = self._find("source_text", key)
        return str(text[layout.place("text")]) if text is not None else ""


_CALLED = {
    "code": ("label", "name"),
    "informant": ("code",),
    "kind": ("name", "key"),
    "speaker": ("label",),
    "coding": (),
    "decision": ("code_name",),
    "second_coding": ("made_at",),
    "masked_name": ("original",),
    "recommendation": ("text",),
    "research_question": ("text",),
}
