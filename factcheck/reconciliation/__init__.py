"""Which records others' names and texts mean: the Reconciliation Service API, version 0.2, as OpenRefine speaks it."""
