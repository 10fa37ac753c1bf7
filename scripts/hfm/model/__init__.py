"""Every entry type and every field, once: what a YAML file of the catalog may say.

The pages, the checks, the JSON Schemas and the exports all follow from these classes. A field is one line: its
name in the YAML, its type, the label readers see and the advice contributors see.
"""

from hfm.model.base import Chapter, Entry, Work
from hfm.model.fields import SLUG, Ref, Term
from hfm.model.ideas import Application, Challenge, Direction, Event, Topic
from hfm.model.parts import Correction, Links, Part, Source
from hfm.model.results import Benchmark, Result
from hfm.model.vocabulary import Vocabulary, VocabularyTerm
from hfm.model.works import Dataset, Model, Study, Survey

KINDS: dict[str, type[Entry]] = {
    kind.KIND: kind
    for kind in (Model, Dataset, Benchmark, Result, Application, Challenge, Direction, Survey, Study, Topic, Event)
}

__all__ = [
    "KINDS",
    "SLUG",
    "Application",
    "Benchmark",
    "Challenge",
    "Chapter",
    "Correction",
    "Dataset",
    "Direction",
    "Entry",
    "Event",
    "Links",
    "Model",
    "Part",
    "Ref",
    "Result",
    "Source",
    "Study",
    "Survey",
    "Term",
    "Topic",
    "Vocabulary",
    "VocabularyTerm",
    "Work",
]
