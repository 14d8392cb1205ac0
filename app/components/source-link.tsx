import { formatCount } from "../format.ts";
import { Link } from "./link.tsx";

export type Origin = {
  readonly file_name: string | null;
  readonly load_id: string | null;
  readonly line: number | null;
};

/** The file and line that a row came from. */
export function SourceLink({ file_name, load_id, line }: Origin) {
  if (load_id === null) return <>no single row</>;
  return (
    <Link to={`/loads/${load_id}`}>
      {file_name ?? load_id}
      {line !== null && `, line ${formatCount(line)}`}
    </Link>
  );
}
