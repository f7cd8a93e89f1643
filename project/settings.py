"""How Dialogues is put together. What differs between installations comes from the environment."""

from datetime import timedelta
from logging import LogRecord

from csp.constants import NONE, SELF

from project.environment import BASE_DIR, LOCAL_HOSTS, load_environment

ENVIRONMENT = load_environment()
DATA_DIR = ENVIRONMENT.data_dir

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
SITE_NAME = ENVIRONMENT.site_name
SITE_URL = ENVIRONMENT.site_url
CONTACT_EMAIL = ENVIRONMENT.contact_email
#: Nothing is published that only one person has seen.
FOUR_EYES = ENVIRONMENT.four_eyes

INSTALLED_APPS = [
    "dialogues.apps.DialoguesConfig",
    "dialogues.apps.DeskConfig",  # django.contrib.admin, as the editors' desk
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "corsheaders",
    "rest_framework",
    "knox",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "tree_queries",
    "reversion",
    "csp",
]

# Whatever a later one answers, static files included, carries the headers of the earlier ones.
MIDDLEWARE = [
    "project.heads.BodilessHeads",
    "dialogues.api.request_ids.RequestIds",
    "dialogues.api.always_problems.AlwaysProblems",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "dialogues.api.cors.OpenForReading",
    "dialogues.api.limits.fields.RateLimitFields",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dialogues.public.views.health.ProbesFirst",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "project.urls"
WSGI_APPLICATION = "project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dialogues.public.context.site",
            ],
        },
    },
]

# --- data ---------------------------------------------------------------------------------------

DATABASES = {"default": ENVIRONMENT.database}
#: The model of tokens is our own; the one of the package would be a table that nobody uses.
MIGRATION_MODULES: dict[str, str | None] = {"knox": None}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # bytes; an editor pastes whole documents
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a conference with hundreds of participants is one form

