import { isUnknown, type Known } from "../../contract/unknown.ts";
import { percent } from "../charts/static-chart.tsx";
import { counted, dash, formatInterval, formatNumber } from "../format.ts";
import type { Period } from "../period.ts";
import { comparedWords } from "./compare-words.ts";
import { KnownNumber } from "./known-text.tsx";
import { type MetricNumber, NumberLinks, partsOf } from "./number-value.tsx";
import { PlainTable } from "./plain-table.tsx";

/** One rate of a team beside teams of like size, as `team_peers.sql` gives it. */
export type TeamPeer = {
  readonly metric: string;
  readonly title: string;
  readonly unit: string;
  readonly value: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly known: number;
  readonly peers: number;
  readonly widest: number | null;
  readonly lower_quartile: number | null;
  readonly median: Known<number>;
  readonly upper_quartile: number | null;
  readonly stands: string | null;
};

type Props = {
  readonly title: string;
  readonly peers: readonly TeamPeer[];
  readonly numbers: readonly MetricNumber[];
  readonly period: Period;
  readonly csv: string;
};

const columns = [
  { title: "Rate" },
  { title: "This team", isNumber: true },
  { title: "Before" },
  { title: "Teams of like size", isNumber: true },
  { title: "Side by side" },
  { title: "This team is" },
];

/** The team's rates beside the median and the quartiles of teams of like size, none of them named. */
export function TeamPeers({ title, peers, numbers, period, csv }: Props) {
  const rows = peers.flatMap((peer) => {
    const number = numbers.find(({ metric }) => metric === peer.metric);
    return number === undefined ? [] : [{ key: `peer-${peer.metric}`, cells: cellsOf(peer, number, period) }];
  });
  return (
    <div className="stack-tight">
      <PlainTable
        title={title}
        note={whoWords(peers[0])}
        columns={columns}
        rows={rows}
        empty="No rate is counted by team."
      />
      <p className="small soft table-under">
        Side by side, each line from 0: the dot is this team with its 95% interval, the band the middle half of the
        others, the stroke their median. Counts are left out: they grow with a team. “Clearly” stands only where this
        team’s 95% interval leaves out the median.{" "}
        <a href={csv} download>
          CSV
        </a>
      </p>
    </div>
  );
}

function whoWords(peer: TeamPeer | undefined): string {
  if (peer === undefined) return "";
  if (peer.peers === 0 || peer.widest === null)
    return `No team of like size: ${isUnknown(peer.median) ? peer.median.unknown : "none is known"}.`;
  const range =
    peer.widest <= 2
      ? "with half to twice its staff"
      : `nearest in staff (up to ${formatNumber(peer.widest, "days")} times as many or as few, since fewer than 5 have half to twice its staff)`;
  return `${counted(peer.peers, "other team")} ${range}; median and middle half, no team named.`;
}

function cellsOf(peer: TeamPeer, number: MetricNumber, period: Period): readonly React.ReactNode[] {
  return [
    <RateTitle key="title" number={number} />,
    <Own key="own" peer={peer} number={number} />,
    comparedWords(number, period.compare) ?? dash,
    <Others key="others" peer={peer} />,
    <Strip key="strip" peer={peer} />,
    peer.stands ?? dash,
  ];
}

function RateTitle({ number }: { readonly number: MetricNumber }) {
  return (
    <>
      {number.title}
      {number.unit === "days" && ", days"}
      <NumberLinks number={number} />
    </>
  );
}

function Own({ peer, number }: { readonly peer: TeamPeer; readonly number: MetricNumber }) {
  return (
    <>
      <KnownNumber value={peer.value} unit={peer.unit} />
      {!isUnknown(peer.value) && (
        <span className="cell-note">
          {partsOf(number)}
          <br />
          {formatInterval(peer.low, peer.high, peer.unit)}
        </span>
      )}
    </>
  );
}

function Others({ peer }: { readonly peer: TeamPeer }) {
  if (isUnknown(peer.median)) return <KnownNumber value={peer.median} unit={peer.unit} />;
  const { lower_quartile: lower, upper_quartile: upper, unit, known, peers } = peer;
  return (
    <>
      <KnownNumber value={peer.median} unit={unit} />
      <span className="cell-note">
        half of them {formatInterval(lower, upper, unit)}
        {known < peers && (
          <>
            <br />
            {known} of {peers} known
          </>
        )}
      </span>
    </>
  );
}

/** The middle half of the teams of like size as a band with its median, and this team as a dot with its interval: each row on its own scale from 0. */
function Strip({ peer }: { readonly peer: TeamPeer }) {
  const value = isUnknown(peer.value) ? null : peer.value;
  const median = isUnknown(peer.median) ? null : peer.median;
  const { low, high, lower_quartile: lower, upper_quartile: upper } = peer;
  if (value === null && median === null) return <>{dash}</>;
  const most = Math.max(value ?? 0, median ?? 0, Math.min(high ?? 0, 3 * Math.max(value ?? 0, upper ?? 0)), upper ?? 0);
  if (most === 0) return <>all 0</>;
  const at = (amount: number) => percent(Math.min(1, amount / most));
  return (
    <svg className="peer-strip" width="100%" height="24" aria-hidden="true">
      <line className="chart-grid" x1="0" x2="100%" y1="12" y2="12" />
      {lower !== null && upper !== null && (
        <rect
          className="peer-band"
          x={at(lower)}
          width={percent(Math.max(0, (upper - lower) / most))}
          y="5"
          height="14"
        />
      )}
      {median !== null && <line className="peer-median" x1={at(median)} x2={at(median)} y1="3" y2="21" />}
      {value !== null && low !== null && high !== null && (
        <line className="team-dots-interval" x1={at(low)} x2={at(high)} y1="12" y2="12" />
      )}
      {value !== null && <circle className="chart-dot" cx={at(value)} cy="12" r="4" />}
    </svg>
  );
}
