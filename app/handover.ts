import { isUnknown, type Known } from "../contract/unknown.ts";
import { counted, formatDay } from "./format.ts";
import { decisionWords } from "./ownership.ts";
import { causes } from "./words.ts";

/** A tool of which something was decided, as `tools_to_send.sql` gives it. */
export type ToSend = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly native_id: string | null;
  readonly platform: string | null;
  readonly team_name: string | null;
  readonly decision: string;
  readonly person_name: string | null;
  readonly person_address: string | null;
  readonly until_day: string | null;
  readonly reason: string;
  readonly cause: string | null;
  readonly orphaned_since: string | null;
  readonly users_90_days: Known<number>;
  readonly owners: string | null;
  readonly owner_name: string | null;
  readonly owner_address: string | null;
  readonly is_manager: boolean;
};

/** Who is to be told of some tools: a person, or a team of which no address is known. */
export type Recipient = {
  readonly name: string;
  readonly role: string;
  readonly address: string | null;
  readonly tools: readonly ToSend[];
};

/** What mail programs and browsers open without cutting it off, in characters of the whole address. */
const longestMailto = 1900;

/** Whoever is assigned or proposed; else the owner who can act, the manager of one who cannot, or the team. */
export function recipientsOf(tools: readonly ToSend[]): readonly Recipient[] {
  const groups = new Map<string, Recipient>();
  for (const tool of tools) {
    const { tools: before = [], ...recipient } = groups.get(keyOf(tool)) ?? recipientOf(tool);
    groups.set(keyOf(tool), { ...recipient, tools: [...before, tool] });
  }
  return [...groups.values()].sort((a, b) => b.tools.length - a.tools.length || (a.name < b.name ? -1 : 1));
}

function keyOf(tool: ToSend): string {
  const { name, role, address } = recipientOf(tool);
  return JSON.stringify([role, address ?? name]);
}

function recipientOf(tool: ToSend): Omit<Recipient, "tools"> & { readonly tools?: readonly ToSend[] } {
  if (tool.decision === "assign" || tool.decision === "propose")
    return {
      name: tool.person_name ?? "The person decided on",
      role: tool.decision === "assign" ? "new owner" : "asked to own",
      address: tool.person_address,
    };
  if (tool.owner_name !== null)
    return {
      name: tool.owner_name,
      role: tool.is_manager ? "manager of the owner" : "owner",
      address: tool.owner_address,
    };
  return { name: tool.team_name ?? "No team", role: "team", address: null };
}

/** Plain text for whoever is to act: what was decided, then a line per tool, and how many are left out where `most` cuts the list. */
export function letterOf(tools: readonly ToSend[], most = Number.POSITIVE_INFINITY): string {
  const groups = new Map<string, ToSend[]>();
  for (const tool of tools.slice(0, most)) {
    const words = decisionWords(tool.decision, tool.person_name, tool.until_day);
    groups.set(words, [...(groups.get(words) ?? []), tool]);
  }
  const parts = [...groups].map(
    ([words, each]) => `${words}:\n${each.map((tool) => `- ${toolLine(tool)}`).join("\n")}`,
  );
  const left = tools.length - most;
  return [
    ...parts,
    ...(left > 0 ? [`and ${counted(left, "more tool")}: see the list that comes with this.`] : []),
  ].join("\n\n");
}

function toolLine(tool: ToSend): string {
  const facts = [
    tool.native_id,
    tool.platform,
    tool.team_name,
    tool.cause === null ? null : causes[tool.cause]?.words.toLowerCase(),
    tool.orphaned_since === null ? null : `since ${formatDay(tool.orphaned_since)}`,
    isUnknown(tool.users_90_days) ? null : `${counted(tool.users_90_days, "user")} in 90 days`,
    tool.reason === "" ? null : tool.reason,
  ];
  return `${tool.tool_name} (${facts.filter((fact) => fact !== null && fact !== undefined).join("; ")})`;
}

/** A mail that is filled in, with as many tools as an address holds; undefined without somebody's address. */
export function mailtoOf({ address, tools }: Recipient): string | undefined {
  if (address === null || !address.includes("@")) return undefined;
  const subject = `${counted(tools.length, "tool")}: who owns ${tools.length === 1 ? "it" : "them"}`;
  const write = (most: number) =>
    `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(letterOf(tools, most).replaceAll("\n", "\r\n"))}`;
  let most = tools.length;
  while (most > 0 && write(most).length > longestMailto) most = Math.min(most - 1, Math.floor(most * 0.8));
  return write(most);
}
