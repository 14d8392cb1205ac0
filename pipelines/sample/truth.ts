import type { SampleSize } from "./size.ts";

/**
 * What was planted in a company, as `truth.json` beside its exports tells it: taken from what the company was made of, never from a warehouse.
 * Tools are named by their ids in the registry, teams by their names (null: nobody's), months as `2026-03`, days as `2026-03-31`.
 */
export type Truth = {
  readonly company: SampleSize & {
    readonly logFrom: string;
    readonly logTo: string;
    readonly ticketsFrom: string;
    /** Tools that the last sheet lists, copies folded, retired ones left out. */
    readonly listedTools: number;
    readonly events: number;
    readonly tickets: number;
  };
  readonly teams: readonly TeamTruth[];
  readonly ownership: {
    readonly orphans: readonly OrphanTruth[];
    /** Their owner cannot act, their backup can; those at risk are among them. */
    readonly covered: readonly string[];
    /** Why an owner who can act may soon not, or cannot well (O4, O5, O6, O10, O11), and since when the exports show it. */
    readonly risks: readonly { readonly tool: string; readonly cause: string; readonly since: string }[];
    /** All who can act for them have such a reason, or built a tool that others depend on. */
    readonly atRisk: readonly string[];
    /** Who confirmed twenty tools or more on one day, with all of them; null in a company too small for it. */
    readonly clickThrough: { readonly mail: string; readonly on: string; readonly tools: readonly string[] } | null;
    /** Their owner's name or address is in no people list. */
    readonly notMatched: readonly string[];
    /** Said so in the sheet, or used by five or more people in 90 days. */
    readonly dependedOn: readonly string[];
    /** Of these, whose only owner built them. */
    readonly ownerIsBuilder: readonly string[];
    /** People other than the builder who used a tool in the last 90 days, where a log covers its platform. */
    readonly users90Days: Readonly<Record<string, number>>;
  };
  readonly overlap: {
    readonly clusters: readonly {
      readonly tools: readonly string[];
      readonly teams: number;
      readonly isHalfFinished: boolean;
    }[];
    readonly excessTools: number;
    /** Pairs that share the words of their names and nothing else. */
    readonly lookAlikes: readonly (readonly string[])[];
    /** Copies for test and development, by the tool they are copies of: no overlap. */
    readonly copies: Readonly<Record<string, readonly string[]>>;
  };
  readonly halfFinished: {
    /** Begun for one of five problems that others began to solve as well. */
    readonly sharedProblems: readonly string[];
    readonly teams: readonly string[];
    /** Once used by a team, by nobody in the last 90 days. */
    readonly abandoned: readonly string[];
  };
  readonly requests: {
    readonly byMonth: readonly RequestMonth[];
    /** Days from opening to done: lognormal with this median and spread of the logarithm. */
    readonly leadTime: { readonly medianFirst: number; readonly medianLast: number; readonly sigma: number };
    /** Opened in the baseline months and in the newest same months, as the company was made to expect, before chance. */
    readonly baseline: BaselineTruth;
    /** Eligible requests of each whole month and team as the company was made to expect them, before chance: with the program, and without. */
    readonly eligible: readonly EligibleMonth[];
  };
  readonly escalations: {
    readonly ticketsOnTools: number;
    readonly tickets: readonly { readonly number: string; readonly tool: string; readonly openedMonth: string }[];
  };
  readonly use: {
    /** Distinct people in the 28 days (weekly: 7) to the month's last day, as far as the logs tell; robots are none. */
    readonly byMonth: readonly UseMonth[];
    readonly toolsInUse: readonly { readonly month: string; readonly tools: number }[];
    readonly outages: readonly { readonly platform: string; readonly from: string; readonly to: string }[];
    readonly eventsLost: number;
  };
  readonly violations: {
    readonly approvedPlatforms: readonly string[];
    readonly onUnapprovedPlatform: readonly string[];
    readonly sensitiveOnUnapprovedPlatform: readonly string[];
  };
  /** Who would take over a tool that several people edited, the rule by which that was drawn, and all who edited it beside its builder. */
  readonly successors: {
    readonly rule: string;
    readonly tools: readonly {
      readonly tool: string;
      readonly successor: string;
      readonly editors: readonly string[];
    }[];
  };
  /** Requests that a tool answered: named in the registry, or only spoken of in the title. */
  readonly answers: readonly { readonly request: string; readonly tool: string; readonly isNamed: boolean }[];
  /** Who leaves within 90 days after the last day, and which tools then have nobody who can act. */
  readonly leavers: readonly {
    readonly mail: string;
    readonly endsOn: string;
    readonly days: number;
    readonly lastOf: readonly string[];
  }[];
};

export type TeamTruth = {
  readonly team: string;
  readonly launchedOn: string | null;
  readonly wave: number | null;
  /** Of its eligible requests from the launch on: -0.35 is 35 % fewer. */
  readonly effect: number;
  readonly isChosenForSpike: boolean;
  readonly dissolvedOn: string | null;
};

export type OrphanTruth = {
  readonly tool: string;
  readonly cause: string;
  readonly happenedOn: string;
  /** The day from which the exports show it, which is that of the next export where only that tells. */
  readonly since: string;
};

export type RequestMonth = {
  readonly month: string;
  readonly team: string | null;
  readonly opened: number;
  readonly done: number;
  readonly open: number;
};

export type EligibleMonth = {
  readonly month: string;
  readonly team: string;
  readonly expected: number;
  readonly without: number;
};

export type BaselineTruth = {
  readonly months: readonly string[];
  readonly comparedMonths: readonly string[];
  readonly expectedBefore: number;
  readonly expectedAfter: number;
  /** Expected after, of expected before, less one. */
  readonly change: number;
};

export type UseMonth = {
  readonly month: string;
  readonly team: string | null;
  readonly builders: number;
  readonly monthlyUsers: number;
  readonly weeklyUsers: number;
};
