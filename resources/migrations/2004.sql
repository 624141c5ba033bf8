-- The history of each code's name and definition.
-- Frozen: never change this file, a later version gets its own.

CREATE TABLE code_revision (
    code_id INTEGER NOT NULL,
    person_id INTEGER,
    changed_at VARCHAR NOT NULL,
    reason VARCHAR DEFAULT '' NOT NULL,
    former VARCHAR NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_code_revision_code_id FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE,
    CONSTRAINT fk_code_revision_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL,
    CONSTRAINT uq_code_revision_uuid UNIQUE (uuid)
);

CREATE INDEX ix_code_revision_code_id ON code_revision (code_id);

CREATE INDEX ix_code_revision_person_id ON code_revision (person_id);
