"""How much one caller may ask for: counted in a cache that all workers share.

A limit is so many requests in a window of so many seconds; windows begin at fixed times. Each
request counts against ``anonymous`` or ``token``, and beside it against ``costly`` or ``writing``
where it is such. Without the cache nothing is counted, and everything is answered.
"""
