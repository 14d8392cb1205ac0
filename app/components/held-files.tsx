import { type HeldFile, heldWords, moreHeldWords } from "./held-words.ts";
import { Link } from "./link.tsx";

/** Files that wait for a decision, and what the numbers rest on meanwhile: a sentence each. */
export function HeldFiles({ held }: { readonly held: readonly HeldFile[] }) {
  const more = moreHeldWords(held);
  return (
    <>
      {held.map((file) => (
        <p key={file.load_id}>
          <Link to={`/loads/${file.load_id}`}>{file.file_name}</Link> {heldWords(file)}
        </p>
      ))}
      {more !== undefined && (
        <p>
          <Link to="/loads#held">{more}</Link>
        </p>
      )}
    </>
  );
}
