import type { ComputedModel } from "../computed-model.ts";
import { backlogAhead } from "./backlog-ahead.ts";
import { builderLimits } from "./builder-limits.ts";
import { effects } from "./effects.ts";
import { overlaps } from "./overlaps.ts";
import { periodTests } from "./period-tests.ts";
import { personGroups } from "./person-groups.ts";
import { toolGroups } from "./tool-groups.ts";
import { waits } from "./waits.ts";

/** A plain list, not a folder read at run time: the command line is one bundled file. */
export const computedModels: readonly ComputedModel[] = [
  personGroups,
  toolGroups,
  overlaps,
  builderLimits,
  effects,
  waits,
  periodTests,
  backlogAhead,
];
