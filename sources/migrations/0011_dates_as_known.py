import factcheck.fields
from django.db import migrations, models

from factcheck.dating.migrating import coarser


class Migration(migrations.Migration):

    # A day, a month or a year stays what it is, both ways. Backwards, other dates become the month or year they lie in.

    dependencies = [
        ('sources', '0010_addresses_in_one_form'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='source',
            name='sources_source_published_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='source',
            name='sources_source_retracted_on_precision_known',
        ),
        migrations.AddField(
            model_name='source',
            name='published_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='source',
            name='retracted_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AlterField(
            model_name='source',
            name='published_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='source',
            name='retracted_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('published_on_precision__in', ['day', 'month', 'year', 'interval'])), name='sources_source_published_on_precision_known', violation_error_message='Choose one of the listed values for “published on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('published_on_precision', 'interval'), models.Q(('published_on_edtf', ''), _negated=True)), models.Q(models.Q(('published_on_precision', 'interval'), _negated=True), ('published_on_edtf', '')), _connector='OR'), name='sources_source_published_on_interval', field='published_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('retracted_on_precision__in', ['day', 'month', 'year', 'interval'])), name='sources_source_retracted_on_precision_known', violation_error_message='Choose one of the listed values for “retracted on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('retracted_on_precision', 'interval'), models.Q(('retracted_on_edtf', ''), _negated=True)), models.Q(models.Q(('retracted_on_precision', 'interval'), _negated=True), ('retracted_on_edtf', '')), _connector='OR'), name='sources_source_retracted_on_interval', field='retracted_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.RunPython(migrations.RunPython.noop, coarser(
            'sources',
            Source=('published_on', 'retracted_on'),
        )),
    ]
