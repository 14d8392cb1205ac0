import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type Dial, Dials } from "../components/dials.tsx";
import { Problems } from "../components/filter-bar.tsx";
import { Headlines, type Trend } from "../components/headlines.tsx";
import type { MetricNumber } from "../components/number-value.tsx";
import type { RequestRow } from "../components/request-figure.ts";
import { type Baseline, BaselineSentence, type TicketWindow, WindowNotice } from "../components/request-notes.tsx";
import { Requests } from "../components/requests.tsx";
import { readFilters } from "../filters.ts";
import { formatLongDay } from "../format.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

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
  const parameters = { metrics, team: null, platform: null };
  const [numbers, trends, dials, baselines, windows, requests] = await Promise.all([
    ask<MetricNumber>("numbers", parameters, viewer),
    ask<Trend>("trends", parameters, viewer),
    ask<Dial>("dials", {}, viewer),
    ask<Baseline>("baseline", {}, viewer),
    ask<TicketWindow>("ticket_window", {}, viewer),
    ask<RequestRow>(`requests_by_${filters.by}`, {}, viewer),
  ]);
  return { numbers, trends, dials, baselines, windows, requests, by: filters.by, problems };
}

export default function Brief() {
  const { numbers, trends, dials, baselines, windows, requests, by, problems } = useLoaderData<typeof loader>();
  const newest = numbers
    .flatMap((number) => number.data_through ?? [])
    .sort()
    .at(-1);
  return (
    <div className="stack">
      <div>
        <div className="page-head">
          <h1>Citizen development, in brief</h1>
          <p>{newest === undefined ? "Nothing dated has been loaded" : `As of ${formatLongDay(newest)}`}</p>
        </div>
        <Problems problems={problems} />
        <div className="brief">
          <Headlines numbers={numbers} trends={trends} baseline={baselines[0]} window={windows[0]} />
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
        {baselines.map((baseline) => (
          <BaselineSentence key="baseline" baseline={baseline} />
        ))}
        <Requests rows={requests} by={by} baseline={baselines[0]} window={windows[0]} />
      </section>
    </div>
  );
}
