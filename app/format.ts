import { isUnknown, type Known } from "../contract/unknown.ts";

export type Unit = "count" | "share" | "tools" | "days";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const longMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Node's and a browser's Intl may differ in spaces, so only its grouping of digits is relied upon. */
const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

export const dash = "–";
const minus = "−";

export function formatCount(value: number): string {
  // Most counts of a page need no commas, and a page of rows has thousands of them.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  return grouped.format(value).replace("-", minus);
}

/** 0.153 → `15.3%`. */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1).replace("-", minus)}%`;
}

/** Some of all, with their share: 12 (34 %). */
export function countedShare(count: number, all: number): string {
  return `${formatCount(count)} (${formatShare(count / all)})`;
}

/** A share that says its direction: −0.159 → `−15.9%`. */
export function formatChange(share: number): string {
  return share > 0 ? `+${formatShare(share)}` : formatShare(share);
}

export function formatNumber(value: number, unit: string): string {
  if (unit === "share") return formatShare(value);
  if (unit === "days") return Number.isInteger(value) ? formatCount(value) : value.toFixed(1);
  return Number.isInteger(value) ? formatCount(value) : value.toFixed(1);
}

export function formatKnown(value: Known<number>, unit: string): string {
  return isUnknown(value) ? dash : formatNumber(value, unit);
}

/** `95% interval 18.1% to 31.0%`, or undefined where the metric has none. */
export function formatInterval(low: number | null, high: number | null, unit: string): string | undefined {
  if (low === null || high === null) return undefined;
  return `${formatNumber(low, unit)} to ${formatNumber(high, unit)}`;
}

/** `2026-03-14` → `14 Mar 2026`. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

/** Any day of a month → `Mar 2026`. */
export function formatMonth(day: string): string {
  const [year, month] = day.split("-").map(Number);
  return `${months[(month ?? 1) - 1]} ${year}`;
}

export function formatLongDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${longMonths[(month ?? 1) - 1]} ${year}`;
}

/** The first letters of a month, for an axis. */
export function monthOf(day: string): string {
  return months[Number(day.slice(5, 7)) - 1] ?? "";
}

/** An instant on the wall clock of the program: `15 Mar 2026, 08:02`. */
export function formatTime(instant: string, timeZone: string): string {
  const parts = clockOf(timeZone).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("day")} ${months[Number(part("month")) - 1]} ${part("year")}, ${part("hour")}:${part("minute")}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a hundred times as long as using it; a program has one time zone. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const kept = clocks.get(timeZone);
  if (kept !== undefined) return kept;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, made);
  return made;
}

const sizes = ["bytes", "KB", "MB", "GB", "TB"];

export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3));
  const scaled = bytes / 1000 ** power;
  return `${power === 0 ? formatCount(scaled) : scaled.toFixed(scaled < 10 ? 1 : 0)} ${sizes[power]}`;
}

/** `1 tool`, `1,234 tools`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** Days and months inside words of the warehouse as a page writes them: `since 2026-09-30` → `since 30 Sep 2026`. */
export function spellDays(words: string): string {
  return words
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => formatDay(day))
    .replace(/\b(\d{4})-(0[1-9]|1[0-2])\b(?!-)/g, (month) => formatMonth(month));
}

/** What missing days of a log make of a value: `lower bound` → `a lower bound`. */
export function effectWords(effect: string): string {
  return effect.endsWith("bound") ? `${effect.startsWith("u") ? "an" : "a"} ${effect}` : effect;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Words of the warehouse, which begin small and end without a stop, as a sentence of their own. */
export function sentence(words: string): string {
  const spelt = capital(spellDays(words));
  return /[.!?…]$/.test(spelt) ? spelt : `${spelt}.`;
}
