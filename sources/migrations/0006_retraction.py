import factcheck.fields
import sources.addresses
from django.db import migrations, models


class Migration(migrations.Migration):
    """A source may have been retracted by its publisher."""

    dependencies = [
        ('sources', '0005_merging'),
    ]

    operations = [
        migrations.AddField(
            model_name='source',
            name='retracted_on',
            field=models.DateField(blank=True, help_text='When its publisher took it back.', null=True, verbose_name='retracted'),
        ),
        migrations.AddField(
            model_name='source',
            name='retracted_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=5),
        ),
        migrations.AddField(
            model_name='source',
            name='retraction_note',
            field=factcheck.fields.ProseField(blank=True, help_text='What its publisher took back, and why. Readers see it wherever the source is cited.', max_length=1000, verbose_name='why it was retracted'),
        ),
        migrations.AddField(
            model_name='source',
            name='retraction_recorded_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='source',
            name='retraction_url',
            field=sources.addresses.AddressField(blank=True, help_text='Where its publisher says so. Empty if it does so nowhere.', max_length=2000, verbose_name='address of the retraction'),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(condition=models.Q(('retraction_recorded_at__isnull', False)), fields=['retraction_recorded_at'], name='sources_source_retracted'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('retracted_on_precision__in', ['day', 'month', 'year'])), name='sources_source_retracted_on_precision_known', violation_error_message='Choose one of the listed values for “retracted on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('retracted_on__isnull', False), models.Q(('retraction_note', ''), _negated=True)), models.Q(models.Q(('retracted_on__isnull', False), _negated=True), ('retraction_note', '')), _connector='OR'), field='retraction_note', name='sources_source_retraction_explained', violation_error_message='A retraction has its date and says why: give both, or neither.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('retracted_on__isnull', False), ('retraction_url', ''), _connector='OR'), field='retraction_url', name='sources_source_retraction_address', violation_error_message='Only a source that was retracted has an address where that is said.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('retracted_on__isnull', False), ('retraction_recorded_at__isnull', False)), models.Q(models.Q(('retracted_on__isnull', False), _negated=True), models.Q(('retraction_recorded_at__isnull', False), _negated=True)), _connector='OR'), field='retracted_on', name='sources_source_retraction_recorded', violation_error_message="Record a retraction by “Mark as retracted”, on the source's page."),
        ),
    ]
