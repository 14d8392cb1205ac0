import type { Doubt, Waiting } from "../doubts.ts";
import { Tag } from "./tag.tsx";

type Props = { readonly row: Waiting<Doubt>; readonly label: string; readonly words: Readonly<Record<string, string>> };

/** The box that chooses a row; of one that was decided since the numbers were built, what was said of it and the way back. */
export function QueueChoice({ row, label, words }: Props) {
  if (row.standing === null) {
    return (
      <label className="choice">
        <input type="checkbox" name="pair" value={row.pair_id} />
        <span className="hidden">{label}</span>
      </label>
    );
  }
  const { id, decision, by } = row.standing;
  return (
    <span className="stack-tight">
      <Tag
        state={{ words: words[decision] ?? decision, tone: "good" }}
        title={`Said by ${by}; counted by the next build`}
      />
      <UndoButton id={id} label={label} />
    </span>
  );
}

/** Takes one decision back, whatever else the form around it would ask for. */
export function UndoButton({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <button type="submit" name="undo" value={id} formNoValidate className="button-small" aria-label={`Undo: ${label}`}>
      Undo
    </button>
  );
}
