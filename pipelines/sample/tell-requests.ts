import { addMonths, isoMonth, monthEnd } from "./calendar.ts";
import type { Company } from "./company.ts";
import { baselineOf } from "./program-file.ts";
import type { TicketCounts } from "./ticket-counts.ts";
import { expectedEligible, expectedRequests, leadTimeOf } from "./tickets.ts";
import type { BaselineTruth, EligibleMonth, RequestMonth, Truth } from "./truth.ts";

export function tellRequests(
  company: Company,
  tickets: TicketCounts,
  rates: readonly Float64Array[],
): Truth["requests"] {
  return {
    byMonth: tellMonths(company, tickets),
    leadTime: leadTimeOf(company),
    baseline: tellBaseline(company, rates),
    eligible: tellEligible(company, rates),
  };
}

function tellMonths({ span, teams }: Company, { opened, done }: TicketCounts): RequestMonth[] {
  const open = new Int32Array(teams.length + 1);
  return span.ticketMonths.flatMap((month, place) =>
    Array.from({ length: teams.length + 1 }, (_, team) => {
      const asked = opened[place]?.[team] ?? 0;
      const ended = done[place]?.[team] ?? 0;
      open[team] = (open[team] ?? 0) + asked - ended;
      return {
        month: isoMonth(month),
        team: teams[team]?.name ?? null,
        opened: asked,
        done: ended,
        open: open[team] ?? 0,
      };
    }),
  );
}

function tellEligible(company: Company, rates: readonly Float64Array[]): EligibleMonth[] {
  const { span, teams } = company;
  return span.ticketMonths.flatMap((month, place) =>
    monthEnd(month) > span.until
      ? []
      : teams.map((team) => ({
          month: isoMonth(month),
          team: team.name,
          ...expectedEligible(company, rates, place, team),
        })),
  );
}

/** The baseline months against the newest whole months of the same names. */
function tellBaseline(company: Company, rates: readonly Float64Array[]): BaselineTruth {
  const { span, teams } = company;
  const { from, to } = baselineOf(company);
  const last = monthEnd(span.until) === span.until ? span.until : addMonths(span.until, -1);
  const pairs = span.ticketMonths.flatMap((month) => {
    if (month < from || month > to) return [];
    let after = month;
    while (addMonths(after, 12) <= last) after = addMonths(after, 12);
    return after > to ? [{ month, after }] : [];
  });
  const expected = (months: readonly number[]) =>
    months.reduce((sum, month) => {
      const place = span.ticketMonths.indexOf(month);
      return sum + teams.reduce((total, team) => total + expectedRequests(company, rates, place, team), 0);
    }, 0);
  const expectedBefore = expected(pairs.map(({ month }) => month));
  const expectedAfter = expected(pairs.map(({ after }) => after));
  return {
    months: pairs.map(({ month }) => isoMonth(month)),
    comparedMonths: pairs.map(({ after }) => isoMonth(after)),
    expectedBefore,
    expectedAfter,
    change: expectedBefore === 0 ? 0 : expectedAfter / expectedBefore - 1,
  };
}
