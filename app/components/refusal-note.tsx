import { formatCount } from "../format.ts";
import type { Refusal } from "../ownership-decide.server.ts";

const most = 10;

/** Why nothing was written, and what stands in the way; all that was filled in stands below as it was. */
export function RefusalNote({ refusal: { problem, overtaken } }: { readonly refusal: Refusal }) {
  return (
    <div className="notice notice-bad" role="alert">
      <p>
        <strong>Nothing was written.</strong> {problem}
      </p>
      {overtaken.length > 0 && (
        <ul>
          {overtaken.slice(0, most).map((words) => (
            <li key={words}>{words}</li>
          ))}
          {overtaken.length > most && <li>and {formatCount(overtaken.length - most)} more</li>}
        </ul>
      )}
    </div>
  );
}
