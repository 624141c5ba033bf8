-- Masking, the arrangement of the thesis, enclosures of its appendix, what was exported.
-- Frozen: never change this file, a later version gets its own.

CREATE TABLE attachment (
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    caption VARCHAR DEFAULT '' NOT NULL,
    origin VARCHAR DEFAULT '' NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_attachment_uuid UNIQUE (uuid)
);

CREATE TABLE export_record (
    what VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    manifest VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

CREATE TABLE project_setting (
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_project_setting_key UNIQUE ("key")
);

CREATE TABLE recommendation (
    text VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_recommendation_uuid UNIQUE (uuid)
);

CREATE TABLE masked_name (
    kind VARCHAR NOT NULL,
    informant_id INTEGER,
    original VARCHAR NOT NULL,
    variants VARCHAR DEFAULT '' NOT NULL,
    masked VARCHAR NOT NULL,
    general VARCHAR DEFAULT '' NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_masked_name_informant_id FOREIGN KEY(informant_id) REFERENCES informant (id) ON DELETE SET NULL,
    CONSTRAINT uq_masked_name_uuid UNIQUE (uuid)
);

CREATE INDEX ix_masked_name_informant_id ON masked_name (informant_id);

CREATE TABLE member_check (
    informant_id INTEGER NOT NULL,
    date VARCHAR DEFAULT '' NOT NULL,
    sent VARCHAR DEFAULT '' NOT NULL,
    response VARCHAR DEFAULT '' NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_member_check_informant_id FOREIGN KEY(informant_id) REFERENCES informant (id) ON DELETE CASCADE,
    CONSTRAINT uq_member_check_uuid UNIQUE (uuid)
);

CREATE INDEX ix_member_check_informant_id ON member_check (informant_id);

CREATE TABLE chapter_passage (
    code_id INTEGER NOT NULL,
    passage_id INTEGER NOT NULL,
    position INTEGER,
    excluded BOOLEAN NOT NULL,
    cuts VARCHAR NOT NULL,
    lead_in VARCHAR DEFAULT '' NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_chapter_passage_code_id_passage_id UNIQUE (code_id, passage_id),
    CONSTRAINT fk_chapter_passage_code_id FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE,
    CONSTRAINT fk_chapter_passage_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE,
    CONSTRAINT uq_chapter_passage_uuid UNIQUE (uuid)
);

CREATE INDEX ix_chapter_passage_passage_id ON chapter_passage (passage_id);

CREATE TABLE chapter_section (
    code_id INTEGER NOT NULL,
    position INTEGER,
    excluded BOOLEAN NOT NULL,
    opening VARCHAR DEFAULT '' NOT NULL,
    synthesis VARCHAR DEFAULT '' NOT NULL,
    contrary VARCHAR DEFAULT '' NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_chapter_section_code_id UNIQUE (code_id),
    CONSTRAINT fk_chapter_section_code_id FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE,
    CONSTRAINT uq_chapter_section_uuid UNIQUE (uuid)
);

CREATE TABLE guide_question (
    research_question_id INTEGER,
    topic VARCHAR DEFAULT '' NOT NULL,
    text VARCHAR NOT NULL,
    target VARCHAR DEFAULT '' NOT NULL,
    position INTEGER NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_guide_question_research_question_id FOREIGN KEY(research_question_id) REFERENCES research_question (id) ON DELETE SET NULL,
    CONSTRAINT uq_guide_question_uuid UNIQUE (uuid)
);

CREATE INDEX ix_guide_question_research_question_id ON guide_question (research_question_id);

CREATE TABLE mask (
    masked_name_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_mask_masked_name_id FOREIGN KEY(masked_name_id) REFERENCES masked_name (id) ON DELETE CASCADE,
    CONSTRAINT fk_mask_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE,
    CONSTRAINT uq_mask_uuid UNIQUE (uuid)
);

CREATE INDEX ix_mask_masked_name_id ON mask (masked_name_id);

CREATE INDEX ix_mask_source_id ON mask (source_id);

CREATE TABLE recommendation_code (
    recommendation_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_recommendation_code_recommendation_id_code_id UNIQUE (recommendation_id, code_id),
    CONSTRAINT fk_recommendation_code_recommendation_id FOREIGN KEY(recommendation_id) REFERENCES recommendation (id) ON DELETE CASCADE,
    CONSTRAINT fk_recommendation_code_code_id FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE INDEX ix_recommendation_code_code_id ON recommendation_code (code_id);
