import { isUnknown, type Known } from "../../contract/unknown.ts";
import { dash, formatNumber, spellDays } from "../format.ts";
import { Link } from "./link.tsx";

type NumberProps = {
  readonly value: Known<number>;
  readonly unit?: string;
  /** The address of its rows. */
  readonly rows?: string;
};

/** A number, where it has rows as the way to them, or a dash with its reason in words beside it. */
export function KnownNumber({ value, unit = "count", rows }: NumberProps) {
  if (!isUnknown(value)) {
    const text = formatNumber(value, unit);
    return rows === undefined ? text : <Link to={rows}>{text}</Link>;
  }
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
