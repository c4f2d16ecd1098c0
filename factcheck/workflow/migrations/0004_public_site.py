from django.db import migrations


class Migration(migrations.Migration):
    """It gave the roles their share of later models, which they get after all migrations since."""

    dependencies = [
        ("workflow", "0003_later_models"),
        ("claims", "0006_derivations"),
        ("policies", "0001_initial"),
        ("inbox", "0001_initial"),
    ]

    operations = []
