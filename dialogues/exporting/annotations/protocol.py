"""What an answer with annotations says in its headers (W3C Web Annotation Protocol, 4.1 and 5.1)."""

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'

#: For the header ``Link``: a plain resource, and no container that takes new members.
LINKS = '<http://www.w3.org/ns/ldp#Resource>; rel="type"'
