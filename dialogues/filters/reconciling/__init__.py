"""Which public records a name in somebody’s table may mean, and what is known of them.

The rules behind the reconciliation service (Reconciliation Service API 0.2 of the W3C Entity
Reconciliation Community Group, https://reconciliation-api.github.io/specs/0.2/), without its
addresses: what is asked, who is found, with which score, and which values can be fetched.
"""
