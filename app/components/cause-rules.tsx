import { causes } from "../words.ts";
import { type Fact, Facts } from "./facts.tsx";

/** The rule behind every cause, beside the list that uses it. */
export function CauseRules() {
  return (
    <details className="small">
      <summary>What each cause means</summary>
      <Facts facts={[...Object.entries(causes).map(factOf), factOf(["apart", builderAlone])]} isBare />
    </details>
  );
}

const builderAlone = {
  words: "Builder alone",
  rule: "Others depend on the tool and every able owner is one of its builders. It is never added to the orphaned ones.",
};

function factOf([cause, { words, rule }]: readonly [string, typeof builderAlone]): Fact {
  return [
    cause,
    <>
      <b>{words}.</b> {rule}
    </>,
  ];
}
