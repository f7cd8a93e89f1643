"""The vocabularies of the domain: every closed list a record can choose from.

The stored values are public: they are the values of API parameters and of exported files.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class DatePrecision(TextChoices):
    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")
    UNKNOWN = "unknown", _("Unknown")


class ConferenceFormat(TextChoices):
    ONLINE = "online", _("Online")
    IN_PERSON = "in_person", _("In person")
    HYBRID = "hybrid", _("Hybrid")
    UNKNOWN = "unknown", _("Unknown")


class Access(TextChoices):
    OPEN = "open", _("Open")
    CLOSED_DOOR = "closed_door", _("Closed door")
    UNKNOWN = "unknown", _("Unknown")


class AttributionRule(TextChoices):
    UNSTATED = "unstated", _("Not stated")
    ON_RECORD = "on_record", _("On the record")
    ROLE_OR_GROUP = "role_or_group", _("By role or group only")
    CHATHAM_HOUSE = "chatham_house", _("Chatham House Rule")
    EMBARGO = "embargo", _("Under embargo until a date")


#: Under these rules no person's name may stand beside a position anywhere public.
NAMELESS_RULES = (AttributionRule.ROLE_OR_GROUP, AttributionRule.CHATHAM_HOUSE)


class HostRole(TextChoices):
    HOST = "host", _("Host")
    CO_HOST = "co_host", _("Co-host")
    SPONSOR = "sponsor", _("Sponsor")
    VENUE = "venue", _("Venue")


class DocumentKind(TextChoices):
    SUMMARY = "summary", _("Summary")
    ARTICLE = "article", _("Related article")
    STATEMENT = "statement", _("Statement")
    TRANSCRIPT = "transcript", _("Transcript")
    AGENDA = "agenda", _("Agenda")


class TextExtent(TextChoices):
    """How much of the original document's wording the stored text is."""

    FULL = "full", _("Full text")
    EXCERPT = "excerpt", _("An excerpt only")
    NONE = "none", _("No text known")


class TextVisibility(TextChoices):
    """How much of a stored text its rights let the public see."""

    FULL = "full", _("Full text")
    PASSAGES = "passages", _("Quoted passages only")
    NOTHING = "nothing", _("Nothing")


class InstitutionKind(TextChoices):
    THINK_TANK = "think_tank", _("Think tank")
    FOUNDATION = "foundation", _("Foundation")
    UNIVERSITY = "university", _("University")
    GOVERNMENT_BODY = "government_body", _("Government body")
    INTERNATIONAL_ORGANISATION = "international_organisation", _("International organisation")
    MEDIA = "media", _("Media")
    COMPANY = "company", _("Company")
    OTHER = "other", _("Other")


class ParticipantKind(TextChoices):
    PERSON = "person", _("Person")
    ANONYMOUS = "anonymous", _("Anonymous participant")
    EXPERT_GROUP = "expert_group", _("Expert group")
    GOVERNMENT = "government", _("Government")
    BLOC = "bloc", _("Bloc")
    INSTITUTION = "institution", _("Institution")
    PUBLIC = "public", _("Public opinion")
    AUTHOR = "author", _("Author of the text")


#: Kinds that belong to no one country.
COUNTRYLESS_KINDS = (ParticipantKind.ANONYMOUS, ParticipantKind.BLOC)


class NameKind(TextChoices):
    VARIANT = "variant", _("Variant")
    TRANSLATION = "translation", _("In another language or script")
    FORMER = "former", _("Former name")
    ACRONYM = "acronym", _("Acronym")
    MERGED = "merged", _("Name of a merged record")


class LabelKind(TextChoices):
    """After SKOS: a preferred label a language, any number of alternative ones."""

    PREFERRED = "preferred", _("Preferred in its language")
    ALTERNATIVE = "alternative", _("Alternative")
    FORMER = "former", _("Former name")
    MERGED = "merged", _("Name of a merged topic")


class IdentifierScheme(TextChoices):
    ORCID = "orcid", "ORCID"
    ROR = "ror", "ROR"
    WIKIDATA = "wikidata", "Wikidata"


class AppearanceRole(TextChoices):
    OPENING_REMARKS = "opening_remarks", _("Opening remarks")
    CHAIR = "chair", _("Chair")
    SPEAKER = "speaker", _("Speaker")
    DISCUSSANT = "discussant", _("Discussant")
    PARTICIPANT = "participant", _("Participant")
    RAPPORTEUR = "rapporteur", _("Rapporteur")
    OBSERVER = "observer", _("Observer")


