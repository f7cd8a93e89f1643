"""The reconciliation service for OpenRefine and others: Reconciliation Service API 0.2.

https://reconciliation-api.github.io/specs/0.2/ says what is asked and answered here; what is found
and how it is weighed, ``dialogues.filters.reconciling`` does.
"""
