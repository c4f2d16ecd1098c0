"""Who may open, and who may send, each page of the desk."""

from typing import NamedTuple

from django.db.models import Model

from factcheck.merging import mergeable
from factcheck.publishing import kinds
from factcheck.workflow.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR, SENIOR_EDITOR

ROLES = {"C": CONTRIBUTOR, "E": EDITOR, "P": SENIOR_EDITOR, "A": ADMINISTRATOR, "s": "staff", "u": "user", "-": ""}
"""The four roles; someone of the staff without one; an account without access to the desk; someone not signed in."""

NOBODY = ""
CEPA, EPA, PA, A = "CEPA", "EPA", "PA", "A"
STAFF, ACCOUNTS = "CEPAs", "CEPAsu"
# The method is not allowed, whoever asks.
NEVER = "405"


def _name(model: type[Model]) -> str:
    """A model as the names of its addresses begin."""
    return f"{model._meta.app_label}_{model._meta.model_name}"


class Page(NamedTuple):
    """Who gets what they ask a page for; everybody else is refused or led to the login."""

    get: str
    post: str


SITE = {
    "index": Page(STAFF, STAFF),
    "search": Page(STAFF, NEVER),
    "help": Page(STAFF, NEVER),
    "statistics": Page(STAFF, NEVER),
    "followers": Page(STAFF, NEVER),
    "desk_image": Page(CEPA, NEVER),
    "preferences": Page(STAFF, STAFF),
    "app_list": Page(CEPA, CEPA),
    "autocomplete": Page(CEPA, NEVER),
    "jsi18n": Page(STAFF, NEVER),
    "view_on_site": Page(STAFF, STAFF),
    # It leads to the page of the accounts, whoever asks.
    "login": Page(NOBODY, NOBODY),
    # Whoever signs out is led to signing in again.
    "logout": Page(NEVER, "u-"),
    "password_change": Page(STAFF, STAFF),
    "password_change_done": Page(STAFF, NEVER),
    "catch-all": Page(NOBODY, NOBODY),
}
"""The pages of the site itself, by name."""

MERGED = tuple(_name(model) for model in mergeable.models())
PUBLISHABLE = tuple(_name(kind.model) for kind in kinds.registered())
PARTS = ("claims_attribution", "claims_rebuttal", "claims_review", "claims_derivation", "claims_nocomment")
SHARED = ("claims_rating", "claims_ratingscale", "sources_passage")

# Every list, and what leads to or from it.
EDITED = {
    "changelist": Page(CEPA, CEPA),
    "add": Page(CEPA, CEPA),
    "change": Page(CEPA, CEPA),
    "history": Page(CEPA, CEPA),
    "restore": Page(CEPA, CEPA),
    "delete": Page(EPA, EPA),
    "redirect": Page(STAFF, STAFF),
}
# What the software writes down of its own work.
NOTED = {
    "changelist": Page(CEPA, CEPA),
    "add": Page(NOBODY, NOBODY),
    "change": Page(CEPA, NOBODY),
    "history": Page(CEPA, CEPA),
    "delete": Page(EPA, EPA),
    "redirect": Page(STAFF, STAFF),
}
# What imports leave to editors.
DECIDED = NOTED | {
    "changelist": Page(EPA, EPA),
    "change": Page(EPA, EPA),
    "history": Page(EPA, EPA),
    "delete": Page(NOBODY, NOBODY),
}
RECORD = EDITED | {
    "preview": Page(CEPA, NEVER),
    "publish": Page(PA, PA),
    "correct": Page(PA, PA),
    "withdraw": Page(PA, PA),
    "submit": Page(CEPA, CEPA),
    "assign": Page(CEPA, CEPA),
    "request-changes": Page(PA, PA),
    "take-back": Page(CEPA, CEPA),
    "approve": Page(EPA, EPA),
    "take-approval-back": Page(EPA, EPA),
    "comment": Page(NEVER, CEPA),
    "resolve": Page(NEVER, CEPA),
    "reopen": Page(NEVER, CEPA),
}
MERGEABLE = RECORD | {"merge": Page(PA, PA), "alike": Page(CEPA, NEVER)}
ACCOUNT = {view: Page(A, A) for view in NOTED} | {"redirect": Page(STAFF, STAFF)}

