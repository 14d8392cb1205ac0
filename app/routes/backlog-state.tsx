import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { readBacklogPage } from "../backlog-page.server.ts";
import { BacklogPage } from "../components/backlog-page.tsx";
import { EligibleFigure, type EligibleMonth } from "../components/eligible-figure.tsx";
import { teamField } from "../components/ownership-fields.ts";
import {
  type BalanceMonth,
  BulkClosures,
  type BulkDay,
  type HandlingRow,
  QueueBalance,
  RequestHandling,
  type StateWord,
  StateWords,
} from "../components/queue-tables.tsx";
import { periodFields } from "../components/report-fields.ts";
import { type TicketWindow, WindowNotice } from "../components/request-notes.tsx";
import { type Untouched, type UntouchedClass, UntouchedRequests } from "../components/untouched-requests.tsx";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

const listed = 10;

export const meta: MetaFunction = () => [{ title: "State of the queue · Backlog · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const page = await readBacklogPage(request.url, viewer);
  const { filters, period } = page;
  const { team } = filters;
  const { from, to } = period;
  const [windows, eligible, classes, untouched, bulk, balance, handling, words] = await Promise.all([
    ask<TicketWindow>("ticket_window", {}, viewer),
    ask<EligibleMonth>("requests_by_eligibility", { team, to }, viewer),
    ask<UntouchedClass>("untouched_by_class", { team }, viewer),
    ask<Untouched>("untouched", { team, limit: listed }, viewer),
    ask<BulkDay>("bulk_closures", { from, to }, viewer),
    ask<BalanceMonth>("queue_balance", { to, limit: 13 }, viewer),
    ask<HandlingRow>("request_handling", { team, from, to }, viewer),
    ask<StateWord>("state_words", {}, viewer),
  ]);
  return { ...page, windows, eligible, classes, untouched, bulk, balance, handling, words };
}

export default function BacklogState() {
  const { windows, filters, period, teams, problems, ...lists } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const [window] = windows;
  return (
    <BacklogPage
      question="Is the queue being worked, or only counted?"
      period={period}
      fields={[...periodFields(filters, period), teamField(filters, teams)]}
      problems={problems}
    >
      {window !== undefined && <WindowNotice window={window} />}
      <EligibleFigure rows={lists.eligible} search={search} />
      <UntouchedRequests classes={lists.classes} rows={lists.untouched} team={filters.team} search={search} />
      <BulkClosures rows={lists.bulk} period={period} search={search} />
      <QueueBalance rows={lists.balance} search={search} />
      <RequestHandling rows={lists.handling} period={period} team={filters.team} search={search} />
      <StateWords rows={lists.words} search={search} />
    </BacklogPage>
  );
}
