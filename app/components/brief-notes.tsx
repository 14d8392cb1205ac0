import { logWords, missingWords } from "./brief-words.ts";
import { HeldFiles } from "./held-files.tsx";
import type { HeldFile } from "./held-words.ts";
import type { TrustSource } from "./trust-strip.tsx";

type Props = { readonly sources: readonly TrustSource[]; readonly held: readonly HeldFile[] };

/** What the numbers below cannot know, before anybody reads them. */
export function BriefNotes({ sources, held }: Props) {
  const notes = [logWords(sources), missingWords(sources)].filter((words) => words !== undefined);
  if (notes.length === 0 && held.length === 0) return null;
  return (
    <div className="notice" role="note">
      <strong>What is not known</strong>
      <HeldFiles held={held} />
      {notes.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </div>
  );
}
