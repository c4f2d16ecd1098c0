"""The search of Google's Fact Check Tools API, version v1alpha1, over the claims of this site."""
