import { formatDay, sentence } from "../format.ts";
import { Link } from "./link.tsx";

export type Finding = {
  readonly load_id: string;
  readonly rule: string;
  readonly words: string;
  readonly remedy: string;
  readonly examples: readonly string[];
  readonly is_accepted: boolean;
  readonly against_load_id: string | null;
  readonly against_file_name: string | null;
  readonly against_day: string | null;
};

/** Everything that speaks against a file, each with its two numbers, what it was compared with, examples and what to do. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.words}`}>
          <p>
            {sentence(finding.words)}
            {finding.is_accepted && <span className="soft"> Somebody let this pass.</span>}
          </p>
          <p className="small soft">
            <Against finding={finding} />
            {examplesOf(finding)} <span>What to do: {finding.remedy}.</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Against({ finding }: { readonly finding: Finding }) {
  if (finding.against_load_id === null) return null;
  const day = finding.against_day === null ? "" : ` of ${formatDay(finding.against_day)}`;
  return (
    <>
      Compared with{" "}
      <Link to={`/loads/${finding.against_load_id}`}>{finding.against_file_name ?? finding.against_load_id}</Link>
      {day}.{" "}
    </>
  );
}

function examplesOf({ rule, examples, against_file_name }: Finding): string {
  if (examples.length === 0) return "";
  const where = examples.some((each) => /^line \d/.test(each)) ? ` of ${against_file_name}` : "";
  return `${rule === "identifiers" ? "In this file they are" : "For example"} ${examples.join(", ")}${where}.`;
}
