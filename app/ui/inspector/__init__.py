"""The chosen passage: its words, its codes, and what the researcher says it means."""
