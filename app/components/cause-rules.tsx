import { causes } from "../words.ts";

/** The rule behind every cause, beside the list that uses it. */
export function CauseRules() {
  return (
    <details className="small">
      <summary>What each cause means</summary>
      <dl className="facts">
        {Object.entries(causes).map(([cause, { words, rule }]) => (
          <div key={cause}>
            <dt>{cause}</dt>
            <dd>
              <b>{words}.</b> {rule}
            </dd>
          </div>
        ))}
        <div>
          <dt>apart</dt>
          <dd>
            <b>Builder alone.</b> Others depend on the tool and every able owner is one of its builders. It is never
            added to the orphaned ones.
          </dd>
        </div>
      </dl>
    </details>
  );
}
