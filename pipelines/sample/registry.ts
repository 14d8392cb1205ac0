import path from "node:path";
import type { Answer } from "./answers.ts";
import { type Day, isoDay } from "./calendar.ts";
import { confirmedOn } from "./care.ts";
import type { Company } from "./company.ts";
import { LineFile, row } from "./line-file.ts";
import { ownerText } from "./owners.ts";
import { typedMail } from "./people.ts";
import { kindOf, methodOf } from "./platforms.ts";
import { snapshotDay } from "./size.ts";
import type { Tool } from "./tools.ts";
import { otherSpellings } from "./vocabulary/organisation.ts";

const header =
  "tool_id,name,description,kind,platform,environment,team,builder,owner,backup_owner,reviewer,on_call,data_class,data_sources,status," +
  "users_estimate,depended_on,build_method,created_on,last_review_on,retired_on,replaces_request,lineage_of,url," +
  "criticality,schedule,revenue,depends_on,support_contact,owner_confirmed_on";

const sources = [
  "SharePoint",
  "Dataverse",
  "SAP",
  "Salesforce; SharePoint",
  "Excel files",
  "",
  "SQL warehouse",
  "Outlook",
];

/** The program's sheet at each snapshot, every tool of it with its copies. */
export function writeRegistry(company: Company, folder: string, answers: readonly Answer[]): void {
  const named = new Map(answers.filter(({ isNamed }) => isNamed).map(({ request, tool }) => [tool, request]));
  const { span, tools } = company;
  for (const [snapshot, day] of span.snapshots.entries()) {
    const file = new LineFile(path.join(folder, `registry-${isoDay(day)}.csv`), header);
    for (const tool of tools) {
      if (!isListed(tool, snapshot)) continue;
      file.add(toolRow(tool, snapshot, company, null, named.get(tool) ?? ""));
      for (const copy of tool.copies) file.add(toolRow(tool, snapshot, company, copy, ""));
    }
    file.close();
  }
}

export function isListed(tool: Tool, snapshot: number): boolean {
  if (!tool.isRegistered || snapshot < tool.listedFrom || snapshot === tool.gap) return false;
  return tool.goneFrom === null || snapshot < tool.goneFrom;
}

function toolRow(
  tool: Tool,
  snapshot: number,
  company: Company,
  copy: Tool["copies"][number] | null,
  answered: string,
): string {
  const { span, teams } = company;
  const day = snapshotDay(span, snapshot);
  const name = tool.renamed !== null && snapshot < tool.renamed.from ? tool.renamed.oldName : tool.name;
  const isRetired = tool.retiredFrom !== null && snapshot >= tool.retiredFrom;
  const builder = typedMail(tool.builder, day);
  const isReviewed = tool.use === "team" && tool.place % 3 === 0;
  return row([
    copy?.id ?? tool.id,
    copy === null ? name : `${name} (${copy.environment === "test" ? "test" : "dev"})`,
    tool.description,
    kindOf[tool.platform],
    tool.platform,
    copy?.environment ?? "production",
    spelt(teams[tool.team]?.name ?? "", tool.place),
    builder,
    ownerText(tool, snapshot, span),
    tool.backup === null ? "" : typedMail(tool.backup, day),
    isReviewed ? builderOfReview(tool, company) : "",
    "",
    tool.dataClass,
    sources[tool.place % sources.length],
    isRetired ? "retired" : "active",
    tool.place % 9 === 0 ? (tool.place % 27 === 0 ? "about 20" : tool.users.length) : "",
    tool.isDeclared ? "yes" : "",
    methodOf[tool.platform],
    isoDay(tool.createdOn),
    isReviewed ? isoDay(Math.max(tool.createdOn, day - 200)) : "",
    isRetired && tool.retiredOn !== null ? isoDay(tool.retiredOn) : "",
    answered,
    copy !== null && tool.place % 2 === 0 ? tool.id : "",
    "",
    ...careCells(tool, day, company, copy !== null),
  ]);
}

/** What only the row of the tool itself tells, not that of its copies. */
function careCells(tool: Tool, day: Day, { care, span }: Company, isCopy: boolean): string[] {
  if (isCopy) return ["", "", "", "", "", ""];
  const confirmed = confirmedOn(tool, day, care, span);
  return [
    tool.use !== "team" ? "" : tool.place % 10 === 0 ? "high" : tool.place % 10 < 5 ? "normal" : "",
    tool.hasRuns ? (tool.place % 3 === 0 ? "hourly" : "daily") : "",
    tool.use === "team" && tool.place % 25 === 0 ? "yes" : "",
    (care.needs.get(tool) ?? []).map(({ id }) => id).join("; "),
    tool.isDeclared && tool.place % 2 === 0 ? "Service desk" : "",
    confirmed === null ? "" : isoDay(confirmed),
  ];
}

function builderOfReview(tool: Tool, { people }: Company): string {
  return people.steadyAll[tool.place % Math.min(9, people.steadyAll.length)]?.mail ?? "";
}

/** How a team's name comes out where people type it: another name, a blank too many, small letters. */
function spelt(name: string, place: number): string {
  if (place % 13 === 0) return otherSpellings[name] ?? name;
  if (place % 29 === 0) return `${name} `;
  if (place % 31 === 0) return name.toLowerCase();
  return name;
}
