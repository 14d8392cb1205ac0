import type { Page } from "playwright-core";

/** A number as a reader sees it: its text, the heading of its column in a table, and the address of the rows that it opens to. */
export type Place = {
  readonly path: string;
  readonly text: string;
  readonly column: string | null;
  readonly rows: string | null;
  /** Whether it is itself the link to them. */
  readonly isLink: boolean;
};

/** Where a digit is no number of its own: a selector each, with the reason. */
const elsewhere: readonly (readonly [selector: string, reason: string])[] = [
  ["svg, .chart-label, .team-dots-text", "a drawing: its table says the same"],
  [".report-head, h1, h2, h3, dt, th, caption, td.nowrap", "a heading, a name or a day"],
  ['td a[href^="/loads/"], td a[href^="/tools/"], td a[href^="/teams/"]', "a name or a source"],
  [
    "nav.pager, nav.tabs, .choose-all, .queue-bar, .file-of, .figure-foot > a, .section-head, .figure-head",
    "words about a list or a figure: how many it has, of which days, by which rule",
  ],
  ["main p, main li, .cell-note, .soft, .figure-unit", "words about numbers that stand beside them"],
  [".unknown, .unknown-why, .unknown-reason", "why a number is not known"],
];

/** Columns and facts that have no rows behind them yet, or none at all, each with the reason. */
const columns: readonly (readonly [columns: readonly string[], reason: string])[] = [
  [["95% interval", "95% limits", "99.8% limits", "Similarity, 0 to 1"], "computed of numbers in the same line"],
  [
    ["Up to 7 days", "8 to 30 days", "31 to 91 days", "92 to 182 days", "More than 182 days", "Above 95%"],
    "a part of the open requests in the same line, whose rows have their days",
  ],
  [["Half done within", "85% done within", "95% done within"], "a limit of the class, made of all its done requests"],
  [["Since the launch", "Lies"], "against another month or the limits of chance, in the words of the line's own rate"],
  [["Owner"], "a name"],
  [
    [
      "Against what was to be expected",
      "Opened since the launches",
      "To be expected",
      "Simple change",
      "Eligible",
      "The others",
      "Launched teams",
    ],
    "an estimate with what it was made of; the one of all eligible requests opens to them",
  ],
  [["Why"], "the day and the users that stand in columns of the same line"],
  [
    [
      "Decisions",
      "Carried out",
      "Re-opened",
      "Orphans that got an owner",
      "Retired or vanished",
      "Cannot be told",
      "Only went idle",
    ],
    "open to the decisions and tools of the month, under /ownership/achieved",
  ],
  [["Tools of this team", "Tools of other teams"], "of a group of like tools: the line's own address lists them"],
  [["Without one"], "a step of a curve: the tools behind it are a file beside the figure"],
  [["Rows that name it"], "lines of the file that stands beside them"],
  [["Confirmed by its owner", "Decided", "By now", "What became of it"], "a day, or what was decided with its day"],
  [
    ["Have one again", "Still wait", "Ended otherwise", "Half have one within"],
    "among the rows of the time to a new owner",
  ],
  [["Before", "Side by side"], "the number of a period before: its rows are those of that period"],
  [["Teams of like size"], "of teams that are not to be named"],
  [["Users, 90 days"], "who used one tool is listed nowhere; the tool's page tells why"],
  [["Users"], "a week: its people are among the rows of its month"],
  [["Headcount", "Staff"], "a line of the headcount export, listed with the rows of requests per staff-month"],
  [
    ["Tools", "Active", "Teams", "In groups", "Data", "Half-finished"],
    "listed on a page of their own: the team's tools, the group's",
  ],
  [
    [
      "Escalations",
      "Tickets escalated",
      "Tickets opened",
      "Months active",
      "Hand-overs",
      "To engineering",
      "Days open",
    ],
    "of one tool or ticket: the tool's page lists its tickets with file and line",
  ],
  [
    ["Crossed the line", "Blast radius", "Users in the window", "Their teams"],
    "of one tool: a day, a rank whose parts its page shows, and its users, who are listed nowhere",
  ],
  [
    ["Why", "Points, and what for", "Owns already"],
    "why somebody could own one tool: the parts of the points beside them",
  ],
  [
    ["Change is dated", "For 5 days", "For 30 days", "Longest, days", "Days since"],
    "among the open requests of the same line, by the day on which each was changed last",
  ],
  [
    ["Done on it", "On a usual day", "Had been open, days, median", "Of all done in the period"],
    "of single days, among the requests done in their month",
  ],
  [["Open on an average day", "These took, days, mean", "Ratio"], "means over a month whose requests are in the line"],
  [
    [
      "In half of the runs",
      "In 85 of 100",
      "In 95 of 100",
      "Without the program, half",
      "Without, 85 of 100",
      "Without, 95 of 100",
      "Half of the runs",
      "10 to 90 of 100",
      "85 of 100",
      "95 of 100",
      "Without: half",
      "Without: 10 to 90 of 100",
      "Half of the runs by",
      "85 of 100 by",
      "95 of 100 by",
      "Within a year, of 100",
    ],
    "a forecast: drawn by chance from the weeks listed on its page, which open to their requests",
  ],
  [
    ["Made from past weeks", "Inside p10 to p90", "Loss", "Loss of the last value", "Loss of a line"],
    "how far off the same forecast would have been",
  ],
  [["Handed on", "Times, mean", "Opened again"], "among the done requests of the same line"],
  [
    ["Requests in it", "Open by their dates", "Done by their dates"],
    "a word of the export, over all of its requests: those open and done are listed under the backlog",
  ],
  [
    ["Eligible opened", "Eligible done", "Eligible open", "Others opened", "Others done", "Others open"],
    "sums of classes, whose rows the table by class of the backlog opens",
  ],
  [
    [
      "Requests, before to after",
      "Rate, before to after",
      "Tools, before to after",
      "Tool rate, before to after",
      "Came back as tools",
    ],
    "sums over months on both sides of each team's launch; requests and tools are listed under the backlog and by team",
  ],
  [
    [
      "Requests answered",
      "Use by others is told",
      "Days until others used it, median",
      "Days when IT does it, median",
      "Seen for 30 days",
      "Unused in these",
      "By tools",
      "IT hours, usual",
      "IT hours",
    ],
    "of the requests that the line opens in the ledger, each with file, line and hours",
  ],
  [
    ["Done before", "Share before", "Done after", "Share after"],
    "sums of months of a class, whose requests the table by class of the backlog opens",
  ],
  [
    [
      "Tools listed",
      "Users in 90 days, median",
      "Tickets on them",
      "Active tool-months",
      "Tickets per 100 tool-months",
      "Tools begun",
      "Registered by then",
      "Not by then",
      "Cannot tell",
      "Answer a request made before",
    ],
    "of tools by their class, or by the month of their first use, which each tool's page tells",
  ],
  [
    ["Choose", "In this draw", "Looked at", "Could be built outside IT", "Share, with 95% interval"],
    "among the requests listed below, each with file and line",
  ],
  [["From", "Until", "Id", "Last change", "Snapshot", "Opened", "Done", "Since"], "a day or an id of the row itself"],
  [
    [
      "Half within",
      "85% within",
      "Over the limit",
      "Waits",
      "Before and since",
      "Waits of requests",
      "Half within, days",
      "85% within, days",
      "More than 77 days",
      "Nobody acted for 21 days",
      "Done, Kaplan–Meier",
      "Done, Aalen–Johansen",
      "Cancelled",
      "Still waiting",
      "Said too much",
      "With a log",
      "IT’s share of the wait",
      "Of it not begun",
      "An approval’s",
      "The requester’s",
      "A vendor’s",
      "Say a day",
      "Day has come",
      "Not done on it",
      "Too late",
    ],
    "of waits, which stand request by request in a file beside their table",
  ],
  [["Log-rank test", "Gray’s test", "p"], "a test of two curves, whose steps are a file beside them"],
];

