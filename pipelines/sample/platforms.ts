import type { Random } from "../random.ts";

export const platforms = [
  "Power Apps",
  "Power Automate",
  "Airtable",
  "Zapier",
  "Copilot Studio",
  "Excel",
  "Google Apps Script",
  "ChatGPT (personal)",
] as const;
export type Platform = (typeof platforms)[number];

const shares = [0.36, 0.24, 0.11, 0.1, 0.05, 0.11, 0.015, 0.015];

/** On which tools may be built at all, and which data needs one of them. */
export const approvedPlatforms: readonly Platform[] = platforms.slice(0, 6);
export const sensitiveClasses: readonly string[] = ["confidential", "personal data", "customer data"];

export const dataClasses = [
  "internal",
  "internal",
  "internal",
  "public",
  "confidential",
  "personal data",
  "customer data",
];

export const kindOf: Readonly<Record<Platform, string>> = {
  "Power Apps": "app",
  "Power Automate": "flow",
  Airtable: "base",
  Zapier: "automation",
  "Copilot Studio": "agent",
  Excel: "spreadsheet",
  "Google Apps Script": "script",
  "ChatGPT (personal)": "prompt",
};

export const methodOf: Readonly<Record<Platform, string>> = {
  "Power Apps": "low-code",
  "Power Automate": "low-code",
  Airtable: "no-code",
  Zapier: "no-code",
  "Copilot Studio": "AI-assisted",
  Excel: "macro",
  "Google Apps Script": "AI-written",
  "ChatGPT (personal)": "AI-written",
};

/** Of which platforms there is a usage log. */
export function isLogged(platform: Platform): boolean {
  return ["Power Apps", "Power Automate", "Airtable", "Zapier", "Copilot Studio"].includes(platform);
}

export function choosePlatform(random: Random): Platform {
  return platforms[random.weighted(shares)] ?? "Power Apps";
}

/** A platform's own way to name a tool. */
export function nativeId(platform: Platform, place: number, random: Random): string {
  if (platform === "Airtable") return `app${random.hex(7)}${random.hex(7).toUpperCase()}`;
  if (platform === "Zapier") return String(200_000_000 + place * 37 + random.below(37));
  if (platform === "Excel") return `XL-${String(place + 1).padStart(5, "0")}`;
  if (platform === "Google Apps Script") return `gas-${random.hex(10)}`;
  if (platform === "ChatGPT (personal)") return `GPT-${String(place + 1).padStart(5, "0")}`;
  return random.uuid();
}
