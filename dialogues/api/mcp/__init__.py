"""The Model Context Protocol, for assistants: read-only, stateless, JSON answers over HTTP POST.

https://modelcontextprotocol.io/specification/2026-07-28 and the revisions before it that begin with
a handshake; both kinds of client are answered at the same address.

view       one POST, one answer
messages   JSON-RPC 2.0: what is a request, what is wrong with it
revisions  which revisions are spoken, and what each asks of a request
origins    which sites’ scripts may call
methods    what can be asked
toolbox    the tools, one file each
resources  records under dialogues:// addresses
wording    what an assistant reads: exact words in quotation marks, holder, meeting, link
"""
