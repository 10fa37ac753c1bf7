"""From the folder of YAML to a catalog: read strictly, check every truth, say what to write instead."""
