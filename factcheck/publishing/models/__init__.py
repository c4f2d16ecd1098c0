"""Tables of the publish boundary, and the bases of what can be published."""

from factcheck.publishing.models.approvals import Approval
from factcheck.publishing.models.base import Identified, Publishable, version_field
from factcheck.publishing.models.log import (
    ENDINGS,
    NOT_SHOWN,
    REDACTION,
    Change,
    RedactedRevision,
    Revision,
    RevisionBody,
    WriteOnceError,
)
from factcheck.publishing.models.past import PastFacet, PastRecord, TakenPart
from factcheck.publishing.models.public import PublicFacet, PublicRecord, Remaking
from factcheck.publishing.models.publications import Citation, Publication, RevisionAuthor

__all__ = [
    "ENDINGS",
    "NOT_SHOWN",
    "REDACTION",
    "Approval",
    "Change",
    "Citation",
    "Identified",
    "PastFacet",
    "PastRecord",
    "PublicFacet",
    "PublicRecord",
    "Publication",
    "Publishable",
    "RedactedRevision",
    "Remaking",
    "Revision",
    "RevisionAuthor",
    "RevisionBody",
    "TakenPart",
    "WriteOnceError",
    "version_field",
]
