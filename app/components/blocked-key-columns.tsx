import { capital, counted, formatCount } from "../format.ts";
import { columnHelper } from "./data-table.tsx";

export type BlockedKey = {
  readonly key_mark: string;
  readonly key_text: string | null;
  readonly kind: string;
  readonly reason: string;
  readonly people: number;
  readonly people_at_once: number;
  readonly person_names: readonly string[];
  readonly total_rows: number;
};

const column = columnHelper<BlockedKey>();

export const blockedKeyColumns = column.columns([
  column.accessor("key_text", {
    header: "Key",
    meta: { isHead: true },
    cell: ({ row: { original } }) => original.key_text ?? `Key ${original.key_mark}`,
  }),
  column.accessor("kind", { header: "Kind", cell: ({ getValue }) => capital(getValue()) }),
  column.accessor("people", {
    header: "People",
    meta: { isNumber: true },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  column.accessor("person_names", {
    header: "Would have made one person of",
    cell: ({ row: { original } }) => {
      const more = original.people - original.person_names.length;
      return `${original.person_names.join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}`;
    },
  }),
  column.accessor("reason", { header: "Not followed because", cell: ({ row: { original } }) => reasonWords(original) }),
]);

function reasonWords({ reason, people_at_once }: BlockedKey): string {
  if (reason === "shared") return `one export has it on ${counted(people_at_once, "account")} at once`;
  if (reason === "several directories") return "it is of several directories, each with numbers of its own";
  return "several accounts had it one after the other";
}
