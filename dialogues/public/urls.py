from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, path, re_path
from django.views.decorators.http import require_safe

from dialogues.public import sitemaps, taking_away
from dialogues.public.views import changes, coverage, downloads
from dialogues.public.views.about import About, Method
from dialogues.public.views.annotation import DocumentText, PositionAnnotation
from dialogues.public.views.api import ApiPage, ApiReference
from dialogues.public.views.check import CheckPage
from dialogues.public.views.compare import Compare, CompareFigure
from dialogues.public.views.conferences import ConferenceList, ConferencePage
from dialogues.public.views.documents import DocumentList, DocumentPage
from dialogues.public.views.health import healthz, readyz
from dialogues.public.views.home import Home
from dialogues.public.views.institutions import InstitutionList, InstitutionPage
from dialogues.public.views.network import NetworkFile, NetworkPage
from dialogues.public.views.participants import ParticipantList, ParticipantPage
from dialogues.public.views.positions import PositionList, PositionPage
from dialogues.public.views.robots import robots
from dialogues.public.views.search import Search
from dialogues.public.views.suggest import Suggest, opensearch
from dialogues.public.views.topic_figure import TopicFigure
from dialogues.public.views.topic_parts import TopicExchanges, TopicPositions
from dialogues.public.views.topics import TopicList, TopicPage

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", Home.as_view(), name="home"),
    *taking_away.urlpatterns,
    *changes.urlpatterns,
    *coverage.urlpatterns,
    *downloads.urlpatterns,
    path("conferences/", ConferenceList.as_view(), name="conference-list"),
    path("conferences/<slug:slug>/", ConferencePage.as_view(), name="conference"),
    path("positions/", PositionList.as_view(), name="position-list"),
    path("positions/<int:pk>/", PositionPage.as_view(), name="position"),
    path(
        "positions/<int:pk>/annotation/", PositionAnnotation.as_view(), name="position-annotation"
    ),
    path("topics/", TopicList.as_view(), name="topic-list"),
    path("topics/<slug:slug>/", TopicPage.as_view(), name="topic"),
    path("topics/<slug:slug>/positions/", TopicPositions.as_view(), name="topic-positions"),
    re_path(
        r"^topics/(?P<slug>[-a-zA-Z0-9_]+)/figure\.(?P<extension>svg|png)$",
        TopicFigure.as_view(),
        name="topic-figure",
    ),
    path("topics/<slug:slug>/exchanges/", TopicExchanges.as_view(), name="topic-exchanges"),
    path("network/", NetworkPage.as_view(), name="network"),
    path("network/<str:name>", NetworkFile.as_view(), name="network-file"),
    path("participants/", ParticipantList.as_view(), name="participant-list"),
    path("participants/<slug:slug>/", ParticipantPage.as_view(), name="participant"),
    path("institutions/", InstitutionList.as_view(), name="institution-list"),
    path("institutions/<slug:slug>/", InstitutionPage.as_view(), name="institution"),
    path("documents/", DocumentList.as_view(), name="document-list"),
    path("documents/<slug:slug>/", DocumentPage.as_view(), name="document"),
    path("documents/<slug:slug>/text.txt", DocumentText.as_view(), name="document-text"),
    path("check/", CheckPage.as_view(), name="check"),
    path("compare/", Compare.as_view(), name="compare"),
    re_path(
        r"^compare/figure\.(?P<extension>svg|png)$", CompareFigure.as_view(), name="compare-figure"
    ),
    path("search/", Search.as_view(), name="search"),
    path("search/suggest/", Suggest.as_view(), name="suggest"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("about/", About.as_view(), name="about"),
    path("about/method/", Method.as_view(), name="method"),
    path("api/", ApiPage.as_view(), name="api"),
    path("api/reference/", ApiReference.as_view(), name="api-reference"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        require_safe(sitemap),
        {"sitemaps": sitemaps.SITEMAPS},
        name="sitemap-section",
    ),
]
