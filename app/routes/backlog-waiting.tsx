import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { readBacklogPage } from "../backlog-page.server.ts";
import { AgeFigure, type AgeRow } from "../components/age-figure.tsx";
import { BacklogPage } from "../components/backlog-page.tsx";
import { LeadFigure } from "../components/lead-figure.tsx";
import { LeadNumbers } from "../components/lead-numbers.tsx";
import { teamField } from "../components/ownership-fields.ts";
import { PeriodTests } from "../components/period-tests.tsx";
import { periodFields } from "../components/report-fields.ts";
import { type TicketWindow, WindowNotice } from "../components/request-notes.tsx";
import { WaitFigure } from "../components/wait-figure.tsx";
import { type WaitClass, WaitsByClass, WaitsByTeam, type WaitTeam } from "../components/wait-groups.tsx";
import { CancelledTable, WaitNumbers, type WaitSide, type WaitTest, WaitTests } from "../components/wait-numbers.tsx";
import { LateToNeed, type WaitShare, WhoseTurn } from "../components/wait-shares.tsx";
import { readLeadCurves } from "../lead-curves.server.ts";
import { ask } from "../page.server.ts";
import { periodParameters } from "../period.ts";
import { viewerOf } from "../viewer.server.ts";
import { readWaitCurves } from "../wait-curves.server.ts";
import type { PeriodTest } from "../waits.ts";

export const meta: MetaFunction = () => [{ title: "How long is the wait? · Backlog · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const page = await readBacklogPage(request.url, viewer, { size: 10 });
  const { team, limit, offset } = page.filters;
  const { from, to, compareFrom: compare_from, compareTo: compare_to } = page.period;
  const [windows, ages, curves, periodTests, sides, tests, waitCurves, shares, classes, byTeam] = await Promise.all([
    ask<TicketWindow>("ticket_window", {}, viewer),
    ask<AgeRow>("open_ages", { team, to }, viewer),
    readLeadCurves({ team, from, to, compare_from, compare_to }, viewer),
    ask<PeriodTest>("period_tests", periodParameters(page.filters, page.period), viewer),
    ask<WaitSide>("wait_sides", { team }, viewer),
    ask<WaitTest>("wait_tests", { team }, viewer),
    readWaitCurves(team, viewer),
    ask<WaitShare>("wait_shares", { team }, viewer),
    ask<WaitClass>("waits_by_class", {}, viewer),
    ask<WaitTeam>("waits_by_team", { team, limit, offset }, viewer),
  ]);
  return {
    ...page,
    windows,
    ages,
    curves,
    periodTests,
    waits: { sides, tests, curves: waitCurves, shares, classes, byTeam },
  };
}

export default function BacklogWaiting() {
  const { windows, ages, curves, periodTests, waits, filters, period, teams, problems } =
    useLoaderData<typeof loader>();
  const { search } = useLocation();
  const [window] = windows;
  return (
    <BacklogPage
      question="How long does one wait for IT, and for how long have the open ones been waiting?"
      period={period}
      fields={[...periodFields(filters, period), teamField(filters, teams)]}
      problems={problems}
    >
      {window !== undefined && <WindowNotice window={window} />}
      <LeadNumbers curves={curves} team={filters.team} months={period.months} search={search} />
      <PeriodTests tests={periodTests} curves={curves} search={search} />
      <LeadFigure curves={curves} search={search} through={window?.data_through ?? null} />
      <AgeFigure rows={ages} search={search} to={period.to} team={filters.team} />
      <WaitNumbers rows={waits.sides} search={search} isTeam={filters.team !== null} />
      <WaitTests
        rows={waits.tests}
        hasLaunch={waits.sides.some(({ side }) => side === "before" || side === "after")}
        search={search}
      />
      <WaitFigure wait="done" curves={waits.curves} rows={waits.sides} search={search} />
      <WaitFigure wait="touch" curves={waits.curves} rows={waits.sides} search={search} />
      <WaitFigure wait="approval" curves={waits.curves} rows={waits.sides} search={search} />
      <CancelledTable rows={waits.sides} search={search} />
      <WhoseTurn rows={waits.shares} search={search} />
      <LateToNeed rows={waits.shares} search={search} />
      <WaitsByClass rows={waits.classes} search={search} />
      <WaitsByTeam rows={waits.byTeam} filters={filters} search={search} />
    </BacklogPage>
  );
}
