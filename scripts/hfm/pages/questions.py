"""Twelve questions to the data, each as one line of five tools: what the page of downloads shows, and the tests run.

`AT/` stands for the address of the site. The lines of a question answer with the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass

# Tool → where its lines are typed.
TOOLS = {
    "curl, jq": "in a shell",
    "pandas": "in Python, after import pandas as pd",
    "DuckDB": "in its shell, or from any language",
    "sqlite3": "in a shell, beside catalog.sqlite",
    "R": "as it comes, without a package",
}


@dataclass(frozen=True)
class Question:
    """What is asked, and the line of each tool in the order of TOOLS."""

    asked: str
    lines: tuple[str, ...]

    def at(self, site: str) -> tuple[tuple[str, str, str], ...]:
        """(tool, where, line) with the address of the site in it, or with a word in its place."""
        lines = (line.replace("AT/", site or "https://SITE/") for line in self.lines)
        return tuple((tool, where, line) for (tool, where), line in zip(TOOLS.items(), lines, strict=True))


QUESTIONS = (
    Question(
        "How many models are there in each sub-field?",
        (
            r"""curl -s AT/api/v1/models.json | jq -r '.items | group_by(.subfield)[] | [.[0].subfield, length] | @tsv'""",
            r"""pd.read_parquet("AT/data/models.parquet").groupby("subfield").size()""",
            r"""SELECT subfield, count(*) FROM 'AT/data/models.parquet' GROUP BY ALL""",
            r"""sqlite3 catalog.sqlite "SELECT subfield, count(*) FROM models GROUP BY subfield" """,
            r"""table(read.csv("AT/data/models.csv")$subfield)""",
        ),
    ),
    Question(
        "Which models segment CT, build on SAM and have public code?",
        (
            r"""curl -s AT/api/v1/models.json | jq -r '.items[] | select((.modalities | index("ct")) and (.tasks | index("segmentation")) and (.backbone_families | index("sam")) and (.links.code // "" | startswith("http"))) | .id'""",
            r"""pd.read_parquet("AT/data/models.parquet").loc[lambda m: m.modalities.map(lambda it: "ct" in it) & m.tasks.map(lambda it: "segmentation" in it) & m.backbone_families.map(lambda it: "sam" in it) & m.links_code.str.startswith("http", na=False), "id"]""",
            r"""SELECT id FROM 'AT/data/models.parquet' WHERE 'ct' IN modalities AND 'segmentation' IN tasks AND 'sam' IN backbone_families AND links_code LIKE 'http%'""",
            r"""sqlite3 catalog.sqlite "SELECT id FROM models_with_lists WHERE '|' || modalities || '|' LIKE '%|ct|%' AND '|' || tasks || '|' LIKE '%|segmentation|%' AND '|' || backbone_families || '|' LIKE '%|sam|%' AND links_code LIKE 'http%'" """,
            r"""subset(read.csv("AT/data/models.csv"), grepl("(^|[|])ct($|[|])", modalities) & grepl("(^|[|])segmentation($|[|])", tasks) & grepl("(^|[|])sam($|[|])", backbone_families) & startsWith(links_code, "http"))$id""",
        ),
    ),
    Question(
        "How many models were first public in each year?",
        (
            r"""curl -s AT/api/v1/models.json | jq -r '[.items[].first_public | values | .[:4]] | group_by(.)[] | [.[0], length] | @tsv'""",
            r"""pd.read_parquet("AT/data/models.parquet").first_public.dropna().str[:4].value_counts()""",
            r"""SELECT first_public[:4] AS year, count(*) FROM 'AT/data/models.parquet' WHERE first_public IS NOT NULL GROUP BY ALL""",
            r"""sqlite3 catalog.sqlite "SELECT substr(first_public, 1, 4), count(*) FROM models WHERE first_public IS NOT NULL GROUP BY 1" """,
            r"""with(subset(read.csv("AT/data/models.csv"), first_public != ""), table(substr(first_public, 1, 4)))""",
        ),
    ),
    Question(
        "Whose weights are open under MIT or Apache 2.0, and how many parameters has the largest of each?",
        (
            r"""curl -s AT/api/v1/models.json | jq -r '.items[] | select(.weights.access == "open" and (.licence.weights | IN("MIT", "Apache-2.0")) and (.parameters != [])) | [.id, ([.parameters[].count] | max)] | @tsv'""",
            r"""pd.read_csv("AT/data/models.csv").query("weights_access == 'open' and licence_weights in ['MIT', 'Apache-2.0']").dropna(subset="parameters_largest").astype({"parameters_largest": int})[["id", "parameters_largest"]]""",
            r"""SELECT id, list_max([it.count FOR it IN parameters]) FROM 'AT/data/models.parquet' WHERE weights_access = 'open' AND licence_weights IN ('MIT', 'Apache-2.0') AND len(parameters) > 0""",
            r"""sqlite3 catalog.sqlite "SELECT id, parameters_largest FROM models_with_lists WHERE weights_access = 'open' AND licence_weights IN ('MIT', 'Apache-2.0') AND parameters_largest > 0" """,
            r"""subset(read.csv("AT/data/models.csv"), weights_access == "open" & licence_weights %in% c("MIT", "Apache-2.0") & !is.na(parameters_largest), c(id, parameters_largest))""",
        ),
    ),
    Question(
        "Which datasets of the catalog trained at least five models?",
        (
            r"""curl -s AT/api/v1/models.json | jq -r '[.items[] | [.training_data[].dataset | values] | unique[]] | group_by(.)[] | select(length >= 5) | [.[0], length] | @tsv'""",
            r"""pd.read_csv("AT/data/models.csv").training_data_dataset.dropna().str.split("|", regex=False).map(lambda it: list(set(it))).explode().value_counts().loc[lambda it: it >= 5]""",
            r"""SELECT it.dataset AS dataset, count(DISTINCT id) FROM (SELECT id, unnest(training_data) AS it FROM 'AT/data/models.parquet') WHERE it.dataset IS NOT NULL GROUP BY ALL HAVING count(DISTINCT id) >= 5""",
            r"""sqlite3 catalog.sqlite "SELECT dataset, count(DISTINCT model_id) AS models FROM models_training_data WHERE dataset IS NOT NULL GROUP BY dataset HAVING models >= 5" """,
            r"""with(list(n = table(unlist(lapply(strsplit(read.csv("AT/data/models.csv")$training_data_dataset, "|", fixed = TRUE), unique)))), n[n >= 5])""",
        ),
    ),
    Question(
        "What is the best number of each comparable column on MedQA, and whose is it?",
        (
            r"""curl -s AT/api/v1/results.json | jq -r '.items[] | select(.benchmark == "medqa") | .id as $column | .scores[] | select(.rank == 1) | [$column, .name, .value] | @tsv'""",
            r"""pd.read_parquet("AT/data/scores.parquet").query("benchmark == 'medqa' and rank == 1").assign(id=lambda it: it.table + "/" + it.column)[["id", "name", "value"]]""",
            r"""SELECT "table" || '/' || "column", name, value FROM 'AT/data/scores.parquet' WHERE benchmark = 'medqa' AND rank = 1""",
            r"""sqlite3 catalog.sqlite "SELECT [table] || '/' || [column], name, value FROM scores WHERE benchmark = 'medqa' AND rank = 1" """,
            r"""with(subset(read.csv("AT/data/scores.csv"), benchmark == "medqa" & rank == 1), data.frame(paste(table, column, sep = "/"), name, value))""",
        ),
    ),
    Question(
        "Who reports the numbers: the models’ own authors, or others?",
        (
            r"""curl -s AT/api/v1/results.json | jq -r '[.items[].scores[].reported_by] | group_by(.)[] | [.[0], length] | @tsv'""",
            r"""pd.read_csv("AT/data/scores.csv").reported_by.value_counts()""",
            r"""SELECT reported_by, count(*) FROM 'AT/data/scores.parquet' GROUP BY ALL""",
            r"""sqlite3 catalog.sqlite "SELECT reported_by, count(*) FROM scores GROUP BY reported_by" """,
            r"""table(read.csv("AT/data/scores.csv")$reported_by)""",
        ),
    ),
    Question(
        "How many models have a preprint and no formal publication, by server?",
        (
            r"""curl -s AT/api/v1/models.json | jq -r '[.items[] | select(.preprint and (.publication | not)) | .preprint.server] | group_by(.)[] | [.[0], length] | @tsv'""",
            r"""pd.read_parquet("AT/data/models.parquet").query("publication_venue.isna()").preprint_server.value_counts()""",
            r"""SELECT preprint_server, count(*) FROM 'AT/data/models.parquet' WHERE preprint_server IS NOT NULL AND publication_venue IS NULL GROUP BY ALL""",
            r"""sqlite3 catalog.sqlite "SELECT preprint_server, count(*) FROM models WHERE preprint_server IS NOT NULL AND publication_venue IS NULL GROUP BY preprint_server" """,
            r"""with(subset(read.csv("AT/data/models.csv"), preprint_server != "" & publication_venue == ""), table(preprint_server))""",
        ),
    ),
    Question(
        "Which datasets of X-ray images can anybody download?",
        (
            r"""curl -s AT/api/v1/datasets.json | jq -r '.items[] | select(.access == "open" and (.modalities | index("x-ray"))) | .id'""",
            r"""pd.read_parquet("AT/data/datasets.parquet").loc[lambda d: (d.access == "open") & d.modalities.map(lambda it: "x-ray" in it), "id"]""",
            r"""SELECT id FROM 'AT/data/datasets.parquet' WHERE access = 'open' AND 'x-ray' IN modalities""",
            r"""sqlite3 catalog.sqlite "SELECT id FROM datasets JOIN datasets_modalities ON dataset_id = id WHERE access = 'open' AND value = 'x-ray'" """,
            r"""subset(read.csv("AT/data/datasets.csv"), access == "open" & grepl("(^|[|])x-ray($|[|])", modalities))$id""",
        ),
    ),
    Question(
        "Which trust studies ask about robustness in segmentation, and of which models of the catalog?",
        (
            r"""curl -s AT/api/v1/studies.json | jq -r '.items[] | select(.application == "segmentation" and (.trust | index("robustness"))) | [.id, ([.models[].model | values] | join("|"))] | @tsv'""",
            r"""pd.read_csv("AT/data/studies.csv", keep_default_na=False).loc[lambda s: (s.application == "segmentation") & s.trust.str.split("|", regex=False).map(lambda it: "robustness" in it), ["id", "models_model"]]""",
            r"""SELECT id, coalesce(array_to_string([it.model FOR it IN models IF it.model IS NOT NULL], '|'), '') FROM 'AT/data/studies.parquet' WHERE application = 'segmentation' AND 'robustness' IN trust""",
            r"""sqlite3 -tabs catalog.sqlite "SELECT s.id, (SELECT group_concat(model, '|') FROM studies_models WHERE study_id = s.id) FROM studies s JOIN studies_trust t ON t.study_id = s.id WHERE s.application = 'segmentation' AND t.value = 'robustness'" """,
            r"""subset(read.csv("AT/data/studies.csv"), application == "segmentation" & grepl("(^|[|])robustness($|[|])", trust), c(id, models_model))""",
        ),
    ),
    Question(
        "Which sources with a name were the models read from, and how often?",
        (
            r"""curl -s AT/api/v1/models.json | jq -r '[.items[].sources[].source | values] | group_by(.)[] | [.[0], length] | @tsv'""",
            r"""pd.read_csv("AT/data/sources.csv").query("kind == 'model'").source.value_counts()""",
            r"""SELECT source, count(*) FROM 'AT/data/sources.parquet' WHERE kind = 'model' AND source IS NOT NULL GROUP BY ALL""",
            r"""sqlite3 catalog.sqlite "SELECT source, count(*) FROM sources WHERE entry LIKE 'model/%' AND source IS NOT NULL GROUP BY source" """,
            r"""with(subset(read.csv("AT/data/sources.csv"), kind == "model" & source != ""), table(source))""",
        ),
    ),
    Question(
        "How often was each field corrected, and how many of these points are still in doubt?",
        (
            r"""curl -s AT/api/v1/corrections.json | jq -r '.items | group_by(.field)[] | [.[0].field, length, ([.[] | select(.doubtful)] | length)] | @tsv'""",
            r"""pd.read_parquet("AT/data/corrections.parquet").groupby("field").doubtful.agg(["size", "sum"])""",
            r"""SELECT field, count(*), count(*) FILTER (doubtful) FROM 'AT/data/corrections.parquet' GROUP BY ALL""",
            r"""sqlite3 catalog.sqlite "SELECT field, count(*), sum(doubtful) FROM corrections GROUP BY field" """,
            r"""with(read.csv("AT/data/corrections.csv"), aggregate(as.logical(doubtful), list(field), function(it) c(length(it), sum(it))))""",
        ),
    ),
)
