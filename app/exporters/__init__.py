"""Rows in, files out: Word, spreadsheets, CSV. No session; every file is written beside and renamed."""
