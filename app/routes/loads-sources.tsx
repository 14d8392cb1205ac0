import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { readClaims } from "../claims.server.ts";
import { type ClaimCount, claimRule, claimWords, kindOf, titleOf, totalsOf } from "../claims.ts";
import { type ClaimRow, claimColumns } from "../components/claim-columns.tsx";
import { DataTable } from "../components/data-table.tsx";
import { type Field, FilterBar, Problems } from "../components/filter-bar.tsx";
import { Link } from "../components/link.tsx";
import { Pager } from "../components/pager.tsx";
import { PlainTable } from "../components/plain-table.tsx";
import { QueueTabs } from "../components/queue-tabs.tsx";
import { capital, counted, formatCount, formatDay } from "../format.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "Two sources · Loads · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { asked, ...read } = await readClaims(request.url, viewer);
  if (read.other === null) return { ...read, counts: [], rows: [] };
  const [counts, rows] = await Promise.all([
    ask<ClaimCount>("claim_counts", asked, viewer),
    ask<ClaimRow>("claims", asked, viewer),
  ]);
  return { ...read, counts, rows };
}

export default function Sources() {
  const { matter, sources, one, other, problems } = useLoaderData<typeof loader>();
  const tabs = [
    { by: "owners", title: "Whether owners can act, people exports", rows: sources.owners.length },
    { by: "tools", title: "Which tools there are, registries", rows: sources.tools.length },
  ];
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link to="/loads">Loads</Link>
        </p>
        <h1>Two sources of one thing</h1>
        <p>
          Where two systems count differently, these are the tools that make the difference, what each says of them and
          where, and the rule by which Lanemark decides.
        </p>
      </div>
      <QueueTabs tabs={tabs} by={matter} />
      <Problems problems={problems} />
      {one === null || other === null ? <Alone /> : <Compared />}
    </div>
  );
}

/** One source or none: nothing to hold against it. */
function Alone() {
  const { matter, one } = useLoaderData<typeof loader>();
  const needed = matter === "owners" ? "people exports of two systems" : "registry exports of two systems";
  return (
    <p className="notice">
      {one === null ? "None is loaded yet. " : `Only ${one.title} is loaded. `}
      This page needs {needed}, such as those of {matter === "owners" ? "HR and the directory" : "two platforms"}, and
      shows here where they differ.
    </p>
  );
}

function Compared() {
  const { matter, sources, counts, rows, filters, ...chosen } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const loaded = sources[matter];
  const choices = loaded.map((source) => ({ value: source.series, label: titleOf(source, loaded) }));
  const one = chosen.one === null ? "" : titleOf(chosen.one, loaded);
  const other = chosen.other === null ? "" : titleOf(chosen.other, loaded);
  const totals = totalsOf(counts, matter);
  const what = matter === "owners" ? "orphaned" : "listed";
  const pairs = counts.map((count) => ({
    value: kindOf(count),
    label: `${capital(claimWords(count.one_says, matter))} / ${claimWords(count.other_says, matter)}`,
  }));
  const fields: readonly Field[] = [
    { name: "one", label: "One source", value: chosen.one?.series ?? null, choices, all: "the largest" },
    { name: "other", label: "The other", value: chosen.other?.series ?? null, choices, all: "the next" },
    { name: "kind", label: "They say", value: filters.kind, choices: pairs, all: "what makes a difference" },
    { name: "q", label: "Tool", value: filters.q, choices: null, all: "any" },
  ];
  return (
    <>
      <p className="sentence">
        By {one} alone <b>{formatCount(totals.one)}</b> of {counted(totals.all, "tool", "tools")} would be {what}, by{" "}
        {other} alone <b>{formatCount(totals.other)}</b>; Lanemark counts <b>{formatCount(totals.counted)}</b>. They
        differ in {counted(totals.different, "tool", "tools")}.
      </p>
      <p className="small">
        As of {days(chosen.one?.snapshot_day ?? null, chosen.other?.snapshot_day ?? null)}, all teams that you may see.
        {matter === "owners" &&
          " Tools owned by a team, by nobody or by somebody no people export knows are no matter between these two and are left out."}
      </p>
      <PlainTable
        title="Where the difference lies"
        columns={[
          { title: one },
          { title: other },
          { title: "Tools", isNumber: true },
          { title: `Counted as ${what}`, isNumber: true },
          { title: "By the rule" },
        ]}
        empty="Neither speaks of a tool that is listed."
        csv={`/csv/claim-counts${search}`}
        rows={counts.map((count) => ({
          key: `claims-${kindOf(count)}`,
          cells: [
            capital(claimWords(count.one_says, matter)),
            capital(claimWords(count.other_says, matter)),
            <Link key="rows" to={addressOf(matter, chosen.one?.series, chosen.other?.series, kindOf(count))}>
              {formatCount(count.tools)}
            </Link>,
            formatCount(count.counted),
            claimRule(count.one_says, count.other_says, matter),
          ],
        }))}
      />
      <section aria-labelledby="claims">
        <div className="section-head">
          <h2 id="claims">Tool by tool</h2>
        </div>
        <FilterBar fields={fields} keep={["by", "size"]} label="Filter tools" />
        <DataTable
          caption="Tools of which two sources speak"
          rows={rows}
          columns={claimColumns(matter, one, other)}
          empty="No tool makes a difference."
          rowId={(row) => `tool-${row.tool_id}`}
        />
        <Pager filters={filters} total={rows[0]?.total_rows ?? 0} what="tools" csv={`/csv/claims${search}`} />
      </section>
    </>
  );
}

function addressOf(by: string, one = "", other = "", kind = ""): string {
  return `?${new URLSearchParams({ by, one, other, kind })}#claims`;
}

function days(one: string | null, other: string | null): string {
  const told = [one, other].filter((day) => day !== null).map(formatDay);
  return told.length === 2 && told[0] === told[1] ? String(told[0]) : told.join(" and ");
}
