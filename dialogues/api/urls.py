from django.urls import URLPattern, URLResolver, path, re_path

from dialogues.api.reconciliation.addresses import addresses_of_reconciliation
from dialogues.api.views.annotation import DocumentAnnotations, PositionAnnotation
from dialogues.api.views.changes import Changes
from dialogues.api.views.check import CheckText
from dialogues.api.views.compare import Comparison
from dialogues.api.views.conferences import Conferences
from dialogues.api.views.documents import Documents
from dialogues.api.views.downloads import Downloads
from dialogues.api.views.facets import addresses_of_facets
from dialogues.api.views.institutions import Institutions
from dialogues.api.views.network import NetworkView
from dialogues.api.views.participants import Participants
from dialogues.api.views.positions import Positions
from dialogues.api.views.root import Root
from dialogues.api.views.schema import Docs, Schema
from dialogues.api.views.search import Search
from dialogues.api.views.topics import Topics
from dialogues.api.views.unknown import Unknown
from dialogues.api.views.vocabulary import Vocabulary

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", Root.as_view(), name="root"),
    *addresses_of_facets(),
    *Conferences.addresses_of_views(),
    *Documents.addresses_of_views(),
    *Institutions.addresses_of_views(),
    *Participants.addresses_of_views(),
    *Topics.addresses_of_views(),
    *Positions.addresses_of_views(),
    path(
        "documents/<slug:slug>/annotations/",
        DocumentAnnotations.as_view(),
        name="document-annotations",
    ),
    path(
        "positions/<int:pk>/annotation/", PositionAnnotation.as_view(), name="position-annotation"
    ),
    path("check/", CheckText.as_view(), name="check"),
    path("changes/", Changes.as_view(), name="changes"),
    path("compare/", Comparison.as_view(), name="compare"),
    path("downloads/", Downloads.as_view(), name="downloads"),
    path("network/", NetworkView.as_view(), name="network"),
    *addresses_of_reconciliation(),
    path("search/", Search.as_view(), name="search"),
    path("vocabulary/", Vocabulary.as_view(), name="vocabulary"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
    re_path(r"", Unknown.as_view(), name="unknown"),
]
