import { expect, test } from "vitest";
import { letterOf, mailtoOf, recipientsOf, type ToSend } from "../../app/handover.ts";

const tool = (name: string, said: Partial<ToSend> = {}): ToSend => ({
  tool_id: name,
  tool_name: name,
  native_id: `id-${name}`,
  platform: "Excel",
  team_name: "Sales",
  decision: "retire",
  person_name: null,
  person_address: null,
  until_day: null,
  reason: "",
  cause: "O1",
  orphaned_since: "2026-03-05",
  users_90_days: 4,
  owners: null,
  owner_name: null,
  owner_address: null,
  is_manager: false,
  ...said,
});

const ana = { decision: "assign", person_name: "Ana Moreau", person_address: "ana@a.example" } as const;

test("whoever takes a tool over is told of it, else its owner, the owner's manager, or its team; the longest list first", () => {
  const told = recipientsOf([
    tool("a", ana),
    tool("b", { ...ana, owner_name: "Bo Lind", owner_address: "bo@a.example" }),
    tool("c", { owner_name: "Bo Lind", owner_address: "bo@a.example" }),
    tool("d", { owner_name: "Mo Berg", owner_address: "mo@a.example", is_manager: true }),
    tool("e"),
  ]);
  expect(told.map(({ name, role, address, tools }) => [name, role, address, tools.length])).toEqual([
    ["Ana Moreau", "new owner", "ana@a.example", 2],
    ["Bo Lind", "owner", "bo@a.example", 1],
    ["Mo Berg", "manager of the owner", "mo@a.example", 1],
    ["Sales", "team", null, 1],
  ]);
});

test("a letter says what was decided and of which tools, with what is known of each", () => {
  const letter = letterOf([
    tool("Planner", { ...ana, reason: "agreed on the phone" }),
    tool("Counter", { decision: "exempt", until_day: "2027-01-31", users_90_days: { unknown: "no log" }, cause: null }),
  ]);
  expect(letter).toBe(`Assigned to Ana Moreau:
- Planner (id-Planner; Excel; Sales; no owner named; since 5 Mar 2026; 4 users in 90 days; agreed on the phone)

Exempt until 31 Jan 2027:
- Counter (id-Counter; Excel; Sales; since 5 Mar 2026)`);
});

test("a mail is filled in for an address, as far as an address holds, and says how many tools are left out", () => {
  const many = Array.from({ length: 500 }, (_, index) => tool(`Förderantrag ${index}`, ana));
  const [recipient] = recipientsOf(many);
  const mail = mailtoOf(recipient ?? { name: "", role: "", address: null, tools: [] }) ?? "";
  expect(mail.startsWith("mailto:ana%40a.example?subject=500%20tools")).toBe(true);
  expect(mail.length).toBeLessThanOrEqual(1900);
  const body = decodeURIComponent(mail.split("&body=")[1] ?? "");
  const lines = body.split("\r\n").filter((line) => line.startsWith("- ")).length;
  expect(lines).toBeGreaterThan(3);
  expect(body).toContain(`and ${500 - lines} more tools`);
  expect(mailtoOf({ name: "Sales", role: "team", address: null, tools: many })).toBeUndefined();
});
