import { capital, counted, dash, effectWords, formatDay } from "../format.ts";
import { entityWords } from "../words.ts";
import { Facts } from "./facts.tsx";
import { Link } from "./link.tsx";

export type DefinitionRow = {
  readonly metric: string;
  readonly title: string;
  readonly question: string;
  readonly definition: string;
  readonly kind: string;
  readonly unit: string;
  readonly better: string | null;
  readonly filters: string | null;
  readonly needs: string | null;
  /** What missing days of the logs make of it; null where it reads none. */
  readonly gap_effect: string | null;
  readonly sql: string;
  readonly inputs: readonly string[];
  readonly entities: readonly string[];
  readonly sources: readonly string[];
  readonly files: number;
  readonly data_through: string | null;
};

const kinds: { readonly [kind: string]: string } = {
  flow: "flow: a period is the sum of its days",
  stock: "stock: what stands at the end of the period’s last day",
  "ratio of flows": "ratio of flows: sums over sums of the period",
  "ratio of stocks": "ratio of stocks: sums over sums on the period’s last day",
  distinct: "distinct: different subjects in the period, never added up",
  duration: "duration: median, with cases still open kept in",
  estimate: "estimate: a value with its interval, never added up",
};

/** One metric, as its file defines it. */
export function Definition({ definition }: { readonly definition: DefinitionRow }) {
  return (
    <article id={definition.metric} className="panel definition" aria-labelledby={`title-${definition.metric}`}>
      <h2 id={`title-${definition.metric}`}>
        {definition.title} <code className="soft">{definition.metric}</code>
      </h2>
      <p className="soft">{definition.question}</p>
      <p className="sentence">{definition.definition}</p>
      <Facts facts={factsOf(definition)} isBare />
      <details>
        <summary>SQL</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="scroll" aria-label={`SQL of ${definition.title}`} tabIndex={0}>
          <pre>{definition.sql}</pre>
        </section>
      </details>
      <p className="links">
        <Link to={`/rows/${definition.metric}`}>Rows behind the newest value</Link>
        <a href={`/csv/trend?metric=${definition.metric}`} download>
          All months as CSV
        </a>
      </p>
    </article>
  );
}

function factsOf(definition: DefinitionRow): readonly (readonly [string, React.ReactNode])[] {
  const { inputs, entities, sources, files } = definition;
  return [
    ["Kind", capital(kinds[definition.kind] ?? definition.kind)],
    ["Unit", definition.unit === "share" ? "share, 0% to 100%" : definition.unit],
    ["Better", definition.better ?? dash],
    ["Answers to", definition.filters ?? dash],
    [
      "Needs",
      definition.needs === null || definition.needs === ""
        ? dash
        : definition.needs
            .split(",")
            .map((entity) => entityWords(entity.trim()))
            .join(", "),
    ],
    ...(definition.gap_effect === null
      ? []
      : [["While the logs lack days", capital(effectWords(definition.gap_effect))] as const]),
    ["Data through", definition.data_through === null ? dash : formatDay(definition.data_through)],
    ["Reads", <code key="reads">{inputs.join(", ")}</code>],
    ["From the exports", entities.length === 0 ? dash : entities.map(entityWords).join(", ")],
    ["Loaded files", files === 0 ? "none" : `${counted(files, "file")}: ${sources.join(", ")}`],
  ];
}
