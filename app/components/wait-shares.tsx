import { isUnknown, type Known } from "../../contract/unknown.ts";
import { dash, formatCount } from "../format.ts";
import { type Side, sideWords } from "../waits.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { Share } from "./wait-numbers.tsx";

/** Of one side of the launch, or all: whose the waiting was and what came too late, as `wait_shares.sql` gives it. */
export type WaitShare = {
  readonly side: Side | "all";
  readonly turned: number;
  readonly turn_days: number;
  readonly it_share: Known<number>;
  readonly it_share_low: number | null;
  readonly it_share_high: number | null;
  readonly not_begun_share: Known<number>;
  readonly approval_share: Known<number>;
  readonly requester_share: Known<number>;
  readonly vendor_share: Known<number>;
  readonly dated: number;
  readonly due: number;
  readonly late: number;
  readonly late_share: Known<number>;
  readonly late_low: number | null;
  readonly late_high: number | null;
};

type Props = { readonly rows: readonly WaitShare[]; readonly search: string };

/** Each side beside all of them; all alone where nothing can be said of them, or there is one side. */
function shown(rows: readonly WaitShare[], isKnown: (row: WaitShare) => boolean): readonly WaitShare[] {
  const all = rows.filter(({ side }) => side === "all");
  return rows.length > 2 && all.some(isKnown) ? rows : all;
}

function nameOf(side: WaitShare["side"]): React.ReactNode {
  return side === "all" ? <b>All</b> : sideWords[side];
}

/** How much of the wait was IT's own. */
export function WhoseTurn({ rows, search }: Props) {
  return (
    <PlainTable
      title="Whose turn was it?"
      note={
        <>
          Of all the days from opening to done, of done requests whose states a log tells over time.{" "}
          <FileLink href={`/csv/wait-shares${search}`}>CSV</FileLink>
        </>
      }
      method="IT’s are the days on which nobody had begun and those in work; a state such as “awaiting user info” is the requester’s turn, “awaiting vendor” a vendor’s, “awaiting approval” or an approval that was requested an approval’s."
      columns={[
        { title: "Done requests" },
        { title: "With a log", isNumber: true },
        { title: "IT’s share of the wait", isNumber: true },
        { title: "Of it not begun", isNumber: true, isMore: true },
        { title: "An approval’s", isNumber: true, isMore: true },
        { title: "The requester’s", isNumber: true, isMore: true },
        { title: "A vendor’s", isNumber: true, isMore: true },
      ]}
      rows={shown(rows, (row) => !isUnknown(row.it_share)).map((row) => ({
        key: `turn-${row.side}`,
        name: row.side === "all" ? "all" : sideWords[row.side],
        cells: [
          <span key="side">{nameOf(row.side)}</span>,
          formatCount(row.turned),
          <Share key="it" value={row.it_share} low={row.it_share_low} high={row.it_share_high} />,
          ...[row.not_begun_share, row.approval_share, row.requester_share, row.vendor_share].map((share, place) => (
            // The reason stands once, beside IT's share.
            // biome-ignore lint/suspicious/noArrayIndexKey: four cells in a fixed order
            <span key={place}>{isUnknown(share) ? dash : <KnownNumber value={share} unit="share" />}</span>
          )),
        ],
      }))}
      empty="No request was opened in those days that the export tells of."
    />
  );
}

/** Delivered, or not yet, after the last day on which it was of use. */
export function LateToNeed({ rows, search }: Props) {
  return (
    <PlainTable
      title="Too late to be of use"
      note={
        <>
          Of requests that say by which day they are needed (<code>due_date</code>) and whose day has come: those done
          after it, and those still open. <FileLink href={`/csv/wait-shares${search}`}>CSV</FileLink>
        </>
      }
      method="Cancelled ones are left out. Where a desk fills the day from a service level, it tells what IT promised rather than what somebody needed."
      columns={[
        { title: "Requests with such a day" },
        { title: "Say a day", isNumber: true, isMore: true },
        { title: "Day has come", isNumber: true, isMore: true },
        { title: "Not done on it", isNumber: true, isMore: true },
        { title: "Too late", isNumber: true },
      ]}
      rows={shown(rows, (row) => !isUnknown(row.late_share)).map((row) => ({
        key: `late-${row.side}`,
        name: row.side === "all" ? "all" : sideWords[row.side],
        cells: [
          <span key="side">{nameOf(row.side)}</span>,
          formatCount(row.dated),
          formatCount(row.due),
          row.due === 0 ? dash : formatCount(row.late),
          <Share key="late" value={row.late_share} low={row.late_low} high={row.late_high} />,
        ],
      }))}
      empty="No request was opened in those days that the export tells of."
    />
  );
}
