-- Correcting transcripts: who made a revision of a text, and which passages' words it changed.
-- Frozen: never change this file, a later version gets its own.

CREATE TABLE text_revision (
    source_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    person_id INTEGER,
    made_at VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    file_name VARCHAR DEFAULT '' NOT NULL,
    sha256 VARCHAR(64),
    words INTEGER NOT NULL,
    splices VARCHAR NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_text_revision_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE,
    CONSTRAINT fk_text_revision_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL,
    CONSTRAINT uq_text_revision_uuid UNIQUE (uuid)
);

CREATE INDEX ix_text_revision_source_id ON text_revision (source_id);

CREATE INDEX ix_text_revision_person_id ON text_revision (person_id);

CREATE TABLE changed_passage (
    passage_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    former VARCHAR NOT NULL,
    doubtful BOOLEAN NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_changed_passage_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE,
    CONSTRAINT uq_changed_passage_uuid UNIQUE (uuid)
);

CREATE INDEX ix_changed_passage_passage_id ON changed_passage (passage_id);
