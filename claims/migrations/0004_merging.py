from django.db import migrations

from factcheck.desk.word_index import word_index


class Migration(migrations.Migration):
    """What is typed at the desk is looked up among the words of what is there."""

    dependencies = [('claims', '0003_saved_since')]

    operations = [
        word_index('claims_claim', 'text'),
        word_index('claims_claimant', 'name'),
        word_index('claims_alias', 'name'),
    ]
