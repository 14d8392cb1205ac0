import { Form, Link } from "@remix-run/react";
import { formatCount, sentence } from "../format.ts";
import type { LoadRow } from "./load-columns.tsx";

/** Files that wait for a person, before anything else on the page. */
export function HeldLoads({ held }: { readonly held: readonly LoadRow[] }) {
  if (held.length === 0) return null;
  return (
    <section id="held" aria-labelledby="held-title" className="held">
      <h2 id="held-title">Held, waiting for you</h2>
      {held.map((load) => (
        <HeldLoad key={load.load_id} load={load} />
      ))}
    </section>
  );
}

function HeldLoad({ load }: { readonly load: LoadRow }) {
  return (
    <article className="notice notice-bad" aria-label={load.file_name}>
      <strong>{load.file_name}</strong>
      <p>{sentence(load.reason ?? "held without a reason")}</p>
      <p className="soft small">
        {load.source_title ?? "No known source"}; {formatCount(load.rows_read)} rows read,{" "}
        {formatCount(load.rows_rejected)} rejected. <Link to={`/loads/${load.load_id}`}>Look at it</Link>
      </p>
      <Form method="post" className="row" reloadDocument>
        <input type="hidden" name="load" value={load.load_id} />
        <label className="row">
          Why <input type="text" name="reason" required maxLength={300} placeholder="what you know of this file" />
        </label>
        {load.snapshot_day === null && (
          <label className="row">
            Day it shows <input type="date" name="snapshot_day" />
          </label>
        )}
        <button type="submit" name="intent" value="accept">
          Let it through
        </button>
        <button type="submit" name="intent" value="reject">
          Drop it
        </button>
      </Form>
    </article>
  );
}
