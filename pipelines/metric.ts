import { type MetricKind, metricKinds } from "../contract/metric.ts";
import type { Model, SqlModel } from "./models.ts";

/** What the header of a metric says. */
export type Metric = {
  readonly name: string;
  readonly model: SqlModel;
  readonly kind: MetricKind;
  readonly filters: readonly string[];
  /** Entities without which the metric is unknown; its data goes through the earliest of theirs. */
  readonly needs: readonly string[];
  /** The smallest denominator of a ratio that is said; 0 for none. */
  readonly minimum: number;
  /** What a ratio is said per: 1 for a share, 100 for a rate per 100; its counts stay as they are. */
  readonly per: number;
  /** How small groups are told: by the denominator of a rate, or by the people of the team, for counts of people; null where nobody is told of. */
  readonly privacy: "small_group" | "small_team" | null;
  readonly interval: "wilson" | "poisson" | "none";
  /** Facts that are unknown are left out, instead of making what they fall in unknown. */
  readonly leavesUnknownOut: boolean;
  /** Told for the newest day alone, so that no earlier period can be compared with. */
  readonly isNewestOnly: boolean;
  /** Why there is no value where nothing can be counted; a sum of nothing is 0 where this is null. */
  readonly none: string | null;
  /** What its facts are of, where `metrics.facts` opens it to its rows; null for a metric with a query of its own. */
  readonly rows: "tools" | "tickets" | null;
  /** Which days of the logs it counts, as marts.partial_months asks for them, and what it is while some of them are missing; null where it reads none. */
  readonly gaps: { readonly question: string; readonly effect: string } | null;
};

const keys = [
  "title",
  "question",
  "definition",
  "kind",
  "unit",
  "better",
  "filters",
  "needs",
  "gaps",
  "minimum",
  "per",
  "privacy",
  "interval",
  "unknown",
  "none",
  "rows",
  "history",
  "stored",
] as const;
const required = ["title", "question", "definition", "kind", "unit", "better", "filters", "needs"] as const;
const values: Partial<Record<(typeof keys)[number], readonly string[]>> = {
  kind: metricKinds,
  gaps: ["author", "use", "week", "month"].flatMap((question) =>
    ["lower bound", "upper bound", "off either way"].map((effect) => `${question}, ${effect}`),
  ),
  privacy: ["small_group", "small_team"],
  interval: ["wilson", "poisson", "none"],
  unknown: ["left out"],
  history: ["newest day"],
  rows: ["tools", "tickets"],
  stored: ["view"],
};

/** The metrics among the models. Throws, naming the file, on a header that lacks a key, has one too many or a value that means nothing. */
export function metricsOf(models: readonly Model[]): Metric[] {
  return models.flatMap((model) => (model.folder === "metrics" && model.sql !== undefined ? [metricOf(model)] : []));
}

function metricOf(model: SqlModel): Metric {
  const { header, file } = model;
  const missing = required.find((key) => header[key] === undefined);
  if (missing) throw new Error(`${file}: its header has no ${missing}`);
  const foreign = Object.keys(header).find((key) => !(keys as readonly string[]).includes(key));
  if (foreign) throw new Error(`${file}: ${foreign} is no key of a metric; keys are ${keys.join(", ")}`);
  for (const [key, allowed] of Object.entries(values)) {
    const value = header[key];
    if (value !== undefined && !allowed.includes(value))
      throw new Error(`${file}: ${key}: ${value} is none of ${allowed.join(", ")}`);
  }
  return {
    name: model.name.replace("metrics.", ""),
    model,
    kind: header.kind as MetricKind,
    filters: listOf(header.filters),
    needs: listOf(header.needs),
    minimum: Number(header.minimum ?? 0),
    per: perOf(model),
    privacy: (header.privacy ?? null) as Metric["privacy"],
    interval: (header.interval ?? "none") as Metric["interval"],
    leavesUnknownOut: header.unknown === "left out",
    isNewestOnly: header.history === "newest day",
    none: header.none ?? null,
    rows: (header.rows ?? null) as Metric["rows"],
    gaps: gapsOf(header.gaps),
  };
}

function perOf({ header, file }: SqlModel): number {
  const per = Number(header.per ?? 1);
  if (!(per > 0 && Number.isFinite(per))) throw new Error(`${file}: per: ${header.per} is no number above 0`);
  if (header.per !== undefined && !header.kind?.startsWith("ratio"))
    throw new Error(`${file}: per: only a ratio is said per anything`);
  return per;
}

function gapsOf(text: string | undefined): Metric["gaps"] {
  const [question, effect] = text?.split(", ") ?? [];
  return question === undefined || effect === undefined ? null : { question, effect };
}

function listOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "" && word !== "none");
}
