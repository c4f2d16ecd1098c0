import factcheck.fields
from django.db import migrations, models

from factcheck.dating.migrating import coarser


class Migration(migrations.Migration):

    # A day, a month or a year stays what it is, both ways. Backwards, other dates become the month or year they lie in.

    dependencies = [
        ('claims', '0013_media_objects'),
        ('sources', '0011_dates_as_known'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='affiliation',
            name='claims_affiliation_start_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='affiliation',
            name='claims_affiliation_end_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='attribution',
            name='claims_attribution_said_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='claimtranslation',
            name='claims_claimtranslation_translated_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='figure',
            name='claims_figure_as_of_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='nocomment',
            name='claims_nocomment_said_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='quantity',
            name='claims_quantity_as_of_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='rebuttal',
            name='claims_rebuttal_said_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='reply',
            name='claims_reply_asked_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='reply',
            name='claims_reply_answered_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='review',
            name='claims_review_reviewed_on_precision_known',
        ),
        migrations.RemoveConstraint(
            model_name='topicevent',
            name='claims_topicevent_happened_on_precision_known',
        ),
        migrations.AddField(
            model_name='affiliation',
            name='end_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='affiliation',
            name='start_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='attribution',
            name='said_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='claimtranslation',
            name='translated_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='figure',
            name='as_of_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='nocomment',
            name='said_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='quantity',
            name='as_of_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='rebuttal',
            name='said_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='reply',
            name='answered_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='reply',
            name='asked_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='review',
            name='reviewed_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AddField(
            model_name='topicevent',
            name='happened_on_edtf',
            field=models.CharField(blank=True, default='', editable=False, max_length=60, verbose_name='as an interval'),
        ),
        migrations.AlterField(
            model_name='affiliation',
            name='end_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='affiliation',
            name='start_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='attribution',
            name='said_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='claimtranslation',
            name='translated_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='figure',
            name='as_of_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='nocomment',
            name='said_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='quantity',
            name='as_of_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='rebuttal',
            name='said_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='reply',
            name='answered_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='reply',
            name='asked_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='review',
            name='reviewed_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AlterField(
            model_name='topicevent',
            name='happened_on_precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year'), ('interval', 'interval')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=8),
        ),
        migrations.AddConstraint(
            model_name='affiliation',
            constraint=models.CheckConstraint(condition=models.Q(('start_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_affiliation_start_on_precision_known', violation_error_message='Choose one of the listed values for “start on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='affiliation',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('start_on_precision', 'interval'), models.Q(('start_on_edtf', ''), _negated=True)), models.Q(models.Q(('start_on_precision', 'interval'), _negated=True), ('start_on_edtf', '')), _connector='OR'), name='claims_affiliation_start_on_interval', field='start_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='affiliation',
            constraint=models.CheckConstraint(condition=models.Q(('end_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_affiliation_end_on_precision_known', violation_error_message='Choose one of the listed values for “end on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='affiliation',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('end_on_precision', 'interval'), models.Q(('end_on_edtf', ''), _negated=True)), models.Q(models.Q(('end_on_precision', 'interval'), _negated=True), ('end_on_edtf', '')), _connector='OR'), name='claims_affiliation_end_on_interval', field='end_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(('said_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_attribution_said_on_precision_known', violation_error_message='Choose one of the listed values for “said on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('said_on_precision', 'interval'), models.Q(('said_on_edtf', ''), _negated=True)), models.Q(models.Q(('said_on_precision', 'interval'), _negated=True), ('said_on_edtf', '')), _connector='OR'), name='claims_attribution_said_on_interval', field='said_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='claimtranslation',
            constraint=models.CheckConstraint(condition=models.Q(('translated_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_claimtranslation_translated_on_precision_known', violation_error_message='Choose one of the listed values for “translated on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='claimtranslation',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('translated_on_precision', 'interval'), models.Q(('translated_on_edtf', ''), _negated=True)), models.Q(models.Q(('translated_on_precision', 'interval'), _negated=True), ('translated_on_edtf', '')), _connector='OR'), name='claims_claimtranslation_translated_on_interval', field='translated_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('as_of_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_figure_as_of_precision_known', violation_error_message='Choose one of the listed values for “as of precision”.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('as_of_precision', 'interval'), models.Q(('as_of_edtf', ''), _negated=True)), models.Q(models.Q(('as_of_precision', 'interval'), _negated=True), ('as_of_edtf', '')), _connector='OR'), name='claims_figure_as_of_interval', field='as_of_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='nocomment',
            constraint=models.CheckConstraint(condition=models.Q(('said_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_nocomment_said_on_precision_known', violation_error_message='Choose one of the listed values for “said on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='nocomment',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('said_on_precision', 'interval'), models.Q(('said_on_edtf', ''), _negated=True)), models.Q(models.Q(('said_on_precision', 'interval'), _negated=True), ('said_on_edtf', '')), _connector='OR'), name='claims_nocomment_said_on_interval', field='said_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=models.CheckConstraint(condition=models.Q(('as_of_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_quantity_as_of_precision_known', violation_error_message='Choose one of the listed values for “as of precision”.'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('as_of_precision', 'interval'), models.Q(('as_of_edtf', ''), _negated=True)), models.Q(models.Q(('as_of_precision', 'interval'), _negated=True), ('as_of_edtf', '')), _connector='OR'), name='claims_quantity_as_of_interval', field='as_of_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='rebuttal',
            constraint=models.CheckConstraint(condition=models.Q(('said_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_rebuttal_said_on_precision_known', violation_error_message='Choose one of the listed values for “said on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='rebuttal',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('said_on_precision', 'interval'), models.Q(('said_on_edtf', ''), _negated=True)), models.Q(models.Q(('said_on_precision', 'interval'), _negated=True), ('said_on_edtf', '')), _connector='OR'), name='claims_rebuttal_said_on_interval', field='said_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('asked_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_reply_asked_on_precision_known', violation_error_message='Choose one of the listed values for “asked on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('asked_on_precision', 'interval'), models.Q(('asked_on_edtf', ''), _negated=True)), models.Q(models.Q(('asked_on_precision', 'interval'), _negated=True), ('asked_on_edtf', '')), _connector='OR'), name='claims_reply_asked_on_interval', field='asked_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('answered_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_reply_answered_on_precision_known', violation_error_message='Choose one of the listed values for “answered on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('answered_on_precision', 'interval'), models.Q(('answered_on_edtf', ''), _negated=True)), models.Q(models.Q(('answered_on_precision', 'interval'), _negated=True), ('answered_on_edtf', '')), _connector='OR'), name='claims_reply_answered_on_interval', field='answered_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('reviewed_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_review_reviewed_on_precision_known', violation_error_message='Choose one of the listed values for “reviewed on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('reviewed_on_precision', 'interval'), models.Q(('reviewed_on_edtf', ''), _negated=True)), models.Q(models.Q(('reviewed_on_precision', 'interval'), _negated=True), ('reviewed_on_edtf', '')), _connector='OR'), name='claims_review_reviewed_on_interval', field='reviewed_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.AddConstraint(
            model_name='topicevent',
            constraint=models.CheckConstraint(condition=models.Q(('happened_on_precision__in', ['day', 'month', 'year', 'interval'])), name='claims_topicevent_happened_on_precision_known', violation_error_message='Choose one of the listed values for “happened on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='topicevent',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('happened_on_precision', 'interval'), models.Q(('happened_on_edtf', ''), _negated=True)), models.Q(models.Q(('happened_on_precision', 'interval'), _negated=True), ('happened_on_edtf', '')), _connector='OR'), name='claims_topicevent_happened_on_interval', field='happened_on_precision', violation_error_message='Write which interval is meant, such as “spring 2023” or “between March and May 2021”.'),
        ),
        migrations.RunPython(migrations.RunPython.noop, coarser(
            'claims',
            Affiliation=('start_on', 'end_on'),
            Attribution=('said_on',),
            ClaimTranslation=('translated_on',),
            Figure=('as_of',),
            NoComment=('said_on',),
            Quantity=('as_of',),
            Rebuttal=('said_on',),
            Reply=('asked_on', 'answered_on'),
            Review=('reviewed_on',),
            TopicEvent=('happened_on',),
        )),
    ]
