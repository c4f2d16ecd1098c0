"""The words of claims that public pages, the API and the tables share. Imports no model."""

from django.db import models


class ClaimantKind(models.TextChoices):
    """What sort of speaker a claimant is."""

    PERSON = "person", "person"
    GOVERNMENT = "government", "government"
    MINISTRY = "ministry", "ministry"
    ORGANISATION = "organisation", "organisation"
    OUTLET = "outlet", "news outlet"
    GROUP = "group", "group"
    ANONYMOUS = "anonymous", "anonymous"


class ClaimKind(models.TextChoices):
    """What sort of proposition a claim is; it decides how it can be checked."""

    FACTUAL = "factual", "factual"
    QUANTITY = "quantity", "quantity"
    LEGAL_CHARACTERISATION = "legal_characterisation", "legal characterisation"
    PREDICTION = "prediction", "prediction or promise"
    OPINION = "opinion", "opinion"


class Mode(models.TextChoices):
    """In what form the words came to the source."""

    DIRECT_QUOTE = "direct_quote", "direct quote"
    PARAPHRASE = "paraphrase", "paraphrase"
    DOCUMENT = "document", "document"
    FIGURE = "figure", "figure"


class Stance(models.TextChoices):
    """How a claimant stands to the claim that it puts forward."""

    ASSERTS = "asserts", "asserts"
    ENDORSES = "endorses", "endorses"
    RELAYS = "relays", "relays"
    RETRACTS = "retracts", "retracts"

    @property
    def weight(self) -> int:
        """Which of the stances of one claimant counts: to take back outweighs all, to relay the least."""
        return {Stance.RELAYS: 0, Stance.RETRACTS: 2}.get(self, 1)


class RebuttalKind(models.TextChoices):
    """By what means a claim is contested."""

    DENIAL = "denial", "denial"
    COUNTER_CLAIM = "counter_claim", "counter-claim"
    CONTRARY_EVIDENCE = "contrary_evidence", "contrary evidence"
    MISSING_CONTEXT = "missing_context", "missing context"
    METHOD = "method", "challenge to method"


class Relation(models.TextChoices):
    """How one claim stands to another; read as "this claim … the other"."""

    CONTRADICTS = "contradicts", "contradicts"
    SUPPORTS = "supports", "supports"
    GOES_FURTHER = "goes_further", "goes further than"
    NARROWER = "narrower", "is narrower than"
    UPDATES = "updates", "updates"
    SAME_AS = "same_as", "is the same as"


class Question(models.TextChoices):
    """What a review asks: two questions that are never mixed."""

    IS_IT_SO = "is_it_so", "Is it so?"
    DID_THEY_SAY_IT = "did_they_say_it", "Did they say it?"


class Bucket(models.TextChoices):
    """Where a rating falls when scales of different publishers are compared."""

    TRUE = "true", "true"
    MOSTLY_TRUE = "mostly_true", "mostly true"
    MIXED = "mixed", "mixed"
    MOSTLY_FALSE = "mostly_false", "mostly false"
    FALSE = "false", "false"
    UNPROVEN = "unproven", "unproven"
    NOT_RATED = "not_rated", "not rated"


class Bearing(models.TextChoices):
    """What a passage does for the claim under review."""

    SUPPORTS = "supports", "supports the claim"
    REFUTES = "refutes", "refutes the claim"
    CONTEXT = "context", "gives context"
