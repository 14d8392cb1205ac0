/**
 * What data/sample holds, counted by hand: data/sample/README.md says from which rows. Tools are named, since their ids are Lanemark's own.
 * Counts are whole numbers, a rate is `{ numerator, denominator }`, `null` means unknown.
 */
export const expected = {
  latestDay: "2026-10-31",
  openRequests: { "2026-08-31": 3, "2026-09-30": 5, "2026-10-31": 7 },
  openTickets: ["INC0010027", "INC0010046", "INC0010058", "INC0010066", "INC0010071", "INC0010072", "INC0010074"],
  openedRequests: { "2026-08": 2, "2026-09": 4, "2026-10": 12 },
  closedRequests: { "2026-08": 2, "2026-09": 2, "2026-10": 10 },
  backlogGrowth: { "2026-08": 0, "2026-09": 2, "2026-10": 2 },
  /** Of the requests opened in October. */
  leadTime: { month: "2026-10", median: 6, done: 8, of: 12 },
  /** On the latest day, of those whose class has ten done ones: too few for a rate. */
  oldRequests: { numerator: 3, denominator: 5, tickets: ["INC0010027", "INC0010046", "INC0010066"] },
  intakeRate: { month: "2026-10", numerator: 12, denominator: 54 },
  backlogChange: {
    baselineFrom: "2025-02",
    baselineTo: "2025-07",
    comparedFrom: "2026-02",
    comparedTo: "2026-07",
    openedBefore: 24,
    openedAfter: 15,
    change: -0.375,
  },
  listedTools: 25,
  activeTools: 24,
  orphanedTools: [
    { tool: "Brightline Campaign Sync", cause: "O7", since: "2026-09-30" },
    { tool: "Pallet Label Printer", cause: "O7", since: "2026-08-31" },
    { tool: "Repair Visit Scheduler", cause: "O8", since: "2026-09-30" },
    { tool: "Stock Level Alert", cause: "O3", since: "2026-10-31" },
    { tool: "Supplier Invoice Check", cause: "O2", since: "2026-09-30" },
    { tool: "Trade Fair Lead Capture", cause: "O1", since: "2026-09-30" },
  ],
  orphanRate: { numerator: 6, denominator: 24 },
  /** The month ends before: from September to October one became orphaned and one got an owner. */
  orphanRateBefore: {
    "2026-08-31": { numerator: 2, denominator: 23 },
    "2026-09-30": { numerator: 6, denominator: 24 },
  },
  coveredTools: ["Onboarding Checklist"],
  notMatchedOwners: ["Shift Swap Board", "Training Hours Log"],
  ownerIsBuilder: { numerator: 2, denominator: 10, tools: ["Refund Approval", "Weekly Sales Digest"] },
  dependedOn: [
    "Cash Flow Forecast",
    "Helpdesk Answer Assistant",
    "Onboarding Checklist",
    "Pallet Label Printer",
    "Quote Builder",
    "Refund Approval",
    "Returns Desk",
    "Shift Swap Board",
    "Supplier Invoice Check",
    "Weekly Sales Digest",
  ],
  users90Days: {
    "Brightline Campaign Sync": 1,
    "Carrier Cost Comparison": null,
    "Cash Flow Forecast": null,
    "Complaint Tracker": 2,
    "Customer Complaint Tracker": 3,
    "Customer Complaints Tracker": null,
    "Delivery Note Check": 3,
    "Gift Card Balance Lookup": 1,
    "Helpdesk Answer Assistant": 9,
    "Holiday Planner": null,
    "Onboarding Checklist": 6,
    "Pallet Label Printer": 4,
    "Quote Builder": 6,
    "Refund Approval": 6,
    "Rental Calendar": 0,
    "Repair Visit Scheduler": 1,
    "Returns Desk": 7,
    "Shift Swap Board": 6,
    "Stock Level Alert": 3,
    "Supplier Invoice Check": 5,
    "Supplier Invoice and Delivery Note Check": 2,
    "Team Holiday Planner": 4,
    "Trade Fair Lead Capture": 2,
    "Training Hours Log": null,
    "Weekly Sales Digest": 5,
  },
  overlapClusters: [
    {
      tools: ["Complaint Tracker", "Customer Complaint Tracker", "Customer Complaints Tracker"],
      teams: ["Customer Service", "Sales", "Warehouse"],
    },
    { tools: ["Holiday Planner", "Team Holiday Planner"], teams: ["Finance", "Warehouse"] },
    { tools: ["Supplier Invoice Check", "Supplier Invoice and Delivery Note Check"], teams: ["Finance"] },
  ],
  overlapGroups: 3,
  excessTools: 4,
  excessRate: { numerator: 4, denominator: 24 },
  halfFinished: {
    numerator: 2,
    denominator: 17,
    tools: ["Rental Calendar", "Repair Visit Scheduler"],
    unknown: [
      "Carrier Cost Comparison",
      "Cash Flow Forecast",
      "Customer Complaints Tracker",
      "Holiday Planner",
      "Training Hours Log",
    ],
  },
  escalationRate: {
    month: "2026-10",
    numerator: 3,
    denominator: 10,
    escalated: ["INC0010065", "INC0010066", "INC0010073"],
  },
  builderRate: {
    month: "2026-10",
    numerator: 8,
    denominator: 54,
    teams: {
      "Customer Service": { numerator: 3, denominator: 12 },
      Finance: { numerator: 1, denominator: 7 },
      IT: { numerator: 0, denominator: 9 },
      "People & Culture": { numerator: 1, denominator: 3 },
      Sales: { numerator: 2, denominator: 9 },
      Warehouse: { numerator: 1, denominator: 14 },
    },
    suppressed: ["Finance", "People & Culture"],
  },
  escalations: {
    month: "2026-10",
    moves: ["INC0010065", "INC0010066", "INC0010066", "INC0010073"],
    toolMonths: 24,
    userWeeks: 78,
  },
  users: {
    month: "2026-10",
    monthly: 26,
    weekly: 16,
    headcount: 54,
    teams: { "Customer Service": 8, Finance: 4, IT: 2, "People & Culture": 1, Sales: 6, Warehouse: 5 },
    platforms: { Airtable: 8, "Copilot Studio": 8, "Power Apps": 23, "Power Automate": 11, Zapier: 8 },
    toolsInUse: [
      "Brightline Campaign Sync",
      "Complaint Tracker",
      "Customer Complaint Tracker",
      "Delivery Note Check",
      "Gift Card Balance Lookup",
      "Helpdesk Answer Assistant",
      "Onboarding Checklist",
      "Pallet Label Printer",
      "Quote Builder",
      "Refund Approval",
      "Returns Desk",
      "Shift Swap Board",
      "Stock Level Alert",
      "Supplier Invoice Check",
      "Supplier Invoice and Delivery Note Check",
      "Team Holiday Planner",
      "Weekly Sales Digest",
    ],
  },
  rowsLost: { "purview-audit-2026-10.csv": 1 },
  valuesUnreadable: { "registry-2026-08-31.csv": 1, "registry-2026-09-30.csv": 1, "registry-2026-10-31.csv": 1 },
  events: 330,
} as const;

