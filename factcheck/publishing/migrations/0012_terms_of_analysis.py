"""Rows of the read model are found by terms of another making: those that are there get theirs.

They are worked out of the documents that the rows hold. Going back leaves them: the words that were looked for
before are among them. `rebuild_read_model` makes the same.
"""

from django.db import migrations

from factcheck.publishing.database.search_index import vector_in_row
from factcheck.publishing.writing.rewording import reword


class Migration(migrations.Migration):

    dependencies = [
        ('publishing', '0011_redacted_revisions'),
    ]

    operations = [
        vector_in_row(),
        migrations.RunPython(lambda apps, editor: reword(apps.get_model('publishing', 'PublicRecord')), migrations.RunPython.noop, elidable=True),
    ]
