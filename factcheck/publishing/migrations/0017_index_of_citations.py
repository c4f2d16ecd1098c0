"""Citations have no second index by publication: that of their constraint begins with it. No table is copied for it."""

import django.db.models.deletion
from django.db import migrations, models

_INDEX = "publishing_citation_publication_id_e7344bc3"


class Migration(migrations.Migration):

    dependencies = [
        ('publishing', '0016_packed_summaries'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"DROP INDEX {_INDEX}", f"CREATE INDEX {_INDEX} ON publishing_citation (publication_id)"
                )
            ],
            state_operations=[
                migrations.AlterField(
                    "citation",
                    "publication",
                    models.ForeignKey(
                        "publishing.publication",
                        django.db.models.deletion.CASCADE,
                        related_name="citations",
                        db_index=False,
                    ),
                )
            ],
        ),
    ]
