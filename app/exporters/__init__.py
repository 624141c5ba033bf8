"""Rows in, files out: Word, spreadsheets, CSV. Exporters know no session."""
