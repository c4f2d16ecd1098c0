from django.db import migrations

from factcheck.publishing.database.watching import flag_saved_before


class Migration(migrations.Migration):
    """Publications know when the drafts of claims, claimants and topics are saved."""

    dependencies = [
        ("claims", "0002_version"),
        ("sources", "0003_saved_since"),
        ("publishing", "0002_saved_since"),
    ]

    operations = [
        flag_saved_before("claims_claim", "claim"),
        flag_saved_before("claims_claimant", "claimant"),
        flag_saved_before("claims_topic", "topic"),
    ]
