import type { OwnerState } from "../words.ts";

/** A word with a mark of its own shape; the tone is never told by colour alone. */
export function Tag({ state, title }: { readonly state: OwnerState; readonly title?: string }) {
  return (
    <span className={`tag tag-${state.tone}`} title={title}>
      {state.words}
    </span>
  );
}
