"""What the database holds beside tables: triggers, functions, word indexes. Declared in code, laid after migrate."""
