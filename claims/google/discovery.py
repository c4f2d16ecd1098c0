"""What the search takes and answers, in the form by which Google's clients are made."""

from typing import Any, Final

from django.conf import settings

_PREFIX: Final = "GoogleFactcheckingFactchecktoolsV1alpha1"
_TEXT: Final = {"type": "string"}
_MOMENT: Final = {"type": "string", "format": "google-datetime"}
_STANDARD: Final[dict[str, Any]] = {
    "alt": {**_TEXT, "description": "Answers are JSON whatever is asked for.", "enum": ["json"], "default": "json"},
    "fields": {**_TEXT, "description": "Which members of the answer are wanted, such as claims/text."},
    "key": {**_TEXT, "description": "Passed over: no key is needed."},
    "prettyPrint": {"type": "boolean", "description": "Whether the answer is set in lines.", "default": "true"},
    "quotaUser": {**_TEXT, "description": "Passed over."},
}
_SEARCH: Final[dict[str, Any]] = {
    "query": {**_TEXT, "description": "Words to look for, or a whole text. May be left out with a publisher's site."},
    "languageCode": {**_TEXT, "description": "Language of claims as BCP 47; its region makes no difference."},
    "reviewPublisherSiteFilter": {**_TEXT, "description": "The site that reviews stand on, such as news.example."},
    "maxAgeDays": {"type": "integer", "format": "int32", "description": "How many days ago at most, claim or review."},
    "pageSize": {"type": "integer", "format": "int32", "description": "How many claims; 10 unless given, 100 at most."},
    "pageToken": {**_TEXT, "description": "As an answer to the same search has it in nextPageToken."},
    "offset": {"type": "integer", "format": "int32", "description": "How many to pass over. Not with a pageToken."},
}


def discovery() -> dict[str, Any]:
    """The document, with this site as root."""
    root = f"{settings.SITE_URL}/"
    return {
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": "factchecktools:v1alpha1",
        "name": "factchecktools",
        "canonicalName": "Fact Check Tools",
        "version": "v1alpha1",
        "revision": "1",
        "title": f"Claims of {settings.SITE_NAME}",
        "ownerDomain": "",
        "ownerName": settings.SITE_NAME,
        "description": "Reviewed claims of this site, by the names of Google's Fact Check Tools API.",
        "protocol": "rest",
        "rootUrl": root,
        "baseUrl": root,
        "basePath": "",
        "servicePath": "",
        "batchPath": "batch",
        "fullyEncodeReservedExpansion": True,
        "documentationLink": f"{root}api/v1/docs/",
        "parameters": {name: {**value, "location": "query"} for name, value in _STANDARD.items()},
        "resources": {"claims": {"methods": {"search": _method()}}},
        "schemas": _schemas(),
    }


def _method() -> dict[str, Any]:
    path = "v1alpha1/claims:search"
    return {
        "id": "factchecktools.claims.search",
        "path": path,
        "flatPath": path,
        "httpMethod": "GET",
        "description": "Searches reviewed claims.",
        "parameterOrder": [],
        "parameters": {name: {**value, "location": "query"} for name, value in _SEARCH.items()},
        "response": {"$ref": f"{_PREFIX}FactCheckedClaimSearchResponse"},
    }


def _schemas() -> dict[str, Any]:
    return {
        **_schema("FactCheckedClaimSearchResponse", claims=_many("Claim"), nextPageToken=_TEXT),
        **_schema("Claim", text=_TEXT, claimant=_TEXT, claimDate=_MOMENT, claimReview=_many("ClaimReview")),
        **_schema(
            "ClaimReview",
            publisher={"$ref": f"{_PREFIX}Publisher"},
            url=_TEXT,
            title=_TEXT,
            reviewDate=_MOMENT,
            textualRating=_TEXT,
            languageCode=_TEXT,
        ),
        **_schema("Publisher", name=_TEXT, site=_TEXT),
    }


def _schema(of: str, /, **properties: Any) -> dict[str, Any]:
    return {f"{_PREFIX}{of}": {"id": f"{_PREFIX}{of}", "type": "object", "properties": properties}}


def _many(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"{_PREFIX}{name}"}}
