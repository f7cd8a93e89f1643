"""Lists that can be filtered, ordered and paged: one FilterSet and one Listing a noun.

The pages and the API use the same, so that an address with ``/api/v1`` put before it
answers the same question.
"""
