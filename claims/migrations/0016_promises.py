import factcheck.fields
from django.db import migrations, models


def as_predictions(apps, schema_editor):
    """Backwards a promise is a prediction again, as it would have been recorded before, and has no day."""
    claims = apps.get_model('claims', 'Claim').objects.using(schema_editor.connection.alias)
    nothing = {'due_on': None, 'due_by': None, 'due_on_precision': 'day', 'due_on_edtf': '', 'open_ended': False}
    claims.filter(kind='promise').update(kind='prediction', **nothing)


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0015_images'),
        ('media', '0002_dates_as_known'),
        ('sources', '0011_dates_as_known'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='claim',
            name='claims_claim_kind_known',
        ),
        migrations.AddField(
            model_name='claim',
            name='due_by',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='claim',
            name='due_on',
            field=models.DateField(blank=True, help_text='Of a promise: by when it is to be kept, as its speaker says: “2025”, “by March 2025”.', null=True, verbose_name='by when'),
        ),
        migrations.AddField(
            model_name='claim',
            name='due_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='claim',
            name='due_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AddField(
            model_name='claim',
            name='open_ended',
            field=models.BooleanField(default=False, help_text="Tick it if the speaker of a promise doesn't say by when.", verbose_name='no date was given'),
        ),
        migrations.AddField(
            model_name='review',
            name='promise_state',
            field=models.CharField(blank=True, choices=[('pending', 'pending'), ('kept', 'kept'), ('in_part', 'kept in part'), ('broken', 'broken')], help_text='Of a promise: whether it was kept, on the date of the review. A later review may find another.', max_length=7, verbose_name='state of the promise'),
        ),
        migrations.AlterField(
            model_name='claim',
            name='kind',
            field=models.CharField(choices=[('factual', 'factual'), ('quantity', 'quantity'), ('legal_characterisation', 'legal characterisation'), ('prediction', 'prediction'), ('promise', 'promise'), ('opinion', 'opinion')], help_text='What sort of proposition it is. “Genocide” is a legal characterisation; a headcount is a quantity.', max_length=30),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('due_by__isnull', False)), fields=['due_by'], name='claims_claim_due'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['factual', 'quantity', 'legal_characterisation', 'prediction', 'promise', 'opinion'])), name='claims_claim_kind_known', violation_error_message='Choose one of the listed values for “kind”.'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('due_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_claim_due_on_precision_known', violation_error_message='Choose one of the listed values for “due on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('due_on_precision', 'interval'), models.Q(('due_on_edtf', ''), _negated=True)), models.Q(models.Q(('due_on_precision', 'interval'), _negated=True), ('due_on_edtf', '')), _connector='OR'), field='due_on_precision', name='claims_claim_due_on_interval', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('kind', 'promise'), ('due_on__isnull', True), _connector='OR'), field='due_on', name='claims_claim_due_promise', violation_error_message='Only a promise is kept by a day: choose the kind “promise”, or empty this.'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('open_ended', False), models.Q(('due_on__isnull', True), ('kind', 'promise')), _connector='OR'), field='open_ended', name='claims_claim_due_or_open', violation_error_message='Only a promise without a day says that none was given: untick this.'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('promise_state__in', ['', 'pending', 'kept', 'in_part', 'broken'])), name='claims_review_promise_state_known', violation_error_message='Choose one of the listed values for “promise state”.'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('promise_state', ''), models.Q(('question', 'is_it_so'), ('reviewed_on__isnull', False)), _connector='OR'), field='promise_state', name='claims_review_state_dated', violation_error_message='The state of a promise answers “Is it so?”, and is that of a day: say when.'),
        ),
        migrations.RunPython(migrations.RunPython.noop, as_predictions),
    ]
