import { type LinkProps, Link as RemixLink, useLocation } from "@remix-run/react";
import { keepAsOf } from "../as-of.ts";

/** A link within Lanemark: from a page as of a day it leads to pages as of that day. */
export function Link({ to, ...rest }: LinkProps) {
  const { search } = useLocation();
  return <RemixLink to={typeof to === "string" ? keepAsOf(to, search) : to} {...rest} />;
}

/** The same for a file of rows. */
export function FileLink({ href, children }: { readonly href: string; readonly children: React.ReactNode }) {
  const { search } = useLocation();
  return (
    <a href={keepAsOf(href, search)} download>
      {children}
    </a>
  );
}
