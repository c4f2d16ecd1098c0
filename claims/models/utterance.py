"""The models of what is said: attributions and rebuttals, on one abstract base."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from claims.models.claim import Claim
from claims.models.claimant import Claimant
from claims.vocabulary import Mode, RebuttalAim, RebuttalKind, Stance, Translator
from factcheck.circles import row_leads_back
from factcheck.dates import dated, edtf_field, precision_field, refuse_to_come, truncate_dates
from factcheck.fields import FieldCheck, LineField, ProseField, VerbatimField, known, validate_visible
from factcheck.languages import LanguageField
from factcheck.publishing.models import Identified
from sources.models import Passage


class Utterance(Identified):
    """The event that a claimant said something of a claim, as a source reports it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="%(class)ss")
    claimant = models.ForeignKey(
        Claimant,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        help_text="Who speaks. What a source says in its own voice is said by its outlet or author.",
    )
    role = LineField(
        "role as reported",
        max_length=300,
        blank=True,
        help_text="The office as the source gives it, at the time: “former chief prosecutor of the ICC”.",
    )
    mode = models.CharField(
        max_length=20, choices=Mode, help_text="In what form the words reached us. A direct quote needs the quote."
    )
    cue = LineField(
        "reporting verb", max_length=100, blank=True, help_text="The verb that the source uses: “labelled”, “rejects”."
    )
    quote = VerbatimField(
        max_length=5000,
        blank=True,
        validators=[validate_visible],
        help_text="The speaker's own words, letter by letter, without quotation marks: ethnic cleansing",
    )
    language = LanguageField(help_text="The language of the words as given here: en, hy, az, ru.")
    quote_translation = VerbatimField(
        "translation",
        max_length=5000,
        blank=True,
        validators=[validate_visible],
        help_text="The same words in another language. Readers see both, side by side.",
    )
    translation_language = LanguageField(default="", blank=True, help_text="The language of the translation.")
    translator = LineField(max_length=200, blank=True, help_text="Their name, or that of the outlet or program.")
    translated_by = models.CharField(
        max_length=7, choices=Translator, blank=True, help_text="A machine, unless a person read it against the words."
    )
    quoted_in_translation = models.BooleanField(
        "the source translates",
        default=False,
        help_text="Tick it if the source itself gives the words in a language in which they were not spoken.",
    )
    said_on = models.DateField(
        null=True, blank=True, help_text="The date of speaking, not of the report. Empty if the source doesn't say."
    )
    said_on_precision = precision_field()
    said_on_edtf = edtf_field()
    venue = LineField(
        max_length=300, blank=True, help_text="Where it was said: “televised cabinet meeting”, “statement on its site”."
    )
    passages = models.ManyToManyField(
        Passage, blank=True, related_name="%(class)ss", help_text="The words in the sources that report it."
    )

    class Meta:
        abstract = True
        ordering = [F("said_on").asc(nulls_last=True), "pk"]
        constraints = [
            known("mode", Mode.values),
            *dated("said_on"),
            FieldCheck(
                field="quote",
                condition=~Q(mode=Mode.DIRECT_QUOTE) | ~Q(quote=""),
                name="%(app_label)s_%(class)s_quote_given",
                violation_error_message="A direct quote needs its words: copy them, or choose “paraphrase”.",
            ),
            # Empty where there is no translation, which `known` of choices has no word for.
            known("translated_by", ["", *Translator.values]),
            FieldCheck(
                field="quote_translation",
                condition=Q(quote_translation="") | (~Q(quote="") & ~Q(translation_language="") & ~Q(translated_by="")),
                name="%(app_label)s_%(class)s_translation_whole",
                violation_error_message="A translation needs the words themselves, its language, and by what sort of "
                "translator it is.",
            ),
        ]

    def clean(self) -> None:
        """Cut the date to its precision; refuse one that is still to come, and a translation into the same language."""
        super().clean()
        truncate_dates(self, "said_on")
        refuse_to_come(self, "said_on")
        if self.quote_translation and self.translation_language == self.language:
            raise ValidationError({"translation_language": _("The words themselves are in this language.")})


