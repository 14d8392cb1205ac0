import { formatCount, sentence } from "../format.ts";
import { DecisionForm } from "./decision-form.tsx";
import { type Finding, Findings } from "./findings.tsx";
import { Link } from "./link.tsx";
import type { LoadRow } from "./load-columns.tsx";

type Props = { readonly held: readonly LoadRow[]; readonly findings: readonly Finding[] };

/** Files that wait for a person, before anything else on the page. */
export function HeldLoads({ held, findings }: Props) {
  if (held.length === 0) return null;
  return (
    <section id="held" aria-labelledby="held-title" className="held">
      <h2 id="held-title">Held, waiting for you</h2>
      {held.map((load) => (
        <HeldLoad
          key={load.load_id}
          load={load}
          findings={findings.filter(({ load_id, is_accepted }) => load_id === load.load_id && !is_accepted)}
        />
      ))}
    </section>
  );
}

function HeldLoad({ load, findings }: { readonly load: LoadRow; readonly findings: readonly Finding[] }) {
  return (
    <article className="notice notice-bad" aria-label={load.file_name}>
      <strong>{load.file_name}</strong>
      {findings.length > 0 ? (
        <Findings findings={findings} />
      ) : (
        <p>{sentence(load.reason ?? "held without a reason")}</p>
      )}
      <p className="soft small">
        {load.source_title ?? "No known source"}; {formatCount(load.rows_read)} rows read,{" "}
        {formatCount(load.rows_rejected)} rejected. <Link to={`/loads/${load.load_id}`}>Look at it</Link>
      </p>
      <DecisionForm load={load} />
    </article>
  );
}
