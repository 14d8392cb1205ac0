import { dash, formatTime } from "../format.ts";
import { columnHelper } from "./data-table.tsx";
import { UndoButton } from "./queue-choice.tsx";

/** A decision of the journal with what its two things are called today. */
export type DecisionRow = {
  readonly id: string;
  readonly words: string;
  readonly one: string;
  readonly other: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly is_standing: boolean;
  /** Who took it back, or null. */
  readonly undone_by: string | null;
};

const column = columnHelper<DecisionRow>();

export function decisionColumns(timeZone: string) {
  return column.columns([
    column.accessor("words", { header: "Decided", meta: { isHead: true } }),
    column.accessor("one", {
      header: "Of",
      cell: ({ row: { original } }) => (
        <>
          {original.one}
          {original.other !== null && ` and ${original.other}`}
          {original.note !== null && <span className="soft small block">{original.note}</span>}
        </>
      ),
    }),
    column.accessor("by", { header: "By" }),
    column.accessor("at", {
      header: "When",
      meta: { isNowrap: true },
      cell: ({ getValue }) => formatTime(getValue(), timeZone),
    }),
    column.accessor("reason", { header: "Why", cell: ({ getValue }) => getValue() || dash }),
    column.display({
      id: "state",
      header: "Now",
      cell: ({ row: { original } }) => {
        if (original.undone_by !== null) return `taken back by ${original.undone_by}`;
        if (!original.is_standing) return "replaced by a newer one";
        return <UndoButton id={original.id} label={`${original.words}, ${original.one}`} />;
      },
    }),
  ]);
}
