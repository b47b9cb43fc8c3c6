"""Our files in LibreOffice. `make office` runs them; the other tests do without that program."""