#: Read and written by all workers of the site; what it holds can be lost at any time.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": ENVIRONMENT.cache_url,
        "KEY_PREFIX": "dialogues",
        # A server that is away or hangs must not hold up anybody: seconds.
        "OPTIONS": {"socket_connect_timeout": 0.2, "socket_timeout": 0.2},
    }
    if ENVIRONMENT.cache_url
    else {
        "BACKEND": "project.cache.SQLiteCache",
        "LOCATION": str(DATA_DIR / "cache.sqlite3"),
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# --- language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
TIME_ZONE = ENVIRONMENT.time_zone
USE_I18N = True
USE_TZ = True

# --- static files -------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "project.static_files.AppFiles",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "project.static_files.HashedFiles"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- who may come in ----------------------------------------------------------------------------

# Without ALLOWED_HOSTS only this machine is answered: an installation that was never set to
# production stays closed to the world.
ALLOWED_HOSTS = (
    ENVIRONMENT.allowed_hosts
    if ENVIRONMENT.production
    else [*LOCAL_HOSTS, ENVIRONMENT.host, *ENVIRONMENT.allowed_hosts]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

# --- what browsers are told ---------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_COOKIE_SECURE = ENVIRONMENT.production
CSRF_COOKIE_SECURE = ENVIRONMENT.production
SECURE_SSL_REDIRECT = ENVIRONMENT.https_redirect
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, without TLS
SECURE_HSTS_SECONDS = ENVIRONMENT.hsts_seconds if ENVIRONMENT.production else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.hsts_subdomains
# Only behind a proxy that always sets or removes this header: any client could send it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.trust_proxy else None

# --- API ----------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    # Tokens only: reading needs no account, and no cookie of a browser is ever looked at.
    "DEFAULT_AUTHENTICATION_CLASSES": ["dialogues.api.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_PARSER_CLASSES": ["dialogues.api.bodies.JsonBody"],
    "DEFAULT_THROTTLE_CLASSES": ["dialogues.api.limits.throttle.Limits"],
    "DEFAULT_RENDERER_CLASSES": ["dialogues.api.formats.Json"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "dialogues.api.formats.Negotiation",
    "DEFAULT_SCHEMA_CLASS": "dialogues.api.openapi.inspector.Inspector",
    "EXCEPTION_HANDLER": "dialogues.api.problems.answer_exception",
}
#: So many requests in so many seconds, of one token or one place; ``None`` is no limit.
API_RATES: dict[str, tuple[int, int] | None] = {
    "anonymous": ENVIRONMENT.rate_anonymous,
    "token": ENVIRONMENT.rate_token,
    "costly": ENVIRONMENT.rate_costly,
    "writing": ENVIRONMENT.rate_writing,
    "wrong_tokens": (60, 60),
}
#: How many entries of X-Forwarded-For, from the right, are not the client's own words.
TRUSTED_PROXIES = ENVIRONMENT.num_proxies if ENVIRONMENT.trust_proxy else 0
CORS_URLS_REGEX = r"^/(api/|mcp)"
CORS_ALLOW_ALL_ORIGINS = True
#: Reads what is posted, and changes nothing.
CORS_READING_POSTS = ("/api/v1/check/", "/api/v1/reconcile/", "/mcp")
#: Without Authorization: a browser that is on another site has no business with a token.
CORS_ALLOW_HEADERS = (
    "accept",
    "content-type",
    "if-none-match",
    "mcp-method",
    "mcp-name",
    "mcp-protocol-version",
    "mcp-session-id",
    "x-request-id",
)
CORS_EXPOSE_HEADERS = (
    "Content-Disposition",
    "Deprecation",
    "ETag",
    "Link",
    "Location",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "Sunset",
    "X-Request-ID",
)
KNOX_TOKEN_MODEL = "dialogues.ApiToken"  # noqa: S105  the name of a model
REST_KNOX = {"TOKEN_PREFIX": "dlg_", "TOKEN_TTL": timedelta(days=90)}
SPECTACULAR_SETTINGS = {
    "TITLE": f"{SITE_NAME} API",
    "DESCRIPTION": (
        "Who holds which position on which topic, said where, in which exact words. Everything "
        "published, without an account; writing with a token, under the rules of the editors' "
        "desk. A repeated parameter means or, different ones mean and; an unknown parameter or "
        "value is refused, an empty one is as good as none. The guide at /api/ explains it by "
        "examples, says what can be relied on, and keeps the changelog."
    ),
    "VERSION": "1.2",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "dialogues.api.openapi.finishing.finish",
        "dialogues.api.openapi.manners.describe",
    ],
    "SORT_OPERATION_PARAMETERS": False,
    "ENUM_NAME_OVERRIDES": {
        "ShiftChange": "dialogues.analysis.shifts.Change",
        "FeedChange": "dialogues.api.serializers.changes.WHAT",
    }
    | {
        name: f"dialogues.choices.{name}"
        for name in (
            "Access",
            "AnchorState",
            "AppearanceRole",
            "AttributionRole",
            "AttributionRule",
            "Basis",
            "Capacity",
            "Confidence",
            "ConferenceFormat",
            "DatePrecision",
            "DocumentKind",
            "HostRole",
            "IdentifierScheme",
            "InstitutionKind",
            "LabelKind",
            "Layer",
            "Mode",
            "NameKind",
            "ParticipantKind",
            "PositionKind",
            "RelationKind",
            "Setting",
            "Stance",
            "TextExtent",
            "TextVisibility",
        )
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# --- messages for whoever runs it ---------------------------------------------------------------


def _without_traceback(record: LogRecord) -> bool:
    """A wrong host name is a visitor's doing: one line says it, and what to set."""
    record.exc_info = None
    return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "sentence": {"()": "django.utils.log.CallbackFilter", "callback": _without_traceback},
        "request": {"()": "dialogues.api.request_ids.InLogLines"},
    },
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}{request}: {message}", "style": "{"}
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request"],
        }
    },
    "root": {"handlers": ["console"], "level": ENVIRONMENT.log_level},
    "loggers": {
        "django": {"handlers": [], "level": ENVIRONMENT.log_level},
        "django.request": {"level": "ERROR"},  # every 404 would be a warning
        "django.security.DisallowedHost": {"filters": ["sentence"]},
    },
}
