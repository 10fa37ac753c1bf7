"""Entries that carry an idea: applications, challenges, directions, topics and events."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from hfm.model.base import Chapter
from hfm.model.fields import Date, Label, Ref
from hfm.model.parts import Point


class Application(Chapter):
    """A use of foundation models in healthcare."""

    KIND = "application"
    FOLDER = "applications"
    PLURAL = "Applications"
    GROUPS = ("language", "vision", "bioinformatics", "multimodal")
    GROUPS_ARE = "subfields"


class Challenge(Chapter):
    """What stands in the way."""

    KIND = "challenge"
    FOLDER = "challenges"
    PLURAL = "Challenges"
    GROUPS = ("data", "algorithm", "computing")

    points: tuple[Point, ...] = Label("Aspects", "what the challenge consists of", ())


class Direction(Chapter):
    """Where the field could go."""

    KIND = "direction"
    FOLDER = "directions"
    PLURAL = "Directions"
    GROUPS = ("role", "implementation", "application", "emphasis")


class Topic(Chapter):
    """A topic of the workshop on medical foundation models, with the entries that belong to it."""

    KIND = "topic"
    FOLDER = "topics"
    PLURAL = "Topics"

    applications: tuple[Annotated[str, Ref("application")], ...] = Label("Applications", "applications it names", ())
    studies: tuple[Annotated[str, Ref("study")], ...] = Label("Trust studies", "studies it names", ())


class Event(Chapter):
    """A turning point in the history of the field."""

    KIND = "event"
    FOLDER = "events"
    PLURAL = "Events"

    date: Date = Field(title="Date", description="YYYY, YYYY-MM or YYYY-MM-DD")
