import type { Known } from "../../contract/unknown.ts";
import { isUnknown } from "../../contract/unknown.ts";
import { counted, dash, formatCount, formatDay, spellDays } from "../format.ts";
import { type Confirmation, ConfirmationState } from "./confirmations-section.tsx";
import { KnownNumber } from "./known-text.tsx";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

/** A tool of a team with its owner's word and its last review, as `team_reviews.sql` gives them, and how many stand how. */
export type TeamReview = Pick<
  Confirmation,
  | "tool_id"
  | "tool_name"
  | "day"
  | "confirmed_on"
  | "confirmed_by"
  | "lapses_on"
  | "since"
  | "is_decided"
  | "is_bulk"
  | "crowd"
  | "users_90_days"
  | "tools"
  | "confirmed"
  | "due"
  | "lapsed"
  | "never"
> & {
  readonly confirmation: Known<Confirmation["confirmation"]>;
  readonly reviewed_on: string | null;
  readonly reviewed: number;
};

type Props = { readonly reviews: readonly TeamReview[]; readonly csv: string };

const columns = [
  { title: "Tool" },
  { title: "Confirmed by its owner" },
  { title: "Last confirmed" },
  { title: "Last access review" },
  { title: "Users, 90 days", isNumber: true },
];

/** Whose word that a tool is theirs is due, ran out or stands, and when the registry says that it was reviewed. */
export function TeamReviews({ reviews, csv }: Props) {
  const [first] = reviews;
  return (
    <PlainTable
      title="Confirmed and reviewed"
      note={
        first === undefined ? undefined : (
          <>
            {countsOf(first)} {reviews.length < first.tools && `The first ${formatCount(reviews.length)}. `}
            <FileLink href={csv}>CSV of all {formatCount(first.tools)}</FileLink>
          </>
        )
      }
      columns={columns}
      empty="No registry lists a tool of this team on the newest day."
      rows={reviews.map((row) => ({
        key: `review-${row.tool_id}`,
        cells: [
          <Link key="tool" to={`/tools/${row.tool_id}`}>
            {row.tool_name}
          </Link>,
          isUnknown(row.confirmation) ? (
            <span key="state" className="unknown-why">
              {dash} {spellDays(row.confirmation.unknown)}
            </span>
          ) : (
            <ConfirmationState key="state" of={{ ...row, confirmation: row.confirmation }} />
          ),
          <span key="last" className="soft">
            {row.confirmed_on === null ? dash : formatDay(row.confirmed_on)}
            {row.confirmed_by !== null && `, ${row.confirmed_by}`}
            {row.is_decided && ", here"}
          </span>,
          <span key="review" className="soft">
            {row.reviewed_on === null ? `${dash} none that the registry tells` : formatDay(row.reviewed_on)}
          </span>,
          <KnownNumber key="users" value={row.users_90_days} />,
        ],
      }))}
    />
  );
}

function countsOf({ tools, confirmed, due, lapsed, never, reviewed, day }: TeamReview): string {
  const untold = confirmed + due + lapsed + never === 0;
  const said = untold
    ? "no export and no decision tells of a confirmation"
    : `${formatCount(lapsed)} lapsed, ${formatCount(never)} never confirmed, ${formatCount(due)} due soon, ${formatCount(confirmed)} confirmed`;
  return `Of ${counted(tools, "tool")} on ${formatDay(day)}: ${said}; of ${formatCount(reviewed)} a review is told.`;
}
