"""Records as references for a bibliography.

reference   what a citation says, in no format yet
cautions    what whoever cites it has to know
records     references made of positions, documents and conferences
chicago, ris, bibtex, csl_json
            the formats, one file each; all in English, names in their own scripts
"""
