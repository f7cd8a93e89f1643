"""Who is calling: a token, or else the place that the request came from."""

import ipaddress
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

#: A household or an office is given a network of this size, and may use any address in it.
IPV6_NETWORK = 64


def caller(request: Any) -> str:
    """Of a REST framework request. No address and no token can be read from it."""
    if request.auth is not None:
        return f"token:{request.auth.pk[:32]}"
    return place(request._request)


def place(request: HttpRequest) -> str:
    network = network_of(address(request))
    return f"place:{salted_hmac('dialogues.api.limits', network).hexdigest()[:32]}"


def address(request: HttpRequest) -> str:
    """The address of the peer, or behind trusted proxies what the outermost of them saw.

    Each proxy adds one entry at the right; whatever stands further left was sent by the client,
    who may have made it up.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    proxies = settings.TRUSTED_PROXIES
    told = request.headers.get("X-Forwarded-For", "")
    if not proxies or not told:
        return str(peer)
    entries = told.split(",")
    return entries[-min(proxies, len(entries))].strip()


def network_of(address: str) -> str:
    """The address itself, of IPv6 its network; what is no address counts as one caller."""
    try:
        found = ipaddress.ip_address(_bare(address))
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(found), IPV6_NETWORK), strict=False))


def _bare(address: str) -> str:
    """Without brackets, port and zone: ``[2001:db8::1]:443``, ``192.0.2.1:80``, ``fe80::1%eth0``."""
    if address.startswith("["):
        address = address[1:].partition("]")[0]
    elif address.count(":") == 1:
        address = address.partition(":")[0]
    return address.partition("%")[0]
