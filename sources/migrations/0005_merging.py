from django.db import migrations


class Migration(migrations.Migration):
    """It laid triggers and indexes, which are declared in code since, and laid after all migrations."""

    dependencies = [('sources', '0004_captures_in_the_background')]

    operations = []
