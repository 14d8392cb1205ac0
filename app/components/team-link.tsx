import { useLocation } from "@remix-run/react";
import { Link } from "./link.tsx";
import { periodSearch } from "./period-search.ts";

type Props = { readonly id: string | null; readonly name: string | null };

/** The name of a team as the way to its page, in the same period; what has no team is unassigned, which has a page too. */
export function TeamLink({ id, name }: Props) {
  const { search } = useLocation();
  const to = `/teams/${encodeURIComponent(id ?? "unassigned")}${periodSearch(search)}`;
  return <Link to={to}>{name ?? "Unassigned"}</Link>;
}
