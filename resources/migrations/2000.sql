-- Review rounds, their snapshots, returned papers, copies that were met, second coding.
-- Frozen: never change this file, a later version gets its own.

CREATE TABLE review_round (
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    person_id INTEGER NOT NULL,
    scope VARCHAR NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    frozen_at VARCHAR NOT NULL,
    closed_at VARCHAR,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_review_round_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT uq_review_round_uuid UNIQUE (uuid)
);

CREATE INDEX ix_review_round_person_id ON review_round (person_id);

CREATE TABLE round_reviewer (
    round_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_round_reviewer_round_id_person_id UNIQUE (round_id, person_id),
    CONSTRAINT fk_round_reviewer_round_id FOREIGN KEY(round_id) REFERENCES review_round (id) ON DELETE CASCADE,
    CONSTRAINT fk_round_reviewer_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_round_reviewer_person_id ON round_reviewer (person_id);

CREATE TABLE round_coding (
    round_id INTEGER NOT NULL,
    coding_uuid VARCHAR(36) NOT NULL,
    number VARCHAR NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_round_coding_round_id_coding_uuid UNIQUE (round_id, coding_uuid),
    CONSTRAINT fk_round_coding_round_id FOREIGN KEY(round_id) REFERENCES review_round (id) ON DELETE CASCADE
);

CREATE INDEX ix_round_coding_coding_uuid ON round_coding (coding_uuid);

CREATE TABLE round_code (
    round_id INTEGER NOT NULL,
    code_uuid VARCHAR(36) NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_round_code_round_id_code_uuid UNIQUE (round_id, code_uuid),
    CONSTRAINT fk_round_code_round_id FOREIGN KEY(round_id) REFERENCES review_round (id) ON DELETE CASCADE
);

CREATE INDEX ix_round_code_code_uuid ON round_code (code_uuid);

CREATE TABLE snapshot (
    fingerprint VARCHAR(64) NOT NULL,
    content VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_snapshot_fingerprint UNIQUE (fingerprint)
);

CREATE TABLE printed_document (
    uuid VARCHAR(36) NOT NULL,
    round_uuid VARCHAR(36),
    kind VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    printed_at VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_printed_document_uuid UNIQUE (uuid)
);

CREATE TABLE known_copy (
    copy_id VARCHAR(36) NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    purpose VARCHAR DEFAULT '' NOT NULL,
    copy_for VARCHAR(36),
    series VARCHAR DEFAULT '' NOT NULL,
    sources VARCHAR NOT NULL,
    meetings INTEGER NOT NULL,
    proof VARCHAR DEFAULT '' NOT NULL,
    rows BLOB NOT NULL,
    met_at VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_known_copy_copy_id UNIQUE (copy_id)
);

CREATE TABLE second_coding (
    first_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL,
    sources VARCHAR NOT NULL,
    codings BLOB NOT NULL,
    made_at VARCHAR NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_second_coding_first_id FOREIGN KEY(first_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_second_coding_second_id FOREIGN KEY(second_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT uq_second_coding_uuid UNIQUE (uuid)
);

CREATE INDEX ix_second_coding_first_id ON second_coding (first_id);

CREATE INDEX ix_second_coding_second_id ON second_coding (second_id);

CREATE TABLE settlement (
    second_coding_id INTEGER NOT NULL,
    difference VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    person_id INTEGER NOT NULL,
    settled_at VARCHAR NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_settlement_second_coding_id FOREIGN KEY(second_coding_id) REFERENCES second_coding (id) ON DELETE CASCADE,
    CONSTRAINT fk_settlement_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT uq_settlement_uuid UNIQUE (uuid)
);

CREATE INDEX ix_settlement_person_id ON settlement (person_id);

CREATE INDEX ix_settlement_second_coding_id ON settlement (second_coding_id);

-- Tables with new columns are made again, children before parents: dropping a parent would
-- empty the references to it.

CREATE TEMP TABLE kept_decision AS SELECT * FROM decision;

DROP TABLE decision;

CREATE TEMP TABLE kept_returned_document AS SELECT * FROM returned_document;

DROP TABLE returned_document;

CREATE TEMP TABLE kept_project AS SELECT * FROM project;

DROP TABLE project;

CREATE TABLE project (
    project_uuid VARCHAR(36) NOT NULL,
    copy_id VARCHAR(36) NOT NULL,
    copy_of VARCHAR(36),
    purpose VARCHAR DEFAULT '' NOT NULL,
    copy_for VARCHAR(36),
    series VARCHAR(4) NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    researcher VARCHAR DEFAULT '' NOT NULL,
    student_number VARCHAR DEFAULT '' NOT NULL,
    faculty VARCHAR DEFAULT '' NOT NULL,
    university VARCHAR DEFAULT '' NOT NULL,
    supervisors VARCHAR DEFAULT '' NOT NULL,
    language VARCHAR NOT NULL,
    created_at VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

INSERT INTO project (project_uuid, copy_id, copy_of, series, title, researcher, student_number, faculty, university, supervisors, language, created_at, id)
SELECT project_uuid, copy_id, copy_of, series, title, researcher, student_number, faculty, university, supervisors, language, created_at, id FROM kept_project;

DROP TABLE kept_project;

CREATE TABLE returned_document (
    name VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    person_id INTEGER NOT NULL,
    round_id INTEGER,
    read_at VARCHAR NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_returned_document_sha256_person_id UNIQUE (sha256, person_id),
    CONSTRAINT fk_returned_document_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_returned_document_round_id FOREIGN KEY(round_id) REFERENCES review_round (id) ON DELETE SET NULL,
    CONSTRAINT uq_returned_document_uuid UNIQUE (uuid)
);

CREATE INDEX ix_returned_document_person_id ON returned_document (person_id);

CREATE INDEX ix_returned_document_round_id ON returned_document (round_id);

INSERT INTO returned_document (name, sha256, person_id, read_at, uuid, id)
SELECT name, sha256, person_id, read_at, uuid, id FROM kept_returned_document;

DROP TABLE kept_returned_document;

CREATE TABLE decision (
    passage_id INTEGER,
    coding_id INTEGER,
    code_id INTEGER,
    code_name VARCHAR NOT NULL,
    person_id INTEGER NOT NULL,
    verdict VARCHAR,
    remark VARCHAR DEFAULT '' NOT NULL,
    resolved BOOLEAN NOT NULL,
    reply_to_id INTEGER,
    response VARCHAR,
    answer VARCHAR DEFAULT '' NOT NULL,
    answered_at VARCHAR,
    fingerprint VARCHAR(64) NOT NULL,
    round_id INTEGER,
    returned_id INTEGER,
    decided_at VARCHAR NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_decision_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE,
    CONSTRAINT fk_decision_coding_id FOREIGN KEY(coding_id) REFERENCES coding (id) ON DELETE SET NULL,
    CONSTRAINT fk_decision_code_id FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE SET NULL,
    CONSTRAINT fk_decision_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_decision_reply_to_id FOREIGN KEY(reply_to_id) REFERENCES decision (id) ON DELETE SET NULL,
    CONSTRAINT fk_decision_round_id FOREIGN KEY(round_id) REFERENCES review_round (id) ON DELETE SET NULL,
    CONSTRAINT fk_decision_returned_id FOREIGN KEY(returned_id) REFERENCES returned_document (id) ON DELETE SET NULL,
    CONSTRAINT uq_decision_uuid UNIQUE (uuid)
);

CREATE INDEX ix_decision_code_id ON decision (code_id);

CREATE INDEX ix_decision_coding_id ON decision (coding_id);

CREATE INDEX ix_decision_passage_id ON decision (passage_id);

CREATE INDEX ix_decision_person_id ON decision (person_id);

CREATE INDEX ix_decision_reply_to_id ON decision (reply_to_id);

CREATE INDEX ix_decision_returned_id ON decision (returned_id);

CREATE INDEX ix_decision_round_id ON decision (round_id);

INSERT INTO decision (passage_id, coding_id, code_name, person_id, verdict, remark, answer, fingerprint, returned_id, decided_at, uuid, id, resolved)
SELECT passage_id, coding_id, code_name, person_id, verdict, remark, answer, fingerprint, returned_id, decided_at, uuid, id, 0 FROM kept_decision;

DROP TABLE kept_decision;
