import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { BriefNotes } from "../components/brief-notes.tsx";
import { growthWords } from "../components/brief-words.ts";
import { type Dial, Dials } from "../components/dials.tsx";
import { EffectNote } from "../components/effect-section.tsx";
import type { Effect } from "../components/effect-words.ts";
import { Headlines } from "../components/headlines.tsx";
import { type Platform, reportFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import { type Baseline, BaselineSentence, type TicketWindow, WindowNotice } from "../components/request-notes.tsx";
import { Requests } from "../components/requests.tsx";
import { readFilters } from "../filters.ts";
import { formatLongDay } from "../format.ts";
import { readReport } from "../numbers.server.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { readRequests } from "../requests.server.ts";
import { readTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";
import type { loader as shellLoader } from "./shell.tsx";

const metrics = [
  "open_requests",
  "backlog_change",
  "orphaned_tools",
  "owner_is_builder",
  "not_matched_owners",
  "excess_tools",
  "excess_rate",
  "orphan_rate",
  "escalation_rate",
  "builder_rate",
];

export const meta: MetaFunction = () => [{ title: "Brief · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { bys: ["month", "day"] });
  const { team, platform, months, to, compare } = filters;
  const period = await readPeriod(filters, metrics, viewer, { isNewest: true });
  const [{ numbers, months: trends }, dials, baselines, effects, windows, requests, teams, platforms] =
    await Promise.all([
      // Without a month asked for, each number is the newest that its own exports tell of.
      readReport({ metrics, team, platform, months, to, compare }, metrics, viewer),
      ask<Dial>("dials", {}, viewer),
      ask<Baseline>("baseline", {}, viewer),
      ask<Effect>("effects", {}, viewer),
      ask<TicketWindow>("ticket_window", {}, viewer),
      readRequests(filters, viewer),
      readTeams(filters.team, viewer),
      ask<Platform>("platforms", {}, viewer),
    ]);
  const rows = { numbers, trends, dials, baselines, effects, windows, requests };
  return { ...rows, teams, platforms, filters, period, problems };
}

export default function Brief() {
  const { teams, platforms, filters, period, problems, ...rows } = useLoaderData<typeof loader>();
  const { numbers, trends, dials, baselines, effects, windows, requests } = rows;
  const shell = useRouteLoaderData<typeof shellLoader>("routes/shell");
  const newest = numbers
    .flatMap((number) => number.data_through ?? [])
    .sort()
    .at(-1);
  const growth = growthWords(requests, filters.by === "day");
  return (
    <div className="stack">
      <div>
        <ReportHead
          title="Citizen development, in brief"
          question={asOf(newest, filters.to)}
          period={period}
          fields={reportFields(filters, period, teams, platforms)}
          problems={problems}
          keep={["by"]}
        />
        {(filters.team ?? filters.platform ?? filters.to) !== null && (
          <p className="small">
            The three dials and the change against the baseline stay those of all teams and platforms on the newest day.
          </p>
        )}
        {shell !== undefined && <BriefNotes sources={shell.sources} held={shell.held} />}
        <div className="brief">
          <Headlines numbers={numbers} period={period} trends={trends} baseline={baselines[0]} window={windows[0]} />
          <Dials dials={dials} />
        </div>
      </div>
      <section aria-labelledby="requests" className="stack-tight">
        <h2 id="requests" className="hidden">
          Requests to IT
        </h2>
        {windows.map((window) => (
          <WindowNotice key={window.window_from} window={window} />
        ))}
        <EffectNote effects={effects} />
        {growth !== undefined && <p className="sentence">{growth}</p>}
        {baselines.map((baseline) => (
          <BaselineSentence key="baseline" baseline={baseline} />
        ))}
        <Requests rows={requests} filters={filters} period={period} baseline={baselines[0]} window={windows[0]} />
      </section>
    </div>
  );
}

/** Without a month asked for, the numbers are those of the newest day; with one, only the data is. */
function asOf(newest: string | undefined, to: string | null): string {
  if (newest === undefined) return "Nothing dated has been loaded";
  return `${to === null ? "As of" : "Data through"} ${formatLongDay(newest)}`;
}
