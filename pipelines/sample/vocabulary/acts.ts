/** What a tool does: the word that its name ends with, and sentences with places for two things. */
export type Act = { readonly word: string; readonly says: readonly [string, string]; readonly isScheduled?: boolean };

export const acts: readonly Act[] = [
  { word: "Tracker", says: ["Tracks {a} by {b}.", "Lists {a} with {b}."] },
  { word: "Approvals", says: ["Approves {a} against {b}.", "Signs off {a}, {b} attached."] },
  { word: "Planner", says: ["Plans {a} around {b}.", "Lays out {a} and {b}."] },
  { word: "Checklist", says: ["Ticks off {a}, then {b}.", "Steps through {a} and {b}."] },
  { word: "Reminder", says: ["Nudges about {a} and {b}.", "Chases {a} before {b}."], isScheduled: true },
  { word: "Dashboard", says: ["Charts {a} by {b}.", "Shows {a} over {b}."] },
  { word: "Export", says: ["Dumps {a} with {b}.", "Writes {a} and {b} to a file."], isScheduled: true },
  { word: "Matcher", says: ["Pairs {a} with {b}.", "Reconciles {a} against {b}."] },
  { word: "Calculator", says: ["Works out {a} from {b}.", "Computes {a} given {b}."] },
  { word: "Request Form", says: ["Asks for {a} and {b}.", "Takes in {a} with {b}."] },
  { word: "Log", says: ["Writes down {a} and {b}.", "Records {a}, {b} optional."] },
  { word: "Archive", says: ["Files {a} under {b}.", "Stores {a} beside {b}."] },
  { word: "Weekly Report", says: ["Sums up {a} by {b}.", "Mails {a} and {b}."], isScheduled: true },
  { word: "Sync", says: ["Copies {a} and {b} across.", "Mirrors {a} with {b}."], isScheduled: true },
  { word: "Alert", says: ["Warns when {a} lack {b}.", "Rings once {a} exceed {b}."], isScheduled: true },
  { word: "Finder", says: ["Looks up {a} through {b}.", "Searches {a} and {b}."] },
  { word: "Register", says: ["Numbers {a} and links {b}.", "Books {a} under {b}."] },
  { word: "Converter", says: ["Turns {a} into {b}.", "Reformats {a} and {b}."] },
  { word: "Monitor", says: ["Watches {a} and {b}.", "Polls {a} against {b}."], isScheduled: true },
  { word: "Intake", says: ["Collects {a} with {b}.", "Sorts {a} by {b}."] },
  { word: "Assistant", says: ["Answers questions on {a} and {b}.", "Explains {a} by {b}."] },
  { word: "Survey", says: ["Polls opinions of {a} and {b}.", "Rates {a} by {b}."] },
  { word: "Handover", says: ["Passes on {a} with {b}.", "Notes {a} and {b} for the next shift."] },
  { word: "Merger", says: ["Joins {a} and {b}.", "Stitches {a} to {b}."] },
  { word: "Label Maker", says: ["Prints {a} with {b}.", "Labels {a} by {b}."] },
  { word: "Scheduler", says: ["Books {a} around {b}.", "Slots {a} between {b}."] },
  { word: "Estimator", says: ["Guesses {a} from {b}.", "Estimates {a} given {b}."] },
  { word: "Audit Trail", says: ["Proves {a} and {b}.", "Versions {a} with {b}."] },
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

/** What a tool adds to a thing, whatever the thing is. */
export const facets: readonly string[] =
  `due dates, open questions, photo proofs, unit costs, phone numbers, approval stamps, earlier versions, missing values, colour codes,
  deputy names, site maps, page links, running totals, signature fields, waiting times, sent mails, priority marks, comment threads,
  bar codes, rough sizes, closing remarks, half-year trends, outliers, weights, language variants, locked cells, paper originals,
  translated titles, mobile scans, voice memos, red flags, yearly averages, rounding gaps, stand-ins, exact times, map pins, check digits,
  price tags, spare copies, review dates, first drafts, currency rates, legal hints, shift codes, tolerance bands, reply deadlines,
  sorting keys, cover sheets, attachments, traffic lights, pivot tables, scan errors, help texts, history notes, hidden rows, sample rows,
  summary lines, week numbers, cross references, drop-down values`
    .split(",")
    .map((text) => text.trim());

/** The places that a tool's second sentence is drawn from: where it reads, for whom, when. */
export const contexts = { systems, audiences, habits } as const;
