import { useLocation, useNavigate } from "@remix-run/react";
import { type AnchorHTMLAttributes, useEffect } from "react";
import { keepAsOf } from "../as-of.ts";

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  readonly to: string;
  /** Stay where the reader is on the page; for what changes a part of it. */
  readonly preventScrollReset?: boolean;
  /** Load the page anew. */
  readonly reloadDocument?: boolean;
};

/**
 * A link within Lanemark: from a page as of a day it leads to pages as of that day. A page has hundreds of them, so each is an element and no more;
 * `useFollowedLinks` follows them all.
 */
export function Link({ to, preventScrollReset = false, reloadDocument = false, ...rest }: LinkProps) {
  const { pathname, search } = useLocation();
  // A filter that says nothing any more leaves a lone question mark.
  const address = keepAsOf(/^[?#]/.test(to) ? `${pathname}${to}` : to, search).replace(/\?(?=#|$)/, "");
  return <a data-follow={reloadDocument ? undefined : preventScrollReset ? "here" : "top"} {...rest} href={address} />;
}

/** Follows every link within Lanemark without loading the page anew, unless the reader asks for it elsewhere (another tab, a download). */
export function useFollowedLinks(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-follow]") : null;
      const isElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (link === null || isElsewhere || event.defaultPrevented) return;
      event.preventDefault();
      navigate(`${link.pathname}${link.search}${link.hash}`, {
        preventScrollReset: link.dataset.follow === "here",
        replace: link.href === window.location.href,
      });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [navigate]);
}

/** A link to a file of rows: on a page as of a day, to those of that day. */
export function FileLink({ href, children }: { readonly href: string; readonly children: React.ReactNode }) {
  const { search } = useLocation();
  return (
    <a href={keepAsOf(href, search)} download>
      {children}
    </a>
  );
}
