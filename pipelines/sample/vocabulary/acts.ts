/** What a tool does: the word that its name ends with, and sentences with places for two things. */
export type Act = { readonly word: string; readonly says: readonly [string, string]; readonly isScheduled?: boolean };

export const acts: readonly Act[] = [
  { word: "Tracker", says: ["Follows {a} and flags stale {b}.", "One list of {a}, with a status for {b}."] },
  {
    word: "Approvals",
    says: ["Routes {a} to whoever may sign; {b} go along.", "Gets a yes or no on {a}, citing {b}."],
  },
  { word: "Planner", says: ["Lays out {a} over the coming weeks against {b}.", "Juggles {a} when {b} collide."] },
  {
    word: "Checklist",
    says: ["Nobody forgets {a}: each box ticked before {b}.", "Guides newcomers through {a}, then {b}."],
  },
  {
    word: "Reminder",
    says: ["Nudges people about {a}; chases silent ones on {b}.", "Pings owners once {a} fall due, adds {b}."],
    isScheduled: true,
  },
  { word: "Dashboard", says: ["Tiles and charts of {a}, sliced by {b}.", "Live view: {a} on top, {b} underneath."] },
  {
    word: "Export",
    says: ["Dumps {a} nightly so {b} can be pivoted.", "Drops {a} plus {b} into a shared folder."],
    isScheduled: true,
  },
  {
    word: "Matcher",
    says: ["Pairs {a} with {b}, leaves doubtful ones aside.", "Reconciles {a} against {b} line by line."],
  },
  { word: "Calculator", says: ["Works out {a} from {b} by formula.", "Type in {b}, read off {a}."] },
  {
    word: "Request Form",
    says: ["Asks the right questions on {a} up front, attaches {b}.", "Replaces mails about {a}; captures {b}."],
  },
  { word: "Log", says: ["Writes down {a} as they happen, {b} optional.", "Diary of {a}, searchable through {b}."] },
  { word: "Archive", says: ["Keeps finished {a} readable, filed under {b}.", "Stores {a} out of the way with {b}."] },
  {
    word: "Weekly Report",
    says: ["Summarises {a} each Friday, compares {b}.", "Mails a page on {a}; {b} below."],
    isScheduled: true,
  },
  {
    word: "Sync",
    says: ["Copies changed {a} across, resolves clashing {b}.", "Mirrors {a} both ways together with {b}."],
    isScheduled: true,
  },
  {
    word: "Alert",
    says: ["Shouts in the channel when {a} slip past {b}.", "Sends a text message once {a} exceed {b}."],
    isScheduled: true,
  },
  { word: "Finder", says: ["Looks up {a} by keyword, narrows by {b}.", "Search box over {a}; hits carry {b}."] },
  {
    word: "Register",
    says: ["Official book of {a}, numbered, referencing {b}.", "Holds one entry per item of {a}, linked with {b}."],
  },
  { word: "Converter", says: ["Turns {a} from PDF into rows, maps {b}.", "Reformats {a}, translating {b}."] },
  {
    word: "Monitor",
    says: ["Watches {a} around the clock, colours {b} red.", "Polls {a} hourly; draws {b}."],
    isScheduled: true,
  },
  {
    word: "Intake",
    says: ["Front door for {a}: sorts, numbers, assigns {b}.", "Collects {a} by mobile, photographs {b}."],
  },
  {
    word: "Assistant",
    says: ["Drafts answers concerning {a}, quoting {b}.", "Chat helper that explains {a} using {b}."],
  },
  {
    word: "Survey",
    says: ["Polls colleagues regarding {a}, anonymised; {b} later.", "Five quick questions on {a}, rating {b}."],
  },
  {
    word: "Handover",
    says: ["Passes {a} between shifts including {b}.", "Notes for whoever takes over {a}: {b} too."],
  },
  {
    word: "Merger",
    says: ["Joins scattered sheets of {a}, de-duplicates {b}.", "Stitches {a} together, keeps newest {b}."],
  },
  { word: "Label Maker", says: ["Prints stickers for {a} bearing {b}.", "QR codes on {a}; scanning opens {b}."] },
  {
    word: "Scheduler",
    says: ["Books resources for {a}, avoids double {b}.", "Calendar slots tied to {a}, blocked by {b}."],
  },
  { word: "Estimator", says: ["Guesses effort behind {a} given {b}.", "Rough numbers on {a} using past {b}."] },
  { word: "Audit Trail", says: ["Proves who touched {a}, when, why; exports {b}.", "Versions {a}; signs off {b}."] },
];

const systems =
  `SAP, Dataverse, a SharePoint list, Salesforce, the data warehouse, Outlook, Teams, DATEV, Jira, Workday, an Oracle view, Snowflake,
  the plant historian, MES, a Google sheet, Power BI, Confluence, ServiceNow, Mailchimp, Shopify, the fax inbox, OneDrive, Personio, Coupa`
    .split(",")
    .map((text) => text.trim());

const audiences =
  `clerks, foremen, shift leads, account managers, works managers, the night crew, temps, trainees, field staff, auditors, buyers, drivers,
  front desk, board members, the works doctor, technicians, engineers, interns, agency partners, plant directors, analysts, planners,
  installers, storekeepers`
    .split(",")
    .map((text) => text.trim());

const habits =
  `every Monday, at month end, twice a day, before stand-up, on arrival, within an hour, after lunch, per quarter, overnight, on request,
  before payroll, at shift change, when flagged, on the first, daily at six, once approved, at year end, as needed, within two clicks,
  from any phone`
    .split(",")
    .map((text) => text.trim());

/** The places that a tool's second sentence is drawn from: where it reads, for whom, when. */
export const contexts = { systems, audiences, habits } as const;
