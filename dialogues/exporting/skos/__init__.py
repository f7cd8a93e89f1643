"""Topics as a thesaurus: a SKOS concept scheme (https://www.w3.org/TR/skos-reference/).

Each function takes the API's JSON objects of topics. What SKOS forbids is mended on the way: see
``labels`` (S13, S14) and ``kinship`` (S27).
"""
