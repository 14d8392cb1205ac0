import { logWords, missingWords } from "./brief-words.ts";
import type { TrustSource } from "./trust-strip.tsx";

/** What the numbers below cannot know, before anybody reads them. */
export function BriefNotes({ sources }: { readonly sources: readonly TrustSource[] }) {
  const notes = [logWords(sources), missingWords(sources)].filter((words) => words !== undefined);
  if (notes.length === 0) return null;
  return (
    <div className="notice" role="note">
      <strong>What is not known</strong>
      {notes.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </div>
  );
}
