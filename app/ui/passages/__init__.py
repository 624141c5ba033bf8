"""All coded passages in one table: filter, sort, jump, cite, uncode."""
