import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, formatCount } from "../format.ts";
import {
  BigValue,
  IntervalWords,
  type MetricNumber,
  NumberLinks,
  partsOf,
  UnknownWords,
  windowOf,
} from "./number-value.tsx";

export type OwnerUsers = {
  readonly metric: string;
  readonly users: Known<number>;
  readonly tools: number;
  readonly tools_untold: number;
};

type Props = {
  readonly numbers: readonly MetricNumber[];
  readonly users: readonly OwnerUsers[];
  readonly search: string;
};

const words: { readonly [metric: string]: string } = {
  orphaned_tools: "tools without an able owner or cover",
  owner_is_builder: "of depended-on tools",
  not_matched_owners: "tools whose owner is in no people file",
};

/** Three numbers that are never added to each other. */
export function OwnershipNumbers({ numbers, users, search }: Props) {
  const team = new URLSearchParams(search).get("team");
  return (
    <div className="numbers">
      {numbers
        .filter(({ metric }) => metric in words)
        .map((number) => (
          <section key={number.metric} aria-labelledby={`number-${number.metric}`}>
            <h2 id={`number-${number.metric}`}>{number.title}</h2>
            <BigValue value={number.value} unit={number.unit} />
            {isUnknown(number.value) ? (
              <UnknownWords reason={number.value.unknown} missing={number.missing} />
            ) : (
              <p className="card-window">
                {partsOf(number)} {words[number.metric]}, {windowOf(number)} <IntervalWords number={number} />
              </p>
            )}
            <UsersWords number={number} users={users.find(({ metric }) => metric === number.metric)} />
            <NumberLinks number={number} search={team === null ? "" : `?team=${encodeURIComponent(team)}`} />
          </section>
        ))}
    </div>
  );
}

function UsersWords({ number, users }: { readonly number: MetricNumber; readonly users: OwnerUsers | undefined }) {
  if (users === undefined || isUnknown(number.value)) return null;
  if (isUnknown(users.users)) return <p className="small">Users behind them: – {users.users.unknown}.</p>;
  const untold =
    users.tools_untold === 0
      ? ""
      : `; no log tells of ${counted(users.tools_untold, "of these tools", "of these tools")}`;
  return (
    <p className="small">
      {formatCount(users.users)} different people used them in 90 days{untold}
    </p>
  );
}
