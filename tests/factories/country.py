from typing import Any

from factory import LazyAttribute
from factory.django import DjangoModelFactory

from dialogues.models import Country

NAMES = {
    "CN": ("China", "Китай", "中国"),
    "JP": ("Japan", "Япония", "日本"),
    "KR": ("South Korea", "Республика Корея", "韓国"),
    "RU": ("Russia", "Россия", "ロシア"),
    "US": ("United States", "США", "アメリカ合衆国"),
}


def _name(place: int) -> LazyAttribute:
    return LazyAttribute(lambda country: NAMES.get(country.code, (country.code,) * 3)[place])


class CountryFactory(DjangoModelFactory[Country]):
    """The country of that code, made once: ``CountryFactory(code="JP")``."""

    class Meta:
        model = Country
        django_get_or_create = ("code",)

    code = "RU"
    name = _name(0)
    name_ru = _name(1)
    name_ja = _name(2)


class FromCountry:
    """Lets a factory take a country by its code: ``ParticipantFactory(country="JP")``."""

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        if isinstance(kwargs.get("country"), str):
            kwargs["country"] = CountryFactory(code=kwargs["country"])
        return kwargs
