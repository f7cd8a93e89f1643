from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from knox.models import AuthTokenManager


class ApiTokenQuerySet(models.QuerySet[Any]):
    def valid(self) -> Self:
        """Neither revoked nor expired."""
        unexpired = Q(expiry=None) | Q(expiry__gt=timezone.now())
        return self.filter(unexpired, revoked_at=None)


class ApiTokenManager(AuthTokenManager.from_queryset(ApiTokenQuerySet)):  # type: ignore[misc]
    """``create(user, expiry=timedelta | None, name=…, scope=…)`` returns the row and its token."""
