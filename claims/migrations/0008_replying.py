
import django.db.models.deletion
import factcheck.fields
import factcheck.languages
import factcheck.publishing.identity
from django.db import migrations, models


def without_what_columns_of_before_can_not_tell(apps, schema_editor):
    """On the way back: a rebuttal without its aim would be read as one of the claim."""
    rebuttals = apps.get_model("claims", "Rebuttal").objects.using(schema_editor.connection.alias)
    rebuttals.update(via=None)
    rebuttals.exclude(aim="claim").delete()
    # PostgreSQL alters no table of which deferred checks are still to come.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0007_slugs_of_drafts'),
        ('sources', '0007_slugs_of_drafts'),
    ]

    operations = [
        migrations.CreateModel(
            name='NoComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=factcheck.publishing.identity.new_public_id, editable=False, max_length=12, unique=True, verbose_name='public id')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('role', factcheck.fields.LineField(blank=True, help_text='The office as the source gives it, at the time.', max_length=300, verbose_name='role as reported')),
                ('way', models.CharField(choices=[('declined', 'declined to comment'), ('no_answer', 'did not answer'), ('not_reached', 'could not be reached')], help_text='What the source says of it: no more than that.', max_length=11)),
                ('asked_by', factcheck.fields.LineField(blank=True, help_text="Who asked them: “Reuters”, “reporters”. Empty if the source doesn't say.", max_length=300)),
                ('said_on', models.DateField(blank=True, help_text='The day on which they said nothing, not that of the report. Or empty.', null=True, verbose_name='when')),
                ('said_on_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=5)),
            ],
            options={
                'verbose_name': 'unanswered question',
                'ordering': [models.OrderBy(models.F('said_on'), nulls_last=True), 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_on', models.DateField(blank=True, help_text="When they were asked. Empty if it isn't known.", null=True)),
                ('asked_on_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=5)),
                ('through', factcheck.fields.LineField(blank=True, help_text='How they were asked: “e-mail to the press office”.', max_length=200)),
                ('answered_on', models.DateField(blank=True, help_text='When they answered. Empty if they did not.', null=True)),
                ('answered_on_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=5)),
                ('words', factcheck.fields.ProseField(blank=True, help_text='What they answered, in their own words.', max_length=20000, verbose_name='answer')),
                ('language', factcheck.languages.LanguageField(default='en', help_text='The language of the answer.', max_length=35)),
                ('declined', models.BooleanField(default=False, help_text='Tick it if they answered that they would say nothing.', verbose_name='declined to comment')),
            ],
            options={
                'verbose_name_plural': 'replies',
                'ordering': [models.OrderBy(models.F('asked_on'), nulls_last=True), 'pk'],
            },
        ),
        migrations.AddField(
            model_name='rebuttal',
            name='aim',
            field=models.CharField(choices=[('claim', 'contests the claim'), ('attribution', 'contests that it was said'), ('relay', 'relays that another contests it')], default='claim', help_text='“That is not so” contests the claim. “I never said that” contests that it was said: choose below which words. “Relays” is for a speaker who only reports that another contests it, without a view.', max_length=11, verbose_name='what it does'),
        ),
        migrations.AddField(
            model_name='rebuttal',
            name='via',
            field=models.ForeignKey(blank=True, help_text="If it is known only through another speaker (X reports that Y denies it): X's rebuttal here, which may be one that only relays.", null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='relayed', to='claims.rebuttal'),
        ),
        migrations.AddConstraint(
            model_name='rebuttal',
            constraint=models.CheckConstraint(condition=models.Q(('aim__in', ['claim', 'attribution', 'relay'])), name='claims_rebuttal_aim_known', violation_error_message='Choose one of the listed values for “aim”.'),
        ),
        migrations.AddConstraint(
            model_name='rebuttal',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('aim', 'attribution'), _negated=True), ('answers__isnull', False), _connector='OR'), field='answers', name='claims_rebuttal_denied_words_given', violation_error_message='Choose the attribution of which they say that it was never said.'),
        ),
        migrations.AddConstraint(
            model_name='rebuttal',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('via__isnull', True), models.Q(('via', models.F('id')), _negated=True), _connector='OR'), field='via', name='claims_rebuttal_not_via_itself', violation_error_message="A rebuttal can't be known through itself: choose another, or none."),
        ),
        migrations.AddField(
            model_name='nocomment',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='no_comments', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='nocomment',
            name='claimant',
            field=models.ForeignKey(help_text='Who was asked and said nothing.', on_delete=django.db.models.deletion.PROTECT, related_name='no_comments', to='claims.claimant'),
        ),
        migrations.AddField(
            model_name='nocomment',
            name='passages',
            field=models.ManyToManyField(blank=True, help_text='The words in the sources that report it.', related_name='no_comments', to='sources.passage'),
        ),
        migrations.AddField(
            model_name='reply',
            name='answered_by',
            field=models.ForeignKey(blank=True, help_text='Who answered, if it was another than the one asked: a spokesperson, a lawyer.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.claimant'),
        ),
        migrations.AddField(
            model_name='reply',
            name='asked',
            field=models.ForeignKey(help_text='Whom we asked, or whom the publisher asked.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.claimant'),
        ),
        migrations.AddField(
            model_name='reply',
            name='passage',
            field=models.ForeignKey(blank=True, help_text='The answer where it was published, if it was.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='sources.passage'),
        ),
        migrations.AddField(
            model_name='reply',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='claims.review'),
        ),
        migrations.AddConstraint(
            model_name='nocomment',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['declined', 'no_answer', 'not_reached'])), name='claims_nocomment_way_known', violation_error_message='Choose one of the listed values for “way”.'),
        ),
        migrations.AddConstraint(
            model_name='nocomment',
            constraint=models.CheckConstraint(condition=models.Q(('said_on_precision__in', ['day', 'month', 'year'])), name='claims_nocomment_said_on_precision_known', violation_error_message='Choose one of the listed values for “said on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('asked_on_precision__in', ['day', 'month', 'year'])), name='claims_reply_asked_on_precision_known', violation_error_message='Choose one of the listed values for “asked on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('answered_on_precision__in', ['day', 'month', 'year'])), name='claims_reply_answered_on_precision_known', violation_error_message='Choose one of the listed values for “answered on precision”.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('declined', False), ('words', ''), _connector='OR'), field='words', name='claims_reply_declined_or_answered', violation_error_message='They either answered or declined to: untick “declined”, or empty the words.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(models.Q(('answered_on_precision', 'day'), _negated=True), ('answered_on__gte', models.F('asked_on')), _connector='OR'), field='answered_on', name='claims_reply_answered_later', violation_error_message="They can't have answered before they were asked: mend one of the two dates."),
        ),
        migrations.RunPython(migrations.RunPython.noop, without_what_columns_of_before_can_not_tell),
    ]
