
import factcheck.fields
import factcheck.languages
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0009_numbers'),
        ('sources', '0007_slugs_of_drafts'),
    ]

    operations = [
        migrations.AddField(
            model_name='attribution',
            name='quote_translation',
            field=factcheck.fields.VerbatimField(blank=True, help_text='The same words in another language. Readers see both, side by side.', max_length=5000, validators=[factcheck.fields.validate_visible], verbose_name='translation'),
        ),
        migrations.AddField(
            model_name='attribution',
            name='quoted_in_translation',
            field=models.BooleanField(default=False, help_text='Tick it if the source itself gives the words in a language in which they were not spoken.', verbose_name='the source translates'),
        ),
        migrations.AddField(
            model_name='attribution',
            name='translated_by',
            field=models.CharField(blank=True, choices=[('person', 'a person'), ('outlet', 'an outlet'), ('machine', 'a machine')], help_text='A machine, unless a person read it against the words.', max_length=7),
        ),
        migrations.AddField(
            model_name='attribution',
            name='translation_language',
            field=factcheck.languages.LanguageField(blank=True, default='', help_text='The language of the translation.', max_length=35),
        ),
        migrations.AddField(
            model_name='attribution',
            name='translator',
            field=factcheck.fields.LineField(blank=True, help_text='Their name, or that of the outlet or program.', max_length=200),
        ),
        migrations.AddField(
            model_name='rebuttal',
            name='quote_translation',
            field=factcheck.fields.VerbatimField(blank=True, help_text='The same words in another language. Readers see both, side by side.', max_length=5000, validators=[factcheck.fields.validate_visible], verbose_name='translation'),
        ),
        migrations.AddField(
            model_name='rebuttal',
            name='quoted_in_translation',
            field=models.BooleanField(default=False, help_text='Tick it if the source itself gives the words in a language in which they were not spoken.', verbose_name='the source translates'),
        ),
        migrations.AddField(
            model_name='rebuttal',
            name='translated_by',
            field=models.CharField(blank=True, choices=[('person', 'a person'), ('outlet', 'an outlet'), ('machine', 'a machine')], help_text='A machine, unless a person read it against the words.', max_length=7),
        ),
        migrations.AddField(
            model_name='rebuttal',
            name='translation_language',
            field=factcheck.languages.LanguageField(blank=True, default='', help_text='The language of the translation.', max_length=35),
        ),
        migrations.AddField(
            model_name='rebuttal',
            name='translator',
            field=factcheck.fields.LineField(blank=True, help_text='Their name, or that of the outlet or program.', max_length=200),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(('translated_by__in', ['', 'person', 'outlet', 'machine'])), name='claims_attribution_translated_by_known', violation_error_message='Choose one of the listed values for “translated by”.'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('quote_translation', ''), models.Q(models.Q(('quote', ''), _negated=True), models.Q(('translation_language', ''), _negated=True), models.Q(('translated_by', ''), _negated=True)), _connector='OR'), field='quote_translation', name='claims_attribution_translation_whole', violation_error_message='A translation needs the words themselves, its language, and by what sort of translator it is.'),
        ),
        migrations.AddConstraint(
            model_name='rebuttal',
            constraint=models.CheckConstraint(condition=models.Q(('translated_by__in', ['', 'person', 'outlet', 'machine'])), name='claims_rebuttal_translated_by_known', violation_error_message='Choose one of the listed values for “translated by”.'),
        ),
        migrations.AddConstraint(
            model_name='rebuttal',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('quote_translation', ''), models.Q(models.Q(('quote', ''), _negated=True), models.Q(('translation_language', ''), _negated=True), models.Q(('translated_by', ''), _negated=True)), _connector='OR'), field='quote_translation', name='claims_rebuttal_translation_whole', violation_error_message='A translation needs the words themselves, its language, and by what sort of translator it is.'),
        ),
    ]
