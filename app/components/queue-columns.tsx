import { createContext, useContext } from "react";
import { dash, formatCount, formatDay, spellDays } from "../format.ts";
import { blastParts, decisionWords, whyWords } from "../ownership.ts";
import { ownerState, remedies } from "../words.ts";
import { columnHelper } from "./data-table.tsx";
import { Link } from "./link.tsx";
import { type Orphan, orphanColumns } from "./orphan-columns.tsx";
import { UndoButton } from "./queue-choice.tsx";
import { RowMore } from "./row-more.tsx";
import { Tag } from "./tag.tsx";

const column = columnHelper<Orphan>();
/** Those of the plain list that the queue has too. */
const shared = (...keys: string[]) =>
  keys.flatMap((key) => orphanColumns.filter((each) => "accessorKey" in each && each.accessorKey === key));
/** Of these, what one looks up rather than decides by. */
const more = (...keys: string[]) => shared(...keys).map((each) => ({ ...each, meta: { ...each.meta, isMore: true } }));

/** The tools whose boxes are ticked from the start: what was chosen and could not be written. */
export const Chosen = createContext<ReadonlySet<string>>(new Set());

/** Made once: other columns would be other cells, and what is ticked in them would be lost. */
export const queueColumns = columnsOf(false);
export const decisionQueueColumns = columnsOf(true);

function columnsOf(canDecide: boolean) {
  return column.columns([
    ...(canDecide ? [choiceColumn()] : []),
    column.accessor("tool_name", {
      header: "Tool",
      meta: { sort: "tool", isHead: true },
      cell: ({ row: { original } }) => <Link to={`/tools/${original.tool_id}`}>{original.tool_name}</Link>,
    }),
    column.accessor("cause", {
      header: "Why",
      meta: { sort: "cause" },
      cell: ({ row: { original } }) => (
        <>
          <Tag state={ownerState(original.owner_state, original.concern === 2)} /> {whyWords(original)}
          {original.remedy !== null && (
            <span className="small block">{remedies[original.remedy] ?? original.remedy}</span>
          )}
        </>
      ),
    }),
    column.accessor("blast_place", {
      header: "Blast radius",
      meta: { sort: "blast" },
      cell: ({ row: { original } }) => <BlastRadius row={original} />,
    }),
    ...more("orphaned_since"),
    ...shared("users_90_days"),
    ...more("owners"),
    column.accessor("candidate_name", {
      header: "Who could own it",
      meta: { isMore: true },
      cell: ({ row: { original } }) => <Candidate row={original} />,
    }),
    ...more("team_name", "platform"),
    column.accessor("decision", {
      header: "Decision",
      cell: ({ row: { original } }) => <DecisionCell row={original} canUndo={canDecide} />,
    }),
  ]);
}

function choiceColumn() {
  return column.display({ id: "choice", header: "Choose", cell: ({ row: { original } }) => <Choice row={original} /> });
}

/** What was decided a moment ago is not chosen again by mistake. */
function Choice({ row }: { readonly row: Orphan }) {
  const chosen = useContext(Chosen);
  if (row.fresh && row.fresh !== "taken back") return dash;
  return (
    <label className="choice">
      <input type="checkbox" name="row" value={row.tool_id} defaultChecked={chosen.has(row.tool_id)} />
      <span className="hidden">{row.tool_name}</span>
    </label>
  );
}

/** Its rank by what would break with it, and what makes it so beside its users, who have a column of their own. */
function BlastRadius({ row }: { readonly row: Orphan }) {
  const { blast_place, blast_places } = row;
  const parts = blastParts(row);
  return (
    <>
      {blast_place === null ? dash : `${formatCount(blast_place)} of ${formatCount(blast_places ?? 0)}`}
      {parts.length > 0 && <span className="soft small block">{parts.join(", ")}</span>}
      <RowMore of={row.tool_name} />
    </>
  );
}

function Candidate({ row }: { readonly row: Orphan }) {
  if (row.candidate_key === null) return dash;
  return (
    <>
      {row.candidate_name ?? `Person ${row.candidate_key.slice(0, 6)}`}
      {row.candidate_reasons !== null && <span className="soft small block">{spellDays(row.candidate_reasons)}</span>}
    </>
  );
}

/** What was decided: since the numbers were built, or as they know it, with what has re-opened it. */
function DecisionCell({ row, canUndo }: { readonly row: Orphan; readonly canUndo: boolean }) {
  const { fresh = null, decision } = row;
  if (fresh === "taken back")
    return <Tag state={{ words: "taken back", tone: "soft" }} title="Counted by the next build" />;
  if (fresh !== null) {
    const words = decisionWords(fresh.decision, fresh.person_name, fresh.until);
    return (
      <span className="decision-cell">
        <Tag state={{ words, tone: "good" }} title={`Said by ${fresh.by}; counted by the next build`} />
        {canUndo && <UndoButton id={fresh.id} label={`${words}, ${row.tool_name}`} />}
      </span>
    );
  }
  if (decision === null || row.decision_id === null) return dash;
  return <KnownDecision row={row} decision={decision} id={row.decision_id} canUndo={canUndo} />;
}

type KnownProps = { readonly row: Orphan; readonly decision: string; readonly id: string; readonly canUndo: boolean };

function KnownDecision({ row, decision, id, canUndo }: KnownProps) {
  const words = decisionWords(decision, row.person_name, row.until_day);
  const isOver = row.decision_state === "carried out" || row.decision_state === "closed";
  return (
    <span className="decision-cell">
      <span>
        {row.queue === "re-opened" ? (
          <Tag state={{ words: `re-opened: ${reopenedWords(row)}`, tone: "warn" }} />
        ) : (
          <Tag state={{ words: isOver ? String(row.decision_state) : words, tone: "good" }} />
        )}
      </span>
      <span className="soft small">
        {(row.queue === "re-opened" || isOver) && `${words}, `}by {row.decided_by}
        {row.decided_at !== null && `, ${formatDay(row.decided_at.slice(0, 10))}`}
        {row.reason !== null && row.reason !== "" && `: ${row.reason}`}
      </span>
      {canUndo && <UndoButton id={id} label={`${words}, ${row.tool_name}`} />}
    </span>
  );
}

/** A day that has come since the last build says so itself. */
function reopenedWords({ reopened_because, until_day }: Orphan): string {
  const because = reopened_because ?? (until_day === null ? "its ground has changed" : `${until_day} has come`);
  return spellDays(because);
}
