import { Form, useLocation } from "@remix-run/react";
import { asOfDay } from "../as-of.ts";
import { withParameters } from "../filters.ts";

/** A day of which there is nothing to show: that it can be built, or that there was nothing yet. */
export function AsOfMissing({ words, isBuildable }: { readonly words: string; readonly isBuildable: boolean }) {
  const { pathname, search } = useLocation();
  const here = `${pathname}${search}`;
  return (
    <div className="stack">
      <h1>{isBuildable ? "Not built yet" : "Nothing in hand yet"}</h1>
      <p className="sentence">{words}</p>
      {isBuildable && (
        <>
          <p>
            Building it takes about as long as one build of the numbers, and leaves those that are shown now as they
            are.
          </p>
          <Form method="post" action="/as-of" reloadDocument>
            <input type="hidden" name="day" value={asOfDay(here) ?? ""} />
            <input type="hidden" name="from" value={here} />
            <button type="submit" className="primary">
              Build it
            </button>
          </Form>
        </>
      )}
      <p>
        <a href={`${pathname}${withParameters(search, { "as-of": null })}`}>The page as known now</a>
      </p>
    </div>
  );
}
