from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from dialogues.analysis.examples import examples
from dialogues.choices import Stance
from dialogues.public.addresses import absolute


class TextPage(View):
    """A page of running text."""

    http_method_names = ["get", "head"]
    template_name: ClassVar[str]
    section = "about"

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "section": self.section,
            "canonical": absolute(request, request.path),
            **self.context(),
        }
        return render(request, self.template_name, context)

    def context(self) -> dict[str, Any]:
        return {}


class About(TextPage):
    template_name = "dialogues/about.html"

    def context(self) -> dict[str, Any]:
        site = settings.SITE_URL or self.request.build_absolute_uri("/").rstrip("/")
        return {"site_url": site, "contact": settings.CONTACT_EMAIL}


class Method(TextPage):
    template_name = "dialogues/method.html"

    def context(self) -> dict[str, Any]:
        return {
            "stances": Stance.choices,
            "examples": examples(),
            "four_eyes": settings.FOUR_EYES,
            "contact": settings.CONTACT_EMAIL,
        }
