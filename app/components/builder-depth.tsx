import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, formatMonth, formatShare } from "../format.ts";
import type { Period } from "../period.ts";

export type Depth = {
  readonly builders: number;
  /** A tenth of the builders, rounded up. */
  readonly busiest: number;
  readonly tools_per_builder: Known<number>;
  readonly share_with_several: Known<number>;
  readonly top_share: Known<number>;
};

/** An average hides one prolific builder: how much hangs on the busiest tenth. */
export function BuilderDepth({ depths, period }: { readonly depths: readonly Depth[]; readonly period: Period }) {
  return (
    <section className="panel stack-tight" aria-labelledby="depth">
      <h2 id="depth">How deep it goes</h2>
      <p className="sentence">
        <DepthWords depth={depths[0]} period={period} />
      </p>
    </section>
  );
}

function DepthWords({ depth, period }: { readonly depth: Depth | undefined; readonly period: Period }) {
  const when = formatMonth(period.toMonth);
  if (depth === undefined)
    return <>– Not known for {when}: nobody builds, or the logs do not tell of enough of its days.</>;
  const { tools_per_builder: tools, share_with_several: several, top_share: top } = depth;
  if (isUnknown(tools) || isUnknown(several) || isUnknown(top)) {
    return (
      <>
        – Too few to tell for {when}: {counted(depth.builders, "builder")}, and below 10 a share would tell of single
        people.
      </>
    );
  }
  return (
    <>
      In the 28 days to the end of {when}, {counted(depth.builders, "active builder")} worked on{" "}
      <b>{tools.toFixed(1)} registered tools</b> each on average; {formatShare(several)} of them on more than one. The
      busiest tenth ({counted(depth.busiest, "person", "people")}) made <b>{formatShare(top)}</b> of all edits.
    </>
  );
}
