-- Folders of sources, and which source lies in which.
-- Frozen: never change this file, a later version gets its own.

CREATE TABLE source_folder (
    name VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    uuid VARCHAR(36) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_source_folder_uuid UNIQUE (uuid)
);

CREATE TABLE source_in_folder (
    folder_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_source_in_folder_source_id UNIQUE (source_id),
    CONSTRAINT fk_source_in_folder_folder_id FOREIGN KEY(folder_id) REFERENCES source_folder (id) ON DELETE CASCADE,
    CONSTRAINT fk_source_in_folder_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);

CREATE INDEX ix_source_in_folder_folder_id ON source_in_folder (folder_id);
