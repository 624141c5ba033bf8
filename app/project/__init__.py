"""The open file: edits, journal, undo, migrations, backup, lock and search index.

All SQL that only SQLite understands lives here; ``sqlite3`` is imported nowhere else.
"""
