import { Form, useLocation } from "@remix-run/react";

type Props = {
  /** What the two buttons say: yes, the two are one, and no. */
  readonly accept: string;
  readonly refuse: string;
  readonly isEmpty: boolean;
  readonly children: React.ReactNode;
};

/** A list of rows to choose from, and below it, always in sight, what can be said of those chosen. A plain form: it works without scripts. */
export function QueueForm({ accept, refuse, isEmpty, children }: Props) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={`${pathname}${search}`} className="queue">
      {children}
      {!isEmpty && (
        <div className="queue-bar">
          <span>Of the rows chosen:</span>
          <label className="row">
            Why <input type="text" name="reason" required maxLength={300} placeholder="how you know" />
          </label>
          <button type="submit" name="intent" value="accept">
            {accept}
          </button>
          <button type="submit" name="intent" value="refuse">
            {refuse}
          </button>
        </div>
      )}
    </Form>
  );
}
