from django.db import migrations


class Migration(migrations.Migration):
    """It laid indexes, which are declared in code since, and laid after all migrations."""

    dependencies = [('claims', '0003_saved_since')]

    operations = []
