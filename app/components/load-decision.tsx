import { DecisionForm } from "./decision-form.tsx";
import { type Finding, Findings } from "./findings.tsx";
import type { LoadRow } from "./load-columns.tsx";

type Props = { readonly load: LoadRow; readonly findings: readonly Finding[] };

/** What speaks against a load, what was decided of it, and the form that decides. */
export function LoadDecision({ load, findings }: Props) {
  const isHeld = load.verdict === "held";
  return (
    <section aria-labelledby="verdict" className={isHeld ? "notice notice-bad" : "panel stack-tight"}>
      <h2 id="verdict">{titles[load.verdict] ?? load.verdict}</h2>
      <p>{stateWords(load)}</p>
      {findings.length > 0 ? (
        <Findings findings={findings} />
      ) : (
        load.verdict !== "refused" && <p className="small soft">The guard found nothing that speaks against it.</p>
      )}
      <DecisionForm load={load} />
    </section>
  );
}

const titles: { readonly [verdict: string]: string } = {
  held: "Held, waiting for you",
  loaded: "Loaded",
  rejected: "Dropped",
  refused: "Refused",
};

function stateWords({ verdict, is_decided, decided_by, reason }: LoadRow): string {
  const why = reason === null ? "" : ` “${reason}”`;
  if (verdict === "held")
    return "None of its rows counts, and the numbers rest on the other files, until somebody decides.";
  if (verdict === "refused") return reason ?? "It cannot be read as an export.";
  if (verdict === "rejected") return `${decided_by} dropped it: none of its rows counts.${why}`;
  return is_decided ? `${decided_by} let it through.${why}` : "Its rows count.";
}
