"""The words of claims that public pages, the API and the tables share. Imports no model."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class ClaimantKind(models.TextChoices):
    """What sort of speaker a claimant is: a person, or which sort of body."""

    PERSON = "person", pgettext_lazy("kind of claimant", "person")
    GOVERNMENT = "government", pgettext_lazy("kind of claimant", "government")
    MINISTRY = "ministry", pgettext_lazy("kind of claimant", "ministry")
    ORGANISATION = "organisation", pgettext_lazy("kind of claimant", "organisation")
    OUTLET = "outlet", pgettext_lazy("kind of claimant", "news outlet")
    GROUP = "group", pgettext_lazy("kind of claimant", "group")
    ANONYMOUS = "anonymous", pgettext_lazy("kind of claimant", "anonymous")


class Belonging(models.TextChoices):
    """How a claimant belongs to another."""

    ROLE = "role", pgettext_lazy("how a claimant belongs to another", "has a role in")
    PARTY = "party", pgettext_lazy("how a claimant belongs to another", "is a member of the party")
    PART = "part", pgettext_lazy("how a claimant belongs to another", "is part of")
    OWNED = "owned", pgettext_lazy("how a claimant belongs to another", "is owned by")
    PUBLISHED = "published", pgettext_lazy("how a claimant belongs to another", "is published by")


BODIES: Final = (Belonging.PART, Belonging.OWNED, Belonging.PUBLISHED)
"""Those by which one body is a part of another: a ministry of a government, an outlet of its house."""


class ClaimKind(models.TextChoices):
    """What sort of proposition a claim is; it decides how it can be checked."""

    FACTUAL = "factual", pgettext_lazy("kind of claim", "factual")
    QUANTITY = "quantity", pgettext_lazy("kind of claim", "quantity")
    LEGAL_CHARACTERISATION = "legal_characterisation", pgettext_lazy("kind of claim", "legal characterisation")
    PREDICTION = "prediction", pgettext_lazy("kind of claim", "prediction")
    # That its speaker will do something, or see to it: whether it was kept is told by dated reviews.
    PROMISE = "promise", pgettext_lazy("kind of claim", "promise")
    OPINION = "opinion", pgettext_lazy("kind of claim", "opinion")


class Mode(models.TextChoices):
    """In what form the words came to the source."""

    DIRECT_QUOTE = "direct_quote", pgettext_lazy("form of words", "direct quote")
    PARAPHRASE = "paraphrase", pgettext_lazy("form of words", "paraphrase")
    DOCUMENT = "document", pgettext_lazy("form of words", "document")
    FIGURE = "figure", pgettext_lazy("form of words", "figure")


class Translator(models.TextChoices):
    """What sort of translator it was."""

    PERSON = "person", pgettext_lazy("sort of translator", "a person")
    OUTLET = "outlet", pgettext_lazy("sort of translator", "an outlet")
    MACHINE = "machine", pgettext_lazy("sort of translator", "a machine")


class Stance(models.TextChoices):
    """How a claimant stands to the claim that it puts forward."""

    ASSERTS = "asserts", pgettext_lazy("stance of a claimant", "asserts")
    ENDORSES = "endorses", pgettext_lazy("stance of a claimant", "endorses")
    RELAYS = "relays", pgettext_lazy("stance of a claimant", "relays")
    RETRACTS = "retracts", pgettext_lazy("stance of a claimant", "retracts")

    @property
    def weight(self) -> int:
        """Which of the stances of one claimant counts: to take back outweighs all, to relay the least."""
        return {Stance.RELAYS: 0, Stance.RETRACTS: 2}.get(self, 1)


class RebuttalKind(models.TextChoices):
    """By what means a claim is contested."""

    DENIAL = "denial", pgettext_lazy("kind of rebuttal", "denial")
    COUNTER_CLAIM = "counter_claim", pgettext_lazy("kind of rebuttal", "counter-claim")
    CONTRARY_EVIDENCE = "contrary_evidence", pgettext_lazy("kind of rebuttal", "contrary evidence")
    MISSING_CONTEXT = "missing_context", pgettext_lazy("kind of rebuttal", "missing context")
    METHOD = "method", pgettext_lazy("kind of rebuttal", "challenge to method")


class RebuttalAim(models.TextChoices):
    """What a rebuttal is against: the claim, or that somebody made it; or whether it only tells of another's."""

    CLAIM = "claim", pgettext_lazy("aim of a rebuttal", "contests the claim")
    ATTRIBUTION = "attribution", pgettext_lazy("aim of a rebuttal", "contests that it was said")
    RELAY = "relay", pgettext_lazy("aim of a rebuttal", "relays that another contests it")


