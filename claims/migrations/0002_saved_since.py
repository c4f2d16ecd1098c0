from django.db import migrations

from factcheck.publishing.watching import watch


class Migration(migrations.Migration):
    """Publications know when the drafts of claims, claimants and topics are saved."""

    dependencies = [
        ("claims", "0001_initial"),
        ("publishing", "0002_saved_since"),
    ]

    operations = [
        watch("claims_claim", "claim"),
        watch("claims_claimant", "claimant"),
        watch("claims_topic", "topic"),
    ]
