"""What a new token is for, what it may do, and for how long."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.choices import TokenScope
from dialogues.editorial import tokens
from dialogues.models import ApiToken

DAYS = (
    ("7", _("7 days")),
    ("30", _("30 days")),
    ("90", _("90 days")),
    ("365", _("a year")),
)
NEVER = ("never", _("without end"))
DEFAULT_DAYS = "90"


class TokenForm(forms.ModelForm):
    lifetime = forms.ChoiceField(
        label=_("Works for"),
        choices=DAYS,
        initial=DEFAULT_DAYS,
        help_text=_("Then make another. A token that leaks is harmless once it has ended."),
    )

    class Meta:
        model = ApiToken
        fields = ["name", "scope"]
        widgets = {"scope": forms.RadioSelect}

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if user.is_superuser:
            fields["lifetime"].choices = [*DAYS, NEVER]
        if not tokens.may_write(user):
            fields["scope"].choices = [(TokenScope.READ.value, TokenScope.READ.label)]

    @property
    def span(self) -> timedelta | None:
        chosen = self.cleaned_data["lifetime"]
        return None if chosen == NEVER[0] else timedelta(days=int(chosen))