type Move = { readonly path: string; readonly from: number; readonly to: number };

/** One cell of one row changed: `from` occurs once in that line (counted from 1). Exactly `moves` changes, by path into `expected`, in the order of the paths. */
export type Experiment = {
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly moves: readonly Move[];
};

export const experiments: readonly Experiment[] = [
  {
    title: "Trade Fair Lead Capture gets an owner who can act",
    file: "registry-2026-10-31.csv",
    line: 16,
    from: "david.okafor@alderfinch.example,,",
    to: "david.okafor@alderfinch.example,lena.hoffmann@alderfinch.example,",
    moves: [
      { path: "orphanRate.numerator", from: 6, to: 5 },
      { path: "orphanedTools.length", from: 6, to: 5 },
    ],
  },
  {
    title: "one use of Team Holiday Planner falls on the first of the 90 days instead of the day before",
    file: "events-zapier-airtable.ndjson",
    line: 19,
    from: "2026-08-02T10:20:00Z",
    to: "2026-08-03T10:20:00Z",
    moves: [
      { path: "dependedOn.length", from: 10, to: 11 },
      { path: "ownerIsBuilder.denominator", from: 10, to: 11 },
      { path: "ownerIsBuilder.numerator", from: 2, to: 3 },
      { path: "ownerIsBuilder.tools.length", from: 2, to: 3 },
      { path: "users90Days.Team Holiday Planner", from: 4, to: 5 },
    ],
  },
  {
    title: "INC0010063 was handed to Integration Engineering on its way to Field IT",
    file: "incident-log.csv",
    line: 246,
    from: "2 - High,Field IT,",
    to: "2 - High,Integration Engineering,",
    moves: [
      { path: "escalationRate.escalated.length", from: 3, to: 4 },
      { path: "escalationRate.numerator", from: 3, to: 4 },
      { path: "escalations.moves.length", from: 4, to: 5 },
    ],
  },
  {
    title: "INC0010073 is not closed after all",
    file: "incident-log.csv",
    line: 284,
    from: "?,?,29/10/2026 16:10",
    to: "?,?,?",
    // Fault has nine done ones then, so that what is old of it cannot be told.
    moves: [
      { path: "backlogGrowth.2026-10", from: 2, to: 3 },
      { path: "closedRequests.2026-10", from: 10, to: 9 },
      { path: "leadTime.done", from: 8, to: 7 },
      { path: "leadTime.median", from: 6, to: 8 },
      { path: "oldRequests.denominator", from: 5, to: 4 },
      { path: "oldRequests.numerator", from: 3, to: 2 },
      { path: "oldRequests.tickets.length", from: 3, to: 2 },
      { path: "openRequests.2026-10-31", from: 7, to: 8 },
      { path: "openTickets.length", from: 7, to: 8 },
    ],
  },
];
