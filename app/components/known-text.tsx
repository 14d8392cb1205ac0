import { isUnknown, type Known } from "../../contract/unknown.ts";
import { dash, formatNumber, spellDays } from "../format.ts";

/** A number, or a dash with its reason in words beside it. */
export function KnownNumber({ value, unit = "count" }: { readonly value: Known<number>; readonly unit?: string }) {
  if (!isUnknown(value)) return <>{formatNumber(value, unit)}</>;
  return (
    <span className="unknown">
      <span aria-hidden="true">{dash}</span>
      <span className="hidden">unknown: </span>
      <span className="unknown-why">{spellDays(value.unknown)}</span>
    </span>
  );
}

/** Yes, no, or why not known. */
export function KnownFlag({ value }: { readonly value: Known<boolean> }) {
  if (isUnknown(value)) return <>{`${dash} (${spellDays(value.unknown)})`}</>;
  return <>{value ? "yes" : "no"}</>;
}
