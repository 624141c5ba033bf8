-- Links between passages: one explains or contradicts another.
-- Frozen: never change this file, a later version gets its own.

CREATE TABLE passage_link (
    from_id INTEGER NOT NULL,
    to_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    person_id INTEGER NOT NULL,
    created_at VARCHAR NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_passage_link_from_id_to_id_kind UNIQUE (from_id, to_id, kind),
    CONSTRAINT fk_passage_link_from_id FOREIGN KEY(from_id) REFERENCES passage (id) ON DELETE CASCADE,
    CONSTRAINT fk_passage_link_to_id FOREIGN KEY(to_id) REFERENCES passage (id) ON DELETE CASCADE,
    CONSTRAINT fk_passage_link_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT uq_passage_link_uuid UNIQUE (uuid)
);

CREATE INDEX ix_passage_link_person_id ON passage_link (person_id);

CREATE INDEX ix_passage_link_to_id ON passage_link (to_id);
