"""The log's table refuses changes that no reader knows."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("publishing", "0005_search_vector"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    change__in=["first", "update", "correction", "withdrawal", "reference", "merge"]
                ),
                name="publishing_revision_change_known",
                violation_error_message="Choose one of the listed values for “change”.",
            ),
        ),
    ]
