from django.db import migrations

from factcheck.desk.word_index import word_index
from factcheck.publishing.triggers import let_move


class Migration(migrations.Migration):
    """When two sources are merged, their captures come together; what was captured still never changes."""

    dependencies = [('sources', '0004_captures_in_the_background')]

    operations = [
        let_move('sources_capture', 'source_id'),
        word_index('sources_source', 'title'),
        word_index('sources_publisher', 'name'),
    ]