class PromiseState(models.TextChoices):
    """What a review found of a promise on its day."""

    PENDING = "pending", pgettext_lazy("state of a promise", "pending")
    KEPT = "kept", pgettext_lazy("state of a promise", "kept")
    IN_PART = "in_part", pgettext_lazy("state of a promise", "kept in part")
    BROKEN = "broken", pgettext_lazy("state of a promise", "broken")


UNCHECKED_PROMISE: Final = ("unchecked", pgettext_lazy("state of a promise", "not reviewed yet"))
"""What lists call a promise of which no review says anything."""


class Silence(models.TextChoices):
    """In what way somebody who was asked said nothing."""

    DECLINED = "declined", pgettext_lazy("way of not answering", "declined to comment")
    NO_ANSWER = "no_answer", pgettext_lazy("way of not answering", "did not answer")
    NOT_REACHED = "not_reached", pgettext_lazy("way of not answering", "could not be reached")


class Relation(models.TextChoices):
    """How one claim stands to another; read as "relation of this claim to another"."""

    CONTRADICTS = "contradicts", pgettext_lazy("relation of this claim to another", "contradicts")
    SUPPORTS = "supports", pgettext_lazy("relation of this claim to another", "supports")
    GOES_FURTHER = "goes_further", pgettext_lazy("relation of this claim to another", "goes further than")
    NARROWER = "narrower", pgettext_lazy("relation of this claim to another", "is narrower than")
    UPDATES = "updates", pgettext_lazy("relation of this claim to another", "updates")
    SAME_AS = "same_as", pgettext_lazy("relation of this claim to another", "is the same as")


class NumberRelation(models.TextChoices):
    """How the number in a claim stands to others in it."""

    FROM_TO = "from_to", pgettext_lazy("relation of numbers", "from one number to another")
    CHANGE = "change", pgettext_lazy("relation of numbers", "change")
    SHARE = "share", pgettext_lazy("relation of numbers", "share of a whole")
    COMPARISON = "comparison", pgettext_lazy("relation of numbers", "comparison")
    LOWEST = "lowest", pgettext_lazy("relation of numbers", "the lowest")
    HIGHEST = "highest", pgettext_lazy("relation of numbers", "the highest")


class FigureRole(models.TextChoices):
    """What a further number in a claim is to its first one."""

    FROM = "from", pgettext_lazy("role of a number", "from")
    TO = "to", pgettext_lazy("role of a number", "to")
    PART = "part", pgettext_lazy("role of a number", "the part")
    WHOLE = "whole", pgettext_lazy("role of a number", "the whole")
    COMPARED = "compared", pgettext_lazy("role of a number", "compared with")
    PERIOD = "period", pgettext_lazy("role of a number", "for a period of")


class Question(models.TextChoices):
    """What a review asks: two questions that are never mixed."""

    IS_IT_SO = "is_it_so", pgettext_lazy("question of a review", "Is it so?")
    DID_THEY_SAY_IT = "did_they_say_it", pgettext_lazy("question of a review", "Did they say it?")


class Bucket(models.TextChoices):
    """Where a rating falls when scales of different publishers are compared."""

    TRUE = "true", pgettext_lazy("rating", "true")
    MOSTLY_TRUE = "mostly_true", pgettext_lazy("rating", "mostly true")
    MIXED = "mixed", pgettext_lazy("rating", "mixed")
    MOSTLY_FALSE = "mostly_false", pgettext_lazy("rating", "mostly false")
    FALSE = "false", pgettext_lazy("rating", "false")
    UNPROVEN = "unproven", pgettext_lazy("rating", "unproven")
    NOT_RATED = "not_rated", pgettext_lazy("rating", "not rated")


class Bearing(models.TextChoices):
    """What a passage does for the claim under review."""

    SUPPORTS = "supports", pgettext_lazy("what a passage does", "supports the claim")
    REFUTES = "refutes", pgettext_lazy("what a passage does", "refutes the claim")
    CONTEXT = "context", pgettext_lazy("what a passage does", "gives context")
