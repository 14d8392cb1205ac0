import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, dash, formatCount } from "../format.ts";

export type OwnerUsers = {
  readonly metric: string;
  readonly users: Known<number>;
  readonly tools: number;
  readonly tools_untold: number;
};

/** How many people would notice: the different users of the tools behind a number. */
export function UsersWords({ users }: { readonly users: OwnerUsers | undefined }) {
  if (users === undefined) return null;
  if (isUnknown(users.users))
    return (
      <p className="small">
        Users behind them: {dash} {users.users.unknown}.
      </p>
    );
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