/** Places that are no column: a selector each. */
const others: readonly (readonly [selector: string, reason: string])[] = [
  [".facts dd", "what a rule or an export says; means over groups that are listed above"],
  ["details.small > summary", "of the table that it opens"],
  ["form.filters", "a form: what may be asked"],
  [".dial-value", "continuity: tools that others depend on, listed under ownership"],
];

export const withoutRows = [...elsewhere, ...others].map(([selector]) => selector);
const byColumn = new Set(columns.flatMap(([names]) => names));

/** Whether a number may stand without rows. */
export function isExplained({ column, text }: Place): boolean {
  return (
    (column !== null && (byColumn.has(column) || /^(Open(ed)?|Waiting|95% interval), |^Opened \d/.test(column))) ||
    text.startsWith("–")
  );
}

/** Every number in the main part of the page: each text with a digit, but for those of `withoutRows`. */
export function placesOf(page: Page): Promise<readonly Place[]> {
  return page.evaluate((selectors) => {
    const words = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
    const linksIn = (element: Element | null | undefined) => [
      ...new Set([...(element?.querySelectorAll('a[href^="/rows/"]') ?? [])].map((link) => link.getAttribute("href"))),
    ];
    const headingOf = (cell: Element) => {
      const at = [...(cell.parentElement?.children ?? [])].indexOf(cell);
      return words(cell.closest("table")?.querySelectorAll("thead th")[at]).replace(/ ?[↑↓]$/, "");
    };
    /** A number opens to the link that it is, to the one of its cell or line, or to that of its card. */
    const rowsOf = (element: Element, cell: Element | null) => {
      const own = element.closest('a[href^="/rows/"]')?.getAttribute("href");
      if (own !== undefined) return own;
      if (cell === null) return linksIn(element.closest(".aside-number, article, section"))[0] ?? null;
      const [inCell] = linksIn(cell);
      if (inCell !== undefined) return inCell;
      const inLine = linksIn(cell.parentElement);
      return inLine.length === 1 ? (inLine[0] ?? null) : null;
    };
    const pathOf = (element: Element) => {
      const path: string[] = [];
      for (let at: Element | null = element; at !== null && at.tagName !== "MAIN"; at = at.parentElement)
        path.unshift([at.tagName.toLowerCase(), ...at.classList].join("."));
      return path.join(" > ");
    };
    const places = [];
    const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (element === null || !/\d/.test(walker.currentNode.textContent ?? "")) continue;
      const isLink = element.closest('a[href^="/rows/"]') !== null;
      if (!isLink && selectors.some((selector) => element.closest(selector) !== null)) continue;
      const cell = element.closest("td");
      places.push({
        path: pathOf(element),
        text: (walker.currentNode.textContent ?? "").replace(/\s+/g, " ").trim(),
        isLink,
        column: cell === null ? null : headingOf(cell),
        rows: rowsOf(element, cell),
      });
    }
    return places;
  }, withoutRows);
}
