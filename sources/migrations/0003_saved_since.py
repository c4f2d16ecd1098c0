from django.db import migrations

from factcheck.publishing.database.watching import flag_saved_before


class Migration(migrations.Migration):
    """Publications know when the drafts of sources and publishers are saved."""

    dependencies = [
        ("sources", "0002_version"),
        ("publishing", "0002_saved_since"),
    ]

    operations = [
        flag_saved_before("sources_source", "source"),
        flag_saved_before("sources_publisher", "publisher"),
    ]
