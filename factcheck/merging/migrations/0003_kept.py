"""The history keeps merges."""

from django.db import migrations

from factcheck.editing.database.backlog import remember_rows


class Migration(migrations.Migration):
    dependencies = [
        ("merging", "0002_proposals"),
        ("editing", "0001_initial"),
    ]

    operations = [remember_rows("merging.merge")]