MODELS = {
    **dict.fromkeys(PUBLISHABLE, RECORD),
    # A draft's parts are its author's to take off again.
    **dict.fromkeys(PARTS, EDITED | {"delete": Page(CEPA, CEPA)}),
    **dict.fromkeys(SHARED, EDITED),
    **dict.fromkeys(MERGED, MERGEABLE),
    "sources_source": MERGEABLE
    | {
        "sources_intake": Page(CEPA, CEPA),
        "read_source": Page(CEPA, CEPA),
        "propose_source": Page(NEVER, CEPA),
        "capture": Page(NEVER, CEPA),
        "offers": Page(NEVER, CEPA),
        "retract": Page(PA, PA),
        "undo-retraction": Page(PA, PA),
    },
    "sources_capture": EDITED
    | {
        "change": Page(CEPA, NOBODY),
        "restore": Page(NOBODY, NOBODY),
        "delete": Page(NOBODY, NOBODY),
        "content": Page(CEPA, NEVER),
        "warc": Page(CEPA, NEVER),
    },
    "sources_captureattempt": NOTED,
    "sources_linkcheck": NOTED,
    "inbox_message": NOTED | {"delete": Page(PA, PA), "take-up": Page(NEVER, EPA), "close": Page(EPA, EPA)},
    "merging_merge": NOTED
    | {
        "changelist": Page(PA, PA),
        "change": Page(PA, NOBODY),
        "history": Page(PA, PA),
        "delete": Page(NOBODY, NOBODY),
        "undo": Page(PA, PA),
    },
    "redaction_redaction": NOTED
    | {
        "changelist": Page(A, A),
        "add": Page(NOBODY, NOBODY),
        "change": Page(A, NOBODY),
        "history": Page(A, A),
        "delete": Page(NOBODY, NOBODY),
        "propose": Page(A, A),
        "confirm": Page(A, A),
        "take-back": Page(A, A),
    },
    "importing_import": NOTED
    | {
        "changelist": Page(EPA, EPA),
        "add": Page(EPA, EPA),
        "change": Page(EPA, EPA),
        "history": Page(EPA, EPA),
        "delete": Page(NOBODY, NOBODY),
        "preview": Page(EPA, EPA),
        "resume": Page(NEVER, EPA),
        "report": Page(EPA, NEVER),
        "undo": Page(EPA, EPA),
    },
    "importing_columnmapping": DECIDED | {"change": Page(EPA, NOBODY)},
    "importing_unsurematch": DECIDED,
    "importing_proposedscale": DECIDED,
    "publishing_revision": NOTED
    | {
        "changelist": Page(PA, PA),
        "add": Page(NOBODY, NOBODY),
        "change": Page(PA, NOBODY),
        "history": Page(PA, PA),
        "delete": Page(NOBODY, NOBODY),
    },
    "transparency_signing": NOTED
    | {
        "changelist": Page(PA, PA),
        "change": Page(PA, NOBODY),
        "history": Page(PA, PA),
        "delete": Page(NOBODY, NOBODY),
    },
    "auth_user": ACCOUNT
    | {"password_change": Page(A, A), "reset_second_factor": Page(A, A)}
    | {"invite": Page(A, A), "invite_again": Page(A, A)},
    "auth_group": ACCOUNT,
    "accounts_accountchange": NOTED
    | {
        "changelist": Page(A, A),
        "add": Page(NOBODY, NOBODY),
        "change": Page(A, NOBODY),
        "history": Page(A, A),
        "delete": Page(NOBODY, NOBODY),
    },
}
"""The pages of each model, by view."""

PARTS_OF = {
    "claims_claim": "attributions",
    "claims_claimant": "aliases",
    "claims_derivation": "terms",
    "claims_ratingscale": "ratings",
    "claims_review": "evidence",
    "claims_topic": "events",
    "media_mediaobject": "appearances",
    "sources_publisher": "names",
    "sources_source": "draws",
}
"""The models whose parts are added row by row, with the name of one sort of them."""

MODELS |= {model: MODELS[model] | {"new_row": Page(CEPA, NEVER)} for model in PARTS_OF}
