"""What the database holds for this app beside its tables."""

from typing import Final

from factcheck.database.objects import declare
from factcheck.desk.word_index import name_index, word_index
from factcheck.publishing.database import watching

# The claims whose documents show a passage.
_CITING: Final = """
SELECT claim.public_id FROM claims_claim AS claim WHERE claim.id IN (
SELECT said.claim_id FROM claims_attribution AS said
JOIN claims_attribution_passages AS cited ON cited.attribution_id = said.id WHERE cited.passage_id = {row}.id
UNION SELECT contest.claim_id FROM claims_rebuttal AS contest
JOIN claims_rebuttal_passages AS cited ON cited.rebuttal_id = contest.id WHERE cited.passage_id = {row}.id
UNION SELECT review.claim_id FROM claims_review AS review
JOIN claims_evidence AS evidence ON evidence.review_id = review.id WHERE evidence.passage_id = {row}.id
UNION SELECT silent.claim_id FROM claims_nocomment AS silent
JOIN claims_nocomment_passages AS cited ON cited.nocomment_id = silent.id WHERE cited.passage_id = {row}.id
UNION SELECT review.claim_id FROM claims_review AS review
JOIN claims_reply AS reply ON reply.review_id = review.id WHERE reply.passage_id = {row}.id)
"""
# Those that show a rating of a scale: with it, its scale's name and highest position.
_RATED: Final = """
SELECT claim.public_id FROM claims_claim AS claim WHERE claim.id IN (
SELECT review.claim_id FROM claims_review AS review
JOIN claims_rating AS rating ON rating.id = review.rating_id WHERE rating.scale_id = {row}.%s)
"""
_READ_FOR_CITING: Final = (
    *("claims_claim", "claims_attribution", "claims_attribution_passages", "claims_rebuttal"),
    *("claims_rebuttal_passages", "claims_review", "claims_evidence"),
    *("claims_nocomment", "claims_nocomment_passages", "claims_reply"),
)
_READ_FOR_RATED: Final = ("claims_claim", "claims_review", "claims_rating")
_NAMED: Final = ("claims_claimant", "claims_alias", "claims_claimantname", "claims_topic", "claims_topicname")


def declare_all() -> None:
    """Claims know when a passage or rating that they show changes; what is typed at the desk is looked up."""
    declare(word_index("claims_claim", "text"))
    for table in _NAMED:
        declare(name_index(table))
    declare(
        watching.shared(
            "sources_passage",
            "claim",
            columns=("exact", "prefix", "suffix", "start", "end", "media_start", "media_end", "source_id"),
            ids=_CITING,
            reads=_READ_FOR_CITING,
        ),
        watching.shared(
            "claims_rating",
            "claim",
            columns=("label", "bucket", "position", "scale_id"),
            ids=_RATED % "scale_id",
            reads=_READ_FOR_RATED,
            growing=True,
        ),
        watching.shared("claims_ratingscale", "claim", columns=("name",), ids=_RATED % "id", reads=_READ_FOR_RATED),
    )
