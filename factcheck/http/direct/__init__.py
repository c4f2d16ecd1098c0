"""Answers before Django what is certain: documents from the read model, and answers that are kept (decision 68)."""
