import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, formatCount, formatDay, sentence } from "../format.ts";
import { type Period, shortPeriod } from "../period.ts";
import { Link } from "./link.tsx";
import { isState, type MetricNumber } from "./number-value.tsx";

/** What moved in a team's tools, as `team_changes.sql` gives it. */
export type TeamChange = {
  readonly since: string | null;
  readonly until: string | null;
  readonly came: Known<number>;
  readonly went: number;
  readonly became_orphaned: number;
  readonly got_an_owner: number;
};

type Props = {
  readonly change: TeamChange | undefined;
  readonly numbers: readonly MetricNumber[];
  readonly period: Period;
  readonly teamId: string;
  readonly launchedOn: string | null;
};

/** What changed in the period, in sentences. */
export function TeamChanges({ change, numbers, period, teamId, launchedOn }: Props) {
  const team = encodeURIComponent(teamId);
  return (
    <section aria-labelledby="changed">
      <div className="section-head">
        <h2 id="changed">What changed</h2>
        <p>{shortPeriod(period)}</p>
      </div>
      <ul className="panel bullets">
        {change !== undefined && (
          <li>
            <ToolWords change={change} /> <Link to={`/ownership?team=${team}`}>Ownership of its tools</Link>
          </li>
        )}
        <li>{requestWords(numbers)}</li>
        {launchedOn !== null && launchedOn >= period.from && launchedOn <= period.to && (
          <li>The program was launched here on {formatDay(launchedOn)}.</li>
        )}
      </ul>
    </section>
  );
}

function ToolWords({ change }: { readonly change: TeamChange }) {
  const { since, until, came, went, became_orphaned, got_an_owner } = change;
  if (isUnknown(came)) return <>What came and went of its tools is not known: {sentence(came.unknown)}</>;
  const days = since === null || until === null ? "" : `Between ${formatDay(since)} and ${formatDay(until)}: `;
  const moves = [
    ...(came > 0 ? [`${counted(came, "tool")} came (new here, or from another team)`] : []),
    ...(went > 0 ? [`${counted(went, "tool")} went (no longer listed, retired, or to another team)`] : []),
    ...(became_orphaned > 0 ? [`${became_orphaned} became orphaned`] : []),
    ...(got_an_owner > 0 ? [`${got_an_owner} got an owner who can act`] : []),
  ];
  return (
    <>{`${days}${moves.length === 0 ? "no tool came or went, and none lost or got an owner" : moves.join("; ")}.`}</>
  );
}

/** From the numbers of the page themselves, so that they cannot disagree. */
function requestWords(numbers: readonly MetricNumber[]): string {
  const [opened, done] = ["opened_requests", "closed_requests"].map((name) =>
    numbers.find(({ metric }) => metric === name),
  );
  const open = numbers.find((number) => number.metric === "open_requests" && isState(number));
  if (opened === undefined || done === undefined || open === undefined) return "Requests are not counted.";
  if (isUnknown(opened.value) || isUnknown(done.value) || isUnknown(open.value)) {
    const reason = [opened.value, done.value, open.value].find(isUnknown)?.unknown ?? "";
    return `Requests are not known: ${sentence(reason)}`;
  }
  return `${counted(opened.value, "request")} opened, ${formatCount(done.value)} done, ${formatCount(open.value)} open at the end.`;
}
