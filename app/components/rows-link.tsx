import { isUnknown, type Known } from "../../contract/unknown.ts";
import { dash, formatCount, formatNumber } from "../format.ts";
import { type RowsAsked, rowsAddress } from "../rows-address.ts";
import { Link } from "./link.tsx";

type Props = {
  readonly metric: string;
  readonly of: RowsAsked;
  readonly value: Known<number> | null;
  readonly unit?: string;
};

/** A number as the way to its rows; what is not known has none. */
export function RowsLink({ metric, of, value, unit }: Props) {
  if (value === null || isUnknown(value)) return <>{dash}</>;
  return (
    <Link to={rowsAddress(metric, of)}>{unit === undefined ? formatCount(value) : formatNumber(value, unit)}</Link>
  );
}
