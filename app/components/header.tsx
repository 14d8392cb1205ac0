import { NavLink, useFetcher, useLocation, useRouteLoaderData } from "@remix-run/react";
import { keepAsOf } from "../as-of.ts";
import type { loader } from "../root.tsx";
import { Link } from "./link.tsx";

const pages = [
  { to: "/", title: "Brief" },
  { to: "/backlog", title: "Backlog" },
  { to: "/sprawl", title: "Sprawl" },
  { to: "/ownership", title: "Ownership" },
  { to: "/escalations", title: "Escalations" },
  { to: "/adoption", title: "Adoption" },
  { to: "/tools", title: "Tools" },
  { to: "/teams", title: "Teams" },
  { to: "/definitions", title: "Definitions" },
  { to: "/loads", title: "Loads" },
] as const;

export function Header() {
  const { search } = useLocation();
  return (
    <header className="header">
      <div className="wide header-row">
        <Link to="/" className="brand">
          <Mark />
          Lanemark
        </Link>
        <nav className="nav" aria-label="Pages">
          {pages.map(({ to, title }) => (
            <NavLink key={to} to={keepAsOf(to, search)} end={to === "/"} prefetch="intent">
              {title}
            </NavLink>
          ))}
        </nav>
        <ThemeChoice />
      </div>
    </header>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 18 18" aria-hidden="true">
      <path d="M4 17 6.500 1M14 17 11.500 1" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      <path d="M9 2v2.500M9 7.500v3M9 13.500v3" stroke="var(--accent)" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}

const themes = [
  { value: "light", title: "Light" },
  { value: "dark", title: "Dark" },
  { value: "system", title: "Auto" },
] as const;

function ThemeChoice() {
  const fetcher = useFetcher();
  const root = useRouteLoaderData<typeof loader>("root");
  const { pathname, search } = useLocation();
  return (
    <fetcher.Form method="post" action="/theme">
      <input type="hidden" name="from" value={`${pathname}${search}`} />
      <fieldset className="theme">
        <legend className="hidden">Theme</legend>
        {themes.map(({ value, title }) => (
          <button
            type="submit"
            key={value}
            name="theme"
            value={value}
            aria-pressed={(root?.theme ?? "system") === value}
          >
            {title}
          </button>
        ))}
      </fieldset>
    </fetcher.Form>
  );
}
