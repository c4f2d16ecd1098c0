from django.db import migrations

from factcheck.publishing.watching import watch, watch_shared

# The claims whose documents show a passage.
CITING = """
SELECT claim.public_id FROM claims_claim AS claim WHERE claim.id IN (
SELECT said.claim_id FROM claims_attribution AS said
JOIN claims_attribution_passages AS cited ON cited.attribution_id = said.id WHERE cited.passage_id = {row}.id
UNION SELECT contest.claim_id FROM claims_rebuttal AS contest
JOIN claims_rebuttal_passages AS cited ON cited.rebuttal_id = contest.id WHERE cited.passage_id = {row}.id
UNION SELECT review.claim_id FROM claims_review AS review
JOIN claims_evidence AS evidence ON evidence.review_id = review.id WHERE evidence.passage_id = {row}.id)
"""
# Those that show a rating of a scale: with it, its scale's name and highest position.
RATED = """
SELECT claim.public_id FROM claims_claim AS claim WHERE claim.id IN (
SELECT review.claim_id FROM claims_review AS review
JOIN claims_rating AS rating ON rating.id = review.rating_id WHERE rating.scale_id = {row}.%s)
"""


class Migration(migrations.Migration):
    """Publications know when the drafts of claims, claimants and topics are saved."""

    dependencies = [
        ("claims", "0002_version"),
        ("sources", "0003_saved_since"),
        ("publishing", "0002_saved_since"),
    ]

    operations = [
        watch("claims_claim", "claim"),
        watch("claims_claimant", "claimant"),
        watch("claims_topic", "topic"),
        watch_shared(
            "sources_passage",
            "claim",
            columns=("exact", "prefix", "suffix", "start", "end", "media_start", "media_end", "source_id"),
            ids=CITING,
        ),
        watch_shared(
            "claims_rating",
            "claim",
            columns=("label", "bucket", "position", "scale_id"),
            ids=RATED % "scale_id",
            growing=True,
        ),
        watch_shared("claims_ratingscale", "claim", columns=("name",), ids=RATED % "id"),
    ]
