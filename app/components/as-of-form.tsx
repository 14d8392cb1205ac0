import { Form, useLocation } from "@remix-run/react";
import { asOfDay } from "../as-of.ts";

/** Asks for this page as it would have stood on a day of the past: a plain GET form that keeps the rest of the address. */
export function AsOfForm() {
  const { pathname, search } = useLocation();
  if (asOfDay(`${pathname}?as-of=2000-01-01`) === null) return null;
  const kept = [...new URLSearchParams(search)].filter(([name]) => name !== "as-of" && name !== "page");
  return (
    <Form method="get" className="as-of-form" key={`${pathname}${search}`}>
      <label htmlFor="as-of">This page as known on</label>
      {/* Not type=date: written as in every address and export, and one stop for the keyboard. */}
      <input
        id="as-of"
        name="as-of"
        required
        size={10}
        pattern="\d{4}-\d{2}-\d{2}"
        title="a day such as 2026-09-30"
        placeholder="2026-09-30"
        defaultValue={asOfDay(`${pathname}${search}`) ?? ""}
      />
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <button type="submit">Show</button>
    </Form>
  );
}
