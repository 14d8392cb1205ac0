import type { Viewer } from "../contract/viewer.ts";
import { drillName, isOfTickets, type RowsPart } from "./drills.ts";
import { type Filters, readFilters } from "./filters.ts";
import { formatDay } from "./format.ts";
import { readNumber } from "./numbers.server.ts";
import { readPeriod } from "./period.server.ts";
import { type Period, periodParameters } from "./period.ts";
import { weekFrom } from "./week.ts";

/** The number whose rows an address asks for, the part of it that it is narrowed to, and the query of these rows. */
export async function readRows(address: string, metric: string, viewer: Viewer) {
  const { filters, problems } = readFilters(address, { bys: ["all", "launched"] });
  const part = partOf(metric, filters);
  const query = drillName(metric, part.isLaunched);
  const period = await readPeriod(filters, [metric], viewer, { isNewest: true });
  const number = await readNumber(metric, periodParameters(filters, period), viewer);
  const { from, to } = part.week ?? { from: number.period_from, to: number.period_to };
  return {
    filters,
    problems: [...problems, ...untold(part, period)],
    part,
    period,
    number,
    query,
    parameters: { ...filters, class: part.ofClass, metric, from, to },
  };
}

/** Only tickets have a class and days of their own; those opened may be of a launched team. */
function partOf(metric: string, { class: ofClass, week, by }: Filters): RowsPart {
  if (!isOfTickets(metric)) return { ofClass: null, week: null, isLaunched: false };
  const isLaunched = metric === "opened_requests" && by === "launched";
  return { ofClass, week: week === null ? null : weekFrom(week), isLaunched };
}

/** A week that the export does not tell to its end must not look like one in which little was done. */
function untold({ week }: RowsPart, { dataThrough }: Period): readonly string[] {
  if (week === null || dataThrough === null || week.to <= dataThrough) return [];
  return [`The export goes through ${formatDay(dataThrough)}: it does not tell all of this week.`];
}
