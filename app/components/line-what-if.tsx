import { Form, useLocation } from "@remix-run/react";
import { isUnknown } from "../../contract/unknown.ts";
import { counted, formatCount, formatDay, spellDays } from "../format.ts";
import type { Line, LineChange, LineCounts, LineRule, TriedLine, WhatIf } from "../line.ts";
import { Problems } from "./filter-bar.tsx";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { TeamLink } from "./team-link.tsx";

const own = ["line-users", "line-days", "line-teams"];

/** The line drawn elsewhere, before anybody edits `program.yaml`: a form whose answer is in the address. */
export function LineWhatIf({ line }: { readonly line: Line }) {
  const { rule, counts, tried, whatIf, changes, problems } = line;
  const { search } = useLocation();
  return (
    <div className="stack-tight" id="what-if">
      <h3>What if the line were elsewhere?</h3>
      <p className="small">
        Tries a line on the tools of today and changes nothing; what the registry declares counts as it does.
        {rule.logged_from !== null &&
          ` Logs tell from ${formatDay(rule.logged_from)} on; of days before nothing counts.`}
      </p>
      <LineForm tried={tried} rule={rule} />
      <Problems problems={problems} />
      {tried !== null && whatIf !== undefined && (
        <>
          <p role="status">
            <b>{verdict(whatIf, counts)}</b> {consequence(whatIf)} To draw it there, set <code>{yamlOf(tried)}</code>{" "}
            under <code>line</code> in <code>program.yaml</code>.
          </p>
          {changes.length > 0 && <Changes changes={changes} csv={`/csv/line-changes${search}`} />}
        </>
      )}
    </div>
  );
}

function LineForm({ tried, rule }: { readonly tried: TriedLine | null; readonly rule: LineRule }) {
  const { search, pathname } = useLocation();
  const others = [...new URLSearchParams(search)].filter(([name]) => !own.includes(name) && name !== "page");
  const kept = new URLSearchParams(others).toString();
  return (
    <search aria-label="Another line">
      <Form method="get" action={`${pathname}#what-if`} className="filters" key={search} preventScrollReset>
        <label htmlFor="line-users">
          Users, at least
          <input
            id="line-users"
            name="line-users"
            type="number"
            min={1}
            defaultValue={tried?.users ?? rule.line_users}
          />
        </label>
        <label htmlFor="line-days">
          Within
          <select id="line-days" name="line-days" defaultValue={tried?.days ?? rule.line_days}>
            {rule.windows.map((days) => (
              <option key={days} value={days}>
                {days} days
              </option>
            ))}
          </select>
        </label>
        <label htmlFor="line-teams">
          Or teams, at least
          <input
            id="line-teams"
            name="line-teams"
            type="number"
            min={1}
            placeholder="do not count"
            defaultValue={(tried === null ? rule.line_teams : tried.teams) ?? ""}
          />
        </label>
        {others.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit">Try it</button>
        {tried !== null && (
          <Link className="button" to={`${pathname}${kept === "" ? "" : `?${kept}`}#what-if`} preventScrollReset>
            Clear
          </Link>
        )}
      </Form>
    </search>
  );
}

function verdict({ over_line }: WhatIf, counts: LineCounts): string {
  return `${counted(over_line, "tool")} would be over the line, ${formatCount(counts.over_line)} are today.`;
}

function consequence({ gained, lost, not_ready, untold_tools }: WhatIf): string {
  const sides = `${formatCount(gained)} would come to it and ${formatCount(lost)} would leave it; ${formatCount(not_ready)} would not be ready for others.`;
  return untold_tools === 0 ? sides : `${sides} Of ${counted(untold_tools, "tool")} no log tells within these days.`;
}

function yamlOf({ users, days, teams }: TriedLine): string {
  return `users: ${users}, days: ${days}, teams: ${teams ?? "null"}`;
}

const columns = [
  { title: "Tool" },
  { title: "Would be" },
  { title: "Users in the window", isNumber: true },
  { title: "Their teams", isNumber: true },
  { title: "Team" },
];

function Changes({ changes, csv }: { readonly changes: readonly LineChange[]; readonly csv: string }) {
  const total = changes[0]?.total_rows ?? 0;
  return (
    <PlainTable
      title="Tools that would change sides"
      note={
        <>
          {total > changes.length ? `${changes.length} of ${formatCount(total)}` : counted(total, "tool")}, those that
          come to it first. <FileLink href={csv}>CSV of all</FileLink>
        </>
      }
      columns={columns}
      empty="None."
      rows={changes.map((change) => ({
        key: `side-${change.tool_id}`,
        cells: [
          <Link key="tool" to={`/tools/${change.tool_id}`}>
            {change.tool_name}
          </Link>,
          change.is_over ? "over the line" : "no longer over it",
          isUnknown(change.users) ? spellDays(change.users.unknown) : formatCount(change.users),
          formatCount(change.teams),
          <TeamLink key="team" id={change.team_id} name={change.team_name} />,
        ],
      }))}
    />
  );
}