class Attribution(Utterance):
    """The event that a claimant put a claim forward."""

    stance = models.CharField(
        max_length=10,
        choices=Stance,
        default=Stance.ASSERTS,
        help_text="“Asserts” says it first-hand, “endorses” agrees with another, “relays” passes it on without a view.",
    )
    via = models.ForeignKey(
        "self",
        # Not PROTECT: it would keep the claim itself, with all its parts, from being deleted.
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="relayed",
        help_text="If it is known only through another speaker (X reports that Y said): X's attribution of this claim.",
    )

    class Meta(Utterance.Meta):
        constraints = [
            *Utterance.Meta.constraints,
            known("stance", Stance.values),
            FieldCheck(
                field="via",
                condition=Q(via__isnull=True) | ~Q(via=F("id")),
                name="claims_attribution_not_via_itself",
                violation_error_message="An attribution can't be known through itself: choose another, or none.",
            ),
        ]

    def __str__(self) -> str:
        return _("%(who)s %(does)s it") % {"who": self.claimant, "does": self.get_stance_display()}

    def clean(self) -> None:
        """Refuse a `via` that is of another claim, or that leads back here."""
        super().clean()
        if self.via is not None and self.via.claim_id != self.claim_id:
            raise ValidationError({"via": _("That attribution is of another claim: choose one of this claim.")})
        if row_leads_back(self, "via"):
            raise ValidationError({"via": _("That attribution is known through this one: choose another, or none.")})


class Rebuttal(Utterance):
    """The event that a claimant contested a claim, or that they made it; it never decides whether that is so."""

    aim = models.CharField(
        "what it does",
        max_length=11,
        choices=RebuttalAim,
        default=RebuttalAim.CLAIM,
        help_text="“That is not so” contests the claim. “I never said that” contests that it was said: choose below "
        "which words. “Relays” is for a speaker who only reports that another contests it, without a view.",
    )
    kind = models.CharField(
        max_length=20,
        choices=RebuttalKind,
        help_text="By what means it contests the claim. A bare “that is not so” is a denial.",
    )
    answers = models.ForeignKey(
        Attribution,
        # Not PROTECT: it would keep the claim itself, with all its parts, from being deleted.
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="answered_by",
        help_text="The attribution of this claim that it answers, if it answers one in particular.",
    )
    via = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="relayed",
        help_text="If it is known only through another speaker (X reports that Y denies it): X's rebuttal here, which "
        "may be one that only relays.",
    )
    counter_claim = models.ForeignKey(
        Claim,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="countering",
        help_text="The claim put up instead, if there is one: “residents leave by personal choice”.",
    )
    grounds = ProseField(
        max_length=5000,
        blank=True,
        help_text="The reasons given. Leave it empty if none were: readers are then told “no grounds given”.",
    )

    class Meta(Utterance.Meta):
        constraints = [
            *Utterance.Meta.constraints,
            known("kind", RebuttalKind.values),
            FieldCheck(
                field="counter_claim",
                condition=Q(counter_claim__isnull=True) | ~Q(counter_claim=F("claim")),
                name="claims_rebuttal_counter_not_itself",
                violation_error_message="A claim can't counter itself: choose the claim that was put up instead.",
            ),
            FieldCheck(
                field="counter_claim",
                condition=~Q(kind=RebuttalKind.COUNTER_CLAIM) | Q(counter_claim__isnull=False),
                name="claims_rebuttal_counter_given",
                violation_error_message="A counter-claim needs its claim: choose it, or another kind of rebuttal.",
            ),
            known("aim", RebuttalAim.values),
            FieldCheck(
                field="answers",
                condition=~Q(aim=RebuttalAim.ATTRIBUTION) | Q(answers__isnull=False),
                name="claims_rebuttal_denied_words_given",
                violation_error_message="Choose the attribution of which they say that it was never said.",
            ),
            FieldCheck(
                field="via",
                condition=Q(via__isnull=True) | ~Q(via=F("id")),
                name="claims_rebuttal_not_via_itself",
                violation_error_message="A rebuttal can't be known through itself: choose another, or none.",
            ),
        ]

    def __str__(self) -> str:
        return _("%(kind)s by %(who)s") % {"kind": self.get_kind_display(), "who": self.claimant}

    def clean(self) -> None:
        """Refuse to answer an attribution of another claim, and a `via` of another one or that leads back here."""
        super().clean()
        errors = {}
        if self.answers is not None and self.answers.claim_id != self.claim_id:
            errors["answers"] = "That attribution is of another claim: choose one of this claim."
        if self.via is not None and self.via.claim_id != self.claim_id:
            errors["via"] = "That rebuttal is of another claim: choose one of this claim."
        elif row_leads_back(self, "via"):
            errors["via"] = "That rebuttal is known through this one: choose another, or none."
        if errors:
            raise ValidationError(errors)
