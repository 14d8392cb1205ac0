import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { backlogMetrics } from "../backlog.ts";
import { readBacklogPage } from "../backlog-page.server.ts";
import { BacklogPage } from "../components/backlog-page.tsx";
import { EffectFigure, type EffectMonth, type EffectSince, type EffectWave } from "../components/effect-figure.tsx";
import { EffectSection } from "../components/effect-section.tsx";
import type { Effect } from "../components/effect-words.ts";
import { type LeftOut, LeftOutNote } from "../components/intake-note.tsx";
import { teamField } from "../components/ownership-fields.ts";
import { periodFields } from "../components/report-fields.ts";
import { ReportNumbers } from "../components/report-numbers.tsx";
import type { RequestRow } from "../components/request-figure.tsx";
import { type Baseline, BaselineSentence, type TicketWindow, WindowNotice } from "../components/request-notes.tsx";
import { Requests } from "../components/requests.tsx";
import { TrendFigure } from "../components/trend-figure.tsx";
import { readReport } from "../numbers.server.ts";
import { ask } from "../page.server.ts";
import { periodParameters } from "../period.ts";
import { requestMetrics, requestMonths } from "../request-months.ts";
import { viewerOf } from "../viewer.server.ts";

const words = {
  open_requests: "not yet done",
  backlog_growth: "opened less done",
  old_requests: "open requests whose class tells what is usual",
  lead_time: "until half are done, open ones kept",
};

export const meta: MetaFunction = () => [{ title: "Backlog · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const page = await readBacklogPage(request.url, viewer, { bys: ["month", "day"] });
  const { filters, period } = page;
  const { team } = filters;
  const { from, to } = period;
  const [effects, since, series, waves, { numbers, months }, baselines, windows, byDay, leftOut] = await Promise.all([
    ask<Effect>("effects", {}, viewer),
    ask<EffectSince>("effect_since", {}, viewer),
    ask<EffectMonth>("effect_series", {}, viewer),
    ask<EffectWave>("effect_waves", {}, viewer),
    readReport(
      { metrics: backlogMetrics, ...periodParameters({ team, platform: null }, period) },
      ["intake_rate", ...requestMetrics],
      viewer,
    ),
    ask<Baseline>("baseline", {}, viewer),
    ask<TicketWindow>("ticket_window", {}, viewer),
    filters.by === "day" ? ask<RequestRow>("requests_by_day", { team }, viewer) : null,
    ask<LeftOut>("intake_left_out", { team, from, to }, viewer),
  ]);
  const intake = months.filter(({ metric }) => metric === "intake_rate");
  const requests = byDay ?? requestMonths(months);
  const effect = { effects, parts: { since, series, waves } };
  return { ...page, numbers, effect, intake, baselines, windows, requests, leftOut };
}

export default function Backlog() {
  const { filters, period, teams, problems, numbers, effect, intake, baselines, windows, requests, leftOut } =
    useLoaderData<typeof loader>();
  const [baseline, window] = [baselines[0], windows[0]];
  return (
    <BacklogPage
      question="Is the pile of requests to IT getting smaller, and would it have gone down anyway?"
      period={period}
      fields={[...periodFields(filters, period), teamField(filters, teams)]}
      problems={problems}
      keep={["by"]}
    >
      <ReportNumbers numbers={numbers} period={period} words={words} />
      <EffectSection effects={effect.effects} isNarrowed={(filters.team ?? filters.to) !== null}>
        <EffectFigure {...effect.parts} />
      </EffectSection>
      <section aria-labelledby="requests" className="stack-tight">
        <h2 id="requests" className="hidden">
          Requests over time
        </h2>
        {window !== undefined && <WindowNotice window={window} />}
        {baseline !== undefined && <BaselineSentence baseline={baseline} />}
        {(filters.team ?? filters.to) !== null && (
          <p className="small">The change against the baseline stays that of all teams on the newest day.</p>
        )}
        <Requests rows={requests} filters={filters} period={period} baseline={baseline} window={window} />
      </section>
      <div className="stack-tight">
        <TrendFigure
          rows={intake}
          title="Requests opened per 100 staff-months, by month"
          caption="Requests per 100 people employed for a month, in teams whose headcount is known; 95% interval"
          unit="per 100 staff-months"
          noun="requests"
          of="staff-months"
          period={period}
          narrowed={{ team: filters.team }}
          csv={`/csv/trend?metric=intake_rate${filters.team === null ? "" : `&team=${encodeURIComponent(filters.team)}`}`}
        />
        {leftOut.map((row) => (
          <LeftOutNote key="left-out" row={row} />
        ))}
      </div>
    </BacklogPage>
  );
}
