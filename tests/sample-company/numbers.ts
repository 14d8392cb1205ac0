import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
import type { Layout } from "../../contract/layout.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";

/** Every number by a name of its own, such as `orphan_rate | 2026-10 | finance | numerator`; null where it is not known. */
export type Numbers = ReadonlyMap<string, number | string | null>;

const script = path.join(import.meta.dirname, "recount.py");

/** The recount is Python on purpose: it shares neither code nor language with what it counts again. */
export const hasPython =
  spawnSync("python3", [
    "-c",
    "import sys, zoneinfo; zoneinfo.ZoneInfo('Europe/Berlin'); sys.exit(sys.version_info < (3, 10))",
  ]).status === 0;

type Cell = {
  readonly metric: string;
  readonly month: string;
  readonly months: number;
  readonly team: string | null;
} & {
  readonly [part in Part]?: number | null;
};
const parts = ["value", "numerator", "denominator", "hidden"] as const;
type Part = (typeof parts)[number];

type Recount = {
  readonly cells: readonly Cell[];
  readonly orphans: readonly { month: string; tool: string; cause: string; since: string }[];
  readonly clusters: readonly (readonly string[])[];
  readonly tools: readonly { tool: string; users: number | null; is_active: boolean; depended_on: boolean | null }[];
};

/** What the Python script counts in the exports below a folder. */
export function recounted(folder: string, program = path.join(folder, "program.yaml")): Numbers {
  const options = {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  } as const;
  return named(JSON.parse(execFileSync("python3", [script, folder, program], options)) as Recount);
}

function named({ cells, orphans, clusters, tools }: Recount): Numbers {
  const found = new Map<string, number | string | null>();
  for (const cell of cells) {
    const months = cell.months === 1 ? cell.month : `${cell.months} months to ${cell.month}`;
    const name = [cell.metric, months, cell.team?.toLowerCase() ?? "all"];
    for (const part of parts) if (cell[part] !== undefined) found.set([...name, part].join(" | "), cell[part] ?? null);
  }
  for (const { month, tool, cause, since } of orphans) {
    found.set(`orphan | ${month} | ${tool} | cause`, cause);
    found.set(`orphan | ${month} | ${tool} | since`, since);
  }
  for (const cluster of clusters) found.set(`cluster | ${[...cluster].sort().join(", ")}`, cluster.length);
  for (const { tool, users, is_active, depended_on } of tools) {
    found.set(`tool | ${tool} | users`, users);
    found.set(`tool | ${tool} | active`, Number(is_active));
    found.set(`tool | ${tool} | depended on`, depended_on === null ? null : Number(depended_on));
  }
  return found;
}

const cellsSelect = `
  select metric, strftime(period_to, '%Y-%m') as month, months, lower(team_name) as team, value, numerator, denominator,
    case when value_unknown like 'fewer than % people%' or value_unknown like 'hidden%' then 1 end as hidden
  from metrics.periods join metrics.definitions using (metric) left join marts.teams using (team_id)
  where platform is null and (months = 1 or kind in ('flow', 'ratio of flows', 'distinct', 'duration'))`;

const orphansSelect = `
  select strftime(day, '%Y-%m') as month, native_id as tool, cause, orphaned_since::varchar as since
  from marts.tool_days join marts.tools using (tool_id) where is_orphaned`;

const clustersSelect = `
  select list(native_id order by native_id) as tools from marts.overlap_clusters join marts.tools using (tool_id)
  group by cluster_id`;

const toolsSelect = `
  select native_id as tool, users_90_days as users, is_active, is_depended_on as depended_on
  from marts.counted_days join marts.tools using (tool_id) where day = (select max(day) from marts.tool_days)`;

/** What Lanemark shows for the same, from the live generation of a data directory. */
export function shown(layout: Layout): Promise<Numbers> {
  return withCurrentGeneration(layout, async (connection) => {
    const rows = async <Row>(select: string) => (await connection.runAndReadAll(select)).getRowObjectsJson() as Row[];
    const cells = await rows<Cell>(cellsSelect);
    return named({
      cells: cells.map((cell) => (cell.hidden ? { ...unnumbered(cell), hidden: 1 } : { ...cell, hidden: undefined })),
      orphans: await rows(orphansSelect),
      clusters: (await rows<{ tools: string[] }>(clustersSelect)).map(({ tools }) => tools),
      tools: await rows(toolsSelect),
    });
  });
}

function unnumbered({ metric, month, months, team }: Cell): Cell {
  return { metric, month, months, team };
}