class Capacity(TextChoices):
    INSTITUTIONAL = "institutional", _("Institutional")
    PERSONAL = "personal", _("Personal")
    UNSTATED = "unstated", _("Unstated")


class Stance(TextChoices):
    SUPPORTS = "supports", _("Supports")
    OPPOSES = "opposes", _("Opposes")
    CONCERNED = "concerned", _("Concerned")
    EXPECTS = "expects", _("Expects")
    PROPOSES = "proposes", _("Proposes")
    ASSERTS = "asserts", _("Asserts")
    NEUTRAL = "neutral", _("Neutral")


class PositionKind(TextChoices):
    CLAIM = "claim", _("Claim")
    FORECAST = "forecast", _("Forecast")
    RECOMMENDATION = "recommendation", _("Recommendation")
    QUESTION = "question", _("Question")
    REJECTED_VIEW = "rejected_view", _("Rejected view")


class Mode(TextChoices):
    DIRECT_QUOTATION = "direct_quotation", _("Direct quotation")
    REPORTED_SPEECH = "reported_speech", _("Reported speech")
    OFFICIAL_LINE = "official_line", _("Official line as described")


class Layer(TextChoices):
    ATTRIBUTED = "attributed", _("Attributed")
    AUTHOR = "author", _("Author’s own voice")


class Setting(TextChoices):
    AT_CONFERENCE = "at_conference", _("Said at the conference")
    ELSEWHERE = "elsewhere", _("Elsewhere, only reported")


class Confidence(TextChoices):
    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")


class AttributionRole(TextChoices):
    HOLDER = "holder", _("Holder")
    REPORTER = "reporter", _("Reporter")
    ON_BEHALF_OF = "on_behalf_of", _("On behalf of")


class Basis(TextChoices):
    EXPLICIT = "explicit", _("Explicit")
    CARRIED_OVER = "carried_over", _("Carried over from a neighbouring sentence")
    HEADING = "heading", _("Heading")
    WHOLE_TEXT = "whole_text", _("Whole text")


class AnchorState(TextChoices):
    VERIFIED = "verified", _("Verified")
    UNVERIFIED = "unverified", _("Unverified")
    LOST = "lost", _("Not found in the changed text")


class RelationKind(TextChoices):
    AGREES = "agrees", _("Agrees with")
    OPPOSES = "opposes", _("Opposes")
    QUALIFIES = "qualifies", _("Qualifies")
    RESPONDS = "responds", _("Responds to")


class Decision(TextChoices):
    """What the coder decided about one sentence of a document."""

    UNDECIDED = "undecided", _("Undecided")
    ATTRIBUTED = "attributed", _("Attributed position")
    AUTHOR = "author", _("Author’s own position")
    BOTH = "both", _("Attributed and author’s own")
    NOTHING = "nothing", _("No position")


class NothingReason(TextChoices):
    BACKGROUND = "background", _("Background fact")
    NARRATIVE = "narrative", _("Narrative")
    HEADING = "heading", _("Heading")
    BOILERPLATE = "boilerplate", _("Boilerplate")
    TEASER = "teaser", _("Belongs to another document")


class CommentKind(TextChoices):
    COMMENT = "comment", _("Comment")
    APPROVED = "approved", _("Approved")
    SENT_BACK = "sent_back", _("Sent back")


class ImportState(TextChoices):
    PLANNED = "planned", _("Planned")
    APPLIED = "applied", _("Applied")
    DROPPED = "dropped", _("Dropped")


class Noun(TextChoices):
    """The six kinds of record that the public knows by an address of their own."""

    TOPIC = "topic", _("Topic")
    INSTITUTION = "institution", _("Institution")
    CONFERENCE = "conference", _("Conference")
    PARTICIPANT = "participant", _("Participant")
    DOCUMENT = "document", _("Document")
    POSITION = "position", _("Position")


class ChangeKind(TextChoices):
    """What happened to a record as the public sees it.

    ``touched`` is for programs that keep a copy: the record itself is as it was, but its answer
    prints something of another record that changed.
    """

    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Corrected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    HIDDEN = "hidden", _("No longer shown")
    REPUBLISHED = "republished", _("Shown again")
    MERGED = "merged", _("Merged into another record")
    DELETED = "deleted", _("Deleted")
    TOUCHED = "touched", _("Prints what changed elsewhere")


class TokenScope(TextChoices):
    READ = "read", _("Read")
    WRITE = "write", _("Read and write")
