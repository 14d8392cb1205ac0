import type { Filters } from "../filters.ts";
import type { Field } from "./filter-bar.tsx";

export type Kind = { readonly kind: string };

/** What the list of tools can be narrowed to beside team and platform. */
export function toolListFields({ q, kind, state }: Filters, kinds: readonly Kind[]): readonly Field[] {
  return [
    { name: "q", label: "Search", value: q, choices: null, all: "name, text or owner" },
    {
      name: "kind",
      label: "Kind",
      value: kind,
      all: "All kinds",
      choices: kinds.map((each) => ({ value: each.kind, label: each.kind })),
    },
    {
      name: "state",
      label: "State",
      value: state,
      all: "Listed, not retired",
      choices: [
        { value: "orphaned", label: "Orphaned" },
        { value: "at risk", label: "At risk" },
        { value: "builder", label: "Owner is the builder" },
        { value: "owned", label: "Owned" },
        { value: "covered", label: "Covered by a backup" },
        { value: "not matched", label: "Owner not matched" },
        { value: "unknown", label: "Owner unknown" },
        { value: "half-finished", label: "Half-finished" },
        { value: "grouped", label: "In a group that does the same" },
        { value: "retired", label: "Retired, still listed" },
        { value: "not listed", label: "Not listed any more" },
        { value: "vanished", label: "Not listed, never called retired" },
        { value: "any", label: "Every one that was ever listed" },
      ],
    },
  ];
}
