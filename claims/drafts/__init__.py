"""Drafts of claims, claimants and topics: how they become documents, are compared, tagged, merged and checked."""
