import { formatCount } from "../format.ts";
import { Facts } from "./facts.tsx";

export type PeopleCounts = {
  readonly people: number;
  readonly guests: number;
  readonly robots: number;
  readonly groups: number;
  readonly came_back: number;
  readonly pairs: number;
  readonly blocked_keys: number;
  readonly shared_numbers: number;
};

/** Whom the people exports tell of, robots and guests apart. */
export function PeopleFacts({ counts }: { readonly counts: PeopleCounts }) {
  const facts: readonly (readonly [string, string, string])[] = [
    ["People", formatCount(counts.people), "in the people exports, those who left included"],
    ["Came back", formatCount(counts.came_back), "left and are back: one person with two spells"],
    ["Guests", formatCount(counts.guests), "of other directories"],
    ["Robots", formatCount(counts.robots), "service accounts: nobody"],
    ["Groups", formatCount(counts.groups), "shared mailboxes and rooms: nobody in particular"],
  ];
  return (
    <Facts
      facts={facts.map(([title, value, words]) => [
        title,
        <>
          <b>{value}</b> <span className="soft small">{words}</span>
        </>,
      ])}
    />
  );
}
