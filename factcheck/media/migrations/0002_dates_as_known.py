import factcheck.fields
from django.db import migrations, models

from factcheck.dating.migrating import coarser


class Migration(migrations.Migration):

    # A day, a month or a year stays what it is, both ways. Backwards, other dates become the month or year they lie in.

    dependencies = [
        ('media', '0001_media_objects'),
        ('sources', '0011_dates_as_known'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='appearance',
            name='media_appearance_seen_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='mediaobject',
            name='media_mediaobject_first_seen_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='mediareview',
            name='media_mediareview_reviewed_on_precision_known',
        ),
        migrations.AddField(
            model_name='appearance',
            name='seen_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='mediaobject',
            name='first_seen_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='mediareview',
            name='reviewed_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AlterField(
            model_name='appearance',
            name='seen_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='mediaobject',
            name='first_seen_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='mediareview',
            name='reviewed_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AddConstraint(
            model_name='appearance',
            constraint=models.CheckConstraint(condition=models.Q(('seen_on_precision__in', ['day', 'month', 'year', 'interval'])), name='media_appearance_seen_on_precision_known', violation_error_message='Choose one of the listed values for “seen on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='appearance',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('seen_on_precision', 'interval'), models.Q(('seen_on_edtf', ''), _negated=True)), models.Q(models.Q(('seen_on_precision', 'interval'), _negated=True), ('seen_on_edtf', '')), _connector='OR'), field='seen_on_precision', name='media_appearance_seen_on_interval', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='mediaobject',
            constraint=models.CheckConstraint(condition=models.Q(('first_seen_on_precision__in', ['day', 'month', 'year', 'interval'])), name='media_mediaobject_first_seen_on_precision_known', violation_error_message='Choose one of the listed values for “first seen on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='mediaobject',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('first_seen_on_precision', 'interval'), models.Q(('first_seen_on_edtf', ''), _negated=True)), models.Q(models.Q(('first_seen_on_precision', 'interval'), _negated=True), ('first_seen_on_edtf', '')), _connector='OR'), field='first_seen_on_precision', name='media_mediaobject_first_seen_on_interval', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='mediareview',
            constraint=models.CheckConstraint(condition=models.Q(('reviewed_on_precision__in', ['day', 'month', 'year', 'interval'])), name='media_mediareview_reviewed_on_precision_known', violation_error_message='Choose one of the listed values for “reviewed on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='mediareview',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('reviewed_on_precision', 'interval'), models.Q(('reviewed_on_edtf', ''), _negated=True)), models.Q(models.Q(('reviewed_on_precision', 'interval'), _negated=True), ('reviewed_on_edtf', '')), _connector='OR'), field='reviewed_on_precision', name='media_mediareview_reviewed_on_interval', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.RunPython(migrations.RunPython.noop, coarser(
            'media',
            Appearance=('seen_on',),
            MediaObject=('first_seen_on',),
            MediaReview=('reviewed_on',),
        )),
    ]
