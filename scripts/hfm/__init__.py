"""Awesome HFM: a catalog of healthcare foundation models, from YAML to a site."""
