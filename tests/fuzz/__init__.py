"""Mutants of the published dataset: whatever happens to its files, reading answers with a dataset or with problems."""
