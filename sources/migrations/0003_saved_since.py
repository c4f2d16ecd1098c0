from django.db import migrations

from factcheck.publishing.watching import watch


class Migration(migrations.Migration):
    """Publications know when the drafts of sources and publishers are saved."""

    dependencies = [
        ("sources", "0002_version"),
        ("publishing", "0002_saved_since"),
    ]

    operations = [
        watch("sources_source", "source"),
        watch("sources_publisher", "publisher"),
    ]
