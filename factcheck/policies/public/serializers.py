"""The documents of policies."""

from rest_framework import serializers

from factcheck.policies.vocabulary import Subject
from factcheck.publishing.serializers import EntrySerializer, RecordSerializer, StampedSerializer


class PolicySerializer(RecordSerializer):
    """A policy, as its own record says."""

    subject = serializers.ChoiceField(choices=Subject.choices)
    language = serializers.CharField(help_text="BCP 47.")
    title = serializers.CharField()
    body = serializers.CharField(help_text="Markdown.")


class PolicyDocumentSerializer(PolicySerializer, StampedSerializer):
    """The published document of a policy."""


class PolicyEntrySerializer(EntrySerializer):
    """A policy in a list."""

    title = serializers.CharField()
    subject = serializers.ChoiceField(choices=Subject.choices)
    language = serializers.CharField(help_text="BCP 47.")
