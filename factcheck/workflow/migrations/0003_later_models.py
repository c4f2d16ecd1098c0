from django.db import migrations


class Migration(migrations.Migration):
    """It gave the roles their share of the models that came after them, which they get after all migrations since."""

    dependencies = [
        ("workflow", "0002_roles"),
        ("sources", "0005_merging"),
        ("claims", "0004_merging"),
        ("merging", "0001_merges"),
    ]

    operations = []
