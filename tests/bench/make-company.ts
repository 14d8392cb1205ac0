import { mkdirSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

export type Size = {
  readonly tools: number;
  readonly people: number;
  readonly teams: number;
  readonly tickets: number;
  readonly events: number;
};

const words = [
  "invoice",
  "leave",
  "travel",
  "stock",
  "price",
  "contract",
  "onboarding",
  "audit",
  "shift",
  "budget",
  "claims",
  "visitor",
  "fleet",
  "quality",
  "returns",
  "pipeline",
  "renewal",
  "survey",
  "training",
  "asset",
  "key",
  "meeting",
  "supplier",
  "complaint",
  "energy",
  "safety",
  "warranty",
  "badge",
];
const acts = [
  "tracker",
  "approvals",
  "planner",
  "reminder",
  "export",
  "dashboard",
  "checklist",
  "import",
  "matcher",
  "archive",
  "calculator",
  "form",
];

/** Writes the exports of a company of this size: registry, people, headcount, launches, ticket updates and events; the same for the same size. */
export async function makeCompany(folder: string, size: Size): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const list = (texts: readonly string[]) => `[${texts.map((text) => `'${text}'`).join(", ")}]`;
  const pick = (texts: readonly string[], salt: number) =>
    `${list(texts)}[1 + (hash(i * 64 + ${salt}) % ${texts.length})::int]`;
  const person = (salt: number) => `printf('u%05d@example.com', (hash(i * 64 + ${salt}) % ${size.people})::int)`;
  const team = (salt: number) => `printf('Team %03d', (hash(i * 64 + ${salt}) % ${size.teams})::int)`;
  const platform = pick(["Power Apps", "Power Automate", "Zapier", "Airtable"], 3);
  const write = async (name: string, rows: number, columns: string) => {
    await connection.run(
      `copy (select ${columns} from range(${rows}) as numbers(i) order by i) to '${path.join(folder, name)}' (format csv, header)`,
    );
  };
  await write(
    "registry-2026-06-30.csv",
    size.tools,
    `printf('T%06d', i) as tool_id,
    ${pick(words, 1)} || ' ' || ${pick(acts, 2)} || ' ' || i as name,
    'Keeps ' || ${pick(words, 4)} || ' and ' || ${pick(words, 5)} || ' in step for the ' || ${pick(acts, 6)} || ' of ' || ${pick(words, 7)} as description,
    ${platform} as platform, ${team(8)} as team, ${person(9)} as builder,
    case when hash(i * 64 + 10) % 10 = 0 then '' when hash(i * 64 + 10) % 3 = 0 then ${person(9)} else ${person(11)} end as owner,
    strftime(date '2024-01-01' + (hash(i * 64 + 12) % 800)::int, '%Y-%m-%d') as created_on, 'active' as status`,
  );
  await write(
    "entra-users-2026-06-30.csv",
    size.people,
    `printf('u%05d@example.com', i) as userPrincipalName, 'Person ' || i as displayName,
    printf('u%05d@example.com', i) as mail, md5(i::varchar) as objectId, 'Member' as userType, 'Analyst' as jobTitle, ${team(13)} as department,
    case when hash(i * 64 + 14) % 25 = 0 then 'False' else 'True' end as accountEnabled`,
  );
  await write(
    "headcount-2026-06-30.csv",
    size.teams * 18,
    `printf('Team %03d', (i // 18)::int) as team,
    strftime(date '2025-01-01' + to_months((i % 18)::int), '%Y-%m') as month, ${Math.ceil(size.people / size.teams)} as headcount`,
  );
  await write(
    "launches-2026-06-30.csv",
    size.teams,
    `printf('Team %03d', i) as team,
    strftime(date '2025-09-01' + (i % 90)::int, '%Y-%m-%d') as launched_on, 'wave ' || (i % 3 + 1) as wave`,
  );
  await writeTickets(connection, folder, size, { team: team(20), person: person(21) });
  await write(
    "events-2026-06-30.csv",
    size.events,
    `printf('e%010d', i) as event_id,
    strftime(timestamp '2025-07-01' + to_seconds((i * 31536000 // ${size.events})::bigint), '%Y-%m-%dT%H:%M:%SZ') as occurred_at,
    ${person(15)} as actor, printf('T%06d', (${size.tools} * power((hash(i * 64 + 16) % 1000000) / 1000000.0, 2))::int) as tool_id, ${platform} as platform,
    case when hash(i * 64 + 17) % 20 = 0 then 'edit' else 'open' end as operation`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** Two or three updates a ticket, in the shape of an incident update log. */
async function writeTickets(
  connection: Awaited<ReturnType<DuckDBInstance["connect"]>>,
  folder: string,
  size: Size,
  by: { readonly team: string; readonly person: string },
): Promise<void> {
  const at = (column: string) => `strftime(${column}, '%-d/%-m/%Y %H:%M')`;
  await connection.run(`copy (
    with tickets as (
      select i, timestamp '2025-01-01' + to_minutes((i * 785000 // ${size.tickets})::bigint) as opened_at,
        (1 + hash(i * 64 + 22) % 60)::int as days, hash(i * 64 + 23) % 12 = 0 as is_open, hash(i * 64 + 24) % 6 = 0 as hops,
        ${by.person} as caller, printf('T%06d', (hash(i * 64 + 25) % ${size.tools})::int) as tool
      from range(${size.tickets}) as numbers(i)
    )
    select printf('INC%07d', i) as number, case when step = 2 and not is_open then 'Closed' else 'Active' end as incident_state,
      (step < 2 or is_open)::varchar as active, 0 as reassignment_count, 0 as reopen_count, step as sys_mod_count, caller as caller_id,
      ${at("opened_at")} as opened_at, ${at("opened_at + to_hours(step * 9)")} as sys_updated_at, 'Request' as category, 'Report' as subcategory,
      case when i % 4 = 0 then tool else '?' end as cmdb_ci, '3 - Moderate' as priority,
      case when step = 1 and hops then 'Integration Engineering' else 'Service Desk' end as assignment_group, '?' as assigned_to,
      case when is_open then '?' else ${at("opened_at + to_days(days)")} end as resolved_at,
      case when is_open then '?' else ${at("opened_at + to_days(days + 5)")} end as closed_at
    from tickets cross join range(3) as steps(step) order by i, step
  ) to '${path.join(folder, "incident-log.csv")}' (format csv, header)`);
}
