import { type EvidentDoubt, evidenceSentence, personDecisions, type Waiting } from "../doubts.ts";
import { counted, formatDay } from "../format.ts";
import { columnHelper } from "./data-table.tsx";
import { QueueChoice } from "./queue-choice.tsx";

export type PersonPair = EvidentDoubt & {
  readonly tools: number;
  readonly tickets: number;
  readonly people_fewer: number;
  readonly is_known: boolean;
  readonly person_mark: string;
  readonly person_name: string | null;
  readonly person_address: string | null;
  readonly person_type: string;
  readonly team_name: string | null;
  readonly first_listed_on: string;
  readonly last_listed_on: string;
  readonly left_on: string | null;
  readonly other_mark: string;
  readonly other_name: string | null;
  readonly other_address: string | null;
  readonly other_type: string | null;
  readonly other_team_name: string | null;
  readonly other_first_listed_on: string | null;
  readonly other_last_listed_on: string | null;
  readonly other_left_on: string | null;
};

type Side = {
  readonly mark: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly type: string | null;
  readonly team: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly leftOn: string | null;
};

const column = columnHelper<Waiting<PersonPair>>();

export const personPairColumns = column.columns([
  column.display({
    id: "choice",
    header: "Choose",
    cell: ({ row: { original } }) => (
      <QueueChoice
        row={original}
        label={`${nameOf(oneOf(original))} and ${nameOf(otherOf(original))}`}
        words={personDecisions}
      />
    ),
  }),
  column.display({
    id: "one",
    header: "This person",
    meta: { isHead: true },
    cell: ({ row: { original } }) => <SideWords side={oneOf(original)} />,
  }),
  column.display({
    id: "other",
    header: "and this one",
    cell: ({ row: { original } }) => <SideWords side={otherOf(original)} isKnown={original.is_known} />,
  }),
  column.accessor("evidence", { header: "What speaks for it", cell: ({ getValue }) => evidenceSentence(getValue()) }),
  column.accessor("tools", {
    header: "If they are one",
    cell: ({ row: { original } }) => effectWords(original),
  }),
]);

function oneOf(pair: PersonPair): Side {
  return {
    mark: pair.person_mark,
    name: pair.person_name,
    address: pair.person_address,
    type: pair.person_type,
    team: pair.team_name,
    from: pair.first_listed_on,
    to: pair.last_listed_on,
    leftOn: pair.left_on,
  };
}

function otherOf(pair: PersonPair): Side {
  return {
    mark: pair.other_mark,
    name: pair.other_name,
    address: pair.other_address,
    type: pair.other_type,
    team: pair.other_team_name,
    from: pair.other_first_listed_on,
    to: pair.other_last_listed_on,
    leftOn: pair.other_left_on,
  };
}

function nameOf({ name, address, mark }: Side): string {
  return name ?? address ?? `person ${mark}`;
}

function SideWords({ side, isKnown = true }: { readonly side: Side; readonly isKnown?: boolean }) {
  const name = nameOf(side);
  const facts = [
    side.address !== null && side.address !== name ? side.address : null,
    side.type === "guest" ? "guest" : null,
    side.team,
    isKnown ? spanWords(side) : "in no people export",
  ];
  return (
    <>
      {name}
      <span className="soft small block">{facts.filter((fact) => fact !== null).join(" · ")}</span>
    </>
  );
}

function spanWords({ from, to, leftOn }: Side): string | null {
  if (from === null || to === null) return null;
  if (leftOn !== null) return `listed from ${formatDay(from)}, left ${formatDay(leftOn)}`;
  return from === to ? `listed on ${formatDay(from)}` : `listed ${formatDay(from)} to ${formatDay(to)}`;
}

/** What a merge moves; the same numbers that the build makes of it. */
function effectWords({ tools, tickets, people_fewer }: PersonPair): string {
  const parts = [
    people_fewer > 0 ? "One person fewer" : "Somebody is matched where nobody was",
    `${counted(tools, "tool")} and ${counted(tickets, "ticket")} are theirs`,
  ];
  return `${parts.join("; ")}.`;
}
