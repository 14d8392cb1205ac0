import { isDay } from "./as-of.ts";
import { type Compare, compares, type Months, monthsOf } from "./period.ts";
import { isMonday } from "./week.ts";

/** What a page's address says of its view. A loader hands this to its queries as it is; `problems` are shown on the page. */
export type Filters = {
  readonly team: string | null;
  readonly platform: string | null;
  readonly cause: string | null;
  readonly q: string | null;
  readonly kind: string | null;
  /** A class of requests. */
  readonly class: string | null;
  readonly state: string | null;
  /** A group of tools that do the same. */
  readonly cluster: string | null;
  /** How many months the period has. */
  readonly months: Months;
  /** First day of the period's last month; null: the newest that the page shows. */
  readonly to: string | null;
  /** First day of one week, in place of the period; null: none is asked for. */
  readonly week: string | null;
  readonly compare: Compare;
  readonly by: string;
  readonly sort: string;
  readonly is_descending: boolean;
  readonly page: number;
  readonly limit: number;
  readonly offset: number;
};

export type ReadFilters = { readonly filters: Filters; readonly problems: readonly string[] };

export const pageSizes = [10, 25, 50, 100, 250, 500] as const;
const lastPage = 1_000_000;
const longest = 200;

export type FilterOptions = {
  /** Columns that can be sorted by; the first is the page's own order. */
  readonly sorts?: readonly string[];
  readonly bys?: readonly string[];
  /** Rows of a page whose address asks for no number of them. */
  readonly size?: (typeof pageSizes)[number];
};

/** Unknown parameters are ignored; a bad value falls back to the page's own and is explained. Pure. */
export function readFilters(address: string, options: FilterOptions = {}): ReadFilters {
  const { sorts = ["worst"], bys = ["month"], size = 50 } = options;
  const parameters = new URL(address, "http://localhost").searchParams;
  const problems: string[] = [];
  const text = (name: string) => readText(parameters.get(name), name, problems);
  const sort = readSort(parameters.get("sort"), sorts, problems);
  const page = readPage(parameters.get("page"), problems);
  const limit = readSize(parameters.get("size"), size, problems);
  const filters: Filters = {
    team: teamId(text("team")),
    platform: text("platform"),
    cause: text("cause"),
    q: text("q"),
    kind: text("kind"),
    class: text("class"),
    state: text("state"),
    cluster: text("cluster"),
    months: readMonths(parameters.get("months"), problems),
    to: readMonth(parameters.get("to"), problems),
    week: readWeek(parameters.get("week"), problems),
    compare: readOne("compare", parameters.get("compare"), compares, problems),
    by: readOne("by", parameters.get("by"), bys, problems),
    ...sort,
    page,
    limit,
    offset: (page - 1) * limit,
  };
  const asOf = parameters.get("as-of") ?? "";
  if (asOf !== "" && !isDay(asOf)) problems.push(`A day is written 2026-09-30, not “${asOf}”; this is as known now.`);
  return { filters, problems };
}

/** What of a team can be typed: its name, or its id where another team's name would make the same one. */
export function typedTeam(team: { readonly team_id: string; readonly team_name: string }): string {
  return teamId(team.team_name) === team.team_id ? team.team_name : team.team_id;
}

/** A team's name as typed becomes its id, as marts.team_names makes it; a name without Latin letters or digits stays as it is. */
function teamId(text: string | null): string | null {
  if (text === null || /^[a-z0-9-]+$/.test(text)) return text;
  const plain = text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || text;
}

function readText(value: string | null, name: string, problems: string[]): string | null {
  const trimmed = value?.replaceAll("\0", "").trim() ?? "";
  if (trimmed.length > longest) {
    problems.push(`The value of “${name}” is longer than ${longest} characters and was left out.`);
    return null;
  }
  return trimmed === "" ? null : trimmed;
}

function readSort(value: string | null, sorts: readonly string[], problems: string[]) {
  const is_descending = value?.startsWith("-") ?? false;
  const sort = is_descending ? value?.slice(1) : value;
  const own = sorts[0] ?? "";
  if (value === null || value === "") return { sort: own, is_descending: false };
  if (sort !== undefined && sort !== null && sorts.includes(sort)) return { sort, is_descending };
  problems.push(`This list cannot be sorted by “${value}”; it is in its own order.`);
  return { sort: own, is_descending: false };
}

function readOne<Word extends string>(
  name: string,
  value: string | null,
  allowed: readonly Word[],
  problems: string[],
): Word {
  const own = allowed[0] ?? ("" as Word);
  if (value === null || value === "") return own;
  const word = allowed.find((one) => one === value);
  if (word !== undefined) return word;
  problems.push(`“${name}” can be ${allowed.join(" or ")}, not “${value}”.`);
  return own;
}

function readPage(value: string | null, problems: string[]): number {
  if (value === null || value === "") return 1;
  const page = Number(value);
  if (/^\d+$/.test(value) && page >= 1 && page <= lastPage) return page;
  problems.push(`“${value}” is no page number; this is page 1.`);
  return 1;
}

function readSize(value: string | null, own: number, problems: string[]): number {
  if (value === null || value === "") return own;
  const size = pageSizes.find((one) => String(one) === value);
  if (size === undefined) problems.push(`A page holds ${pageSizes.join(", ")} rows, not “${value}”.`);
  return size ?? own;
}

function readMonths(value: string | null, problems: string[]): Months {
  const months = value === null || value === "" ? 1 : monthsOf(value);
  if (months === undefined) problems.push(`A period has 1, 3, 6 or 12 months, not “${value}”; this is one month.`);
  return months ?? 1;
}

function readMonth(value: string | null, problems: string[]): string | null {
  if (value === null || value === "") return null;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return `${value}-01`;
  problems.push(`A month is written 2026-03, not “${value}”; this is the newest.`);
  return null;
}

function readWeek(value: string | null, problems: string[]): string | null {
  if (value === null || value === "") return null;
  if (isMonday(value)) return value;
  problems.push(`A week is written by its Monday, 2026-03-02, not “${value}”; this is the period.`);
  return null;
}

/** The address of the same view with some parameters changed; null drops one, and any change but of the page starts at the first page. */
export function withParameters(search: string, changes: { readonly [name: string]: string | null }): string {
  const parameters = new URLSearchParams(search);
  if (!("page" in changes)) parameters.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === "" ? "?" : `?${text}`;
}
