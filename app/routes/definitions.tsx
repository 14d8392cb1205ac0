import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Definition, type DefinitionRow } from "../components/definition.tsx";
import { type ProgramRules, Words } from "../components/words-list.tsx";
import { ask, askOne } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

/** The order of the brief; metrics that are not on it follow by name. */
const metrics = [
  "open_requests",
  "orphaned_tools",
  "owner_is_builder",
  "not_matched_owners",
  "excess_tools",
  "escalation_rate",
  "builder_rate",
];

export const meta: MetaFunction = () => [{ title: "Definitions · Lanemark" }];

export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const [definitions, program] = await Promise.all([
    ask<DefinitionRow>("definitions", { metrics }, viewer),
    askOne<ProgramRules>("program", {}, viewer, "The warehouse holds no program rules."),
  ]);
  return { definitions, program };
}

export default function Definitions() {
  const { definitions, program } = useLoaderData<typeof loader>();
  return (
    <div>
      <div className="page-head">
        <div>
          <h1>Definitions</h1>
          <p>Every number is defined once. This page, the charts, the tables and the files read the same query.</p>
        </div>
      </div>
      <div className="definitions">
        <nav aria-label="Metrics" className="contents">
          <ul>
            {definitions.map(({ metric, title }) => (
              <li key={metric}>
                <a href={`#${metric}`}>{title}</a>
              </li>
            ))}
            <li>
              <a href="#words">Words that need one meaning</a>
            </li>
          </ul>
        </nav>
        <div className="stack">
          {definitions.map((definition) => (
            <Definition key={definition.metric} definition={definition} />
          ))}
          <Words program={program} />
        </div>
      </div>
    </div>
  );
}
