from django.urls import URLPattern, URLResolver, path, re_path

from dialogues.api.views.compare import Comparison
from dialogues.api.views.conferences import Conferences
from dialogues.api.views.documents import Documents
from dialogues.api.views.facets import PositionFacets
from dialogues.api.views.institutions import Institutions
from dialogues.api.views.network import NetworkView
from dialogues.api.views.participants import Participants
from dialogues.api.views.positions import Positions
from dialogues.api.views.root import Root
from dialogues.api.views.schema import Docs, Schema
from dialogues.api.views.search import Search
from dialogues.api.views.topics import Topics
from dialogues.api.views.unknown import Unknown

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", Root.as_view(), name="root"),
    *Conferences.addresses_of_views(),
    *Documents.addresses_of_views(),
    *Institutions.addresses_of_views(),
    *Participants.addresses_of_views(),
    *Topics.addresses_of_views(),
    *Positions.addresses_of_views(),
    path("positions/facets/", PositionFacets.as_view(), name="position-facets"),
    path("compare/", Comparison.as_view(), name="compare"),
    path("network/", NetworkView.as_view(), name="network"),
    path("search/", Search.as_view(), name="search"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
    re_path(r"", Unknown.as_view(), name="unknown"),
]
