import { formatDay, formatMonth } from "../format.ts";
import type { TeamListRow } from "./team-columns.tsx";

/** How to read the list: of which day each number is, what adds up, and what an interval does and does not say. */
export function TeamListNotes({ total }: { readonly total: TeamListRow | undefined }) {
  return (
    <section aria-labelledby="reading" className="panel stack-tight">
      <h2 id="reading">How to read it</h2>
      <ul className="bullets small">
        <li>
          <b>A rate is no rank.</b> Each has its 95% interval, wide for a small team. “Above all teams” stands only
          where the interval leaves out the rate of all teams; of twenty teams that differ in nothing, about one does so
          by chance in each column. Sorted by a rate, a team stands by the end of its interval that is sure, so that six
          people do not outrank six hundred.
        </li>
        <li>
          <b>Too few, hidden, unknown.</b> Rates of fewer than ten tools and numbers that would point to single people
          are not shown, and a dash says why; it never means none.
        </li>
        <li>
          <b>Unassigned</b> is whatever no export names a team for. With it, tools, requests and excess tools of the
          teams add up to all teams; people and rates do not add up. Staff of all teams is that of the teams with a
          headcount.
        </li>
        <li>
          <b>Days.</b> Requests and rates are those of the period{daysWords(total)}. Excess tools are compared on the
          newest day only.
        </li>
      </ul>
    </section>
  );
}

function daysWords(total: TeamListRow | undefined): string {
  const tools = total?.report_day == null ? "" : `; tools those listed on ${formatDay(total.report_day)}`;
  const staff = total?.staff_month == null ? "" : `; staff the headcount of ${formatMonth(total.staff_month)}`;
  return `${tools}${staff}`;
}
