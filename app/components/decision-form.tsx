import { Form } from "@remix-run/react";
import type { LoadRow } from "./load-columns.tsx";

type Decided = Pick<LoadRow, "load_id" | "file_name" | "verdict" | "snapshot_day" | "is_decided">;

/** What can be decided of a load: let it through with a reason, drop it, or take back what was decided. Works without scripts. */
export function DecisionForm({ load }: { readonly load: Decided }) {
  // What cannot be read as an export has no rows to decide on.
  if (load.verdict === "refused") return null;
  return (
    <Form method="post" action="/loads" className="row" reloadDocument>
      <input type="hidden" name="load" value={load.load_id} />
      <label className="row">
        Why <input type="text" name="reason" required maxLength={300} placeholder="what you know of this file" />
      </label>
      {load.snapshot_day === null && (
        <label className="row">
          Day it shows <input type="date" name="snapshot_day" />
        </label>
      )}
      {load.verdict !== "loaded" && (
        <button type="submit" name="intent" value="accept">
          Let it through
        </button>
      )}
      {load.verdict !== "rejected" && (
        <button type="submit" name="intent" value="reject" formNoValidate>
          Drop it
        </button>
      )}
      {load.is_decided && (
        <button type="submit" name="intent" value="undo" formNoValidate>
          Take the decision back
        </button>
      )}
    </Form>
  );
}
