"""Figures for whoever runs the site, in the text format of Prometheus (decision 86)."""
