import { Form, useLocation } from "@remix-run/react";
import type { Job } from "../../contract/job.ts";
import { counted } from "../format.ts";
import { BuildNote } from "./build-note.tsx";
import { Link } from "./link.tsx";

/** What was decided at once: its first line's id, in words, of how many tools, and whether all of it stands. */
export type JustDecided = {
  readonly id: string;
  readonly words: string;
  readonly tools: number;
  readonly isStanding: boolean;
};

type Props = { readonly job: Pick<Job, "id" | "state" | "step"> | null; readonly decided: JustDecided | null };

/** Above the list once something was decided: what it was, the way back, and what to send, since Lanemark changes no other system. */
export function DecidedNote({ job, decided }: Props) {
  const { pathname, search } = useLocation();
  return (
    <>
      {decided?.isStanding && (
        <Form method="post" action={`${pathname}${search}`} className="notice row" role="status">
          <b>
            {decided.words}: {counted(decided.tools, "tool")}.
          </b>
          <span>Lanemark changes no other system:</span>
          <Link to={`/ownership/send?decided=${decided.id}`}>what to send, and to whom</Link>
          <button type="submit" name="undo-batch" value={decided.id} className="button-small">
            {decided.tools === 1 ? "Take it back" : `Take all ${decided.tools} back`}
          </button>
        </Form>
      )}
      <BuildNote job={job} />
    </>
  );
}
