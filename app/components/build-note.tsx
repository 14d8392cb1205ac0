import type { Job } from "../../contract/job.ts";
import { Link } from "./link.tsx";
import { useFollow } from "./use-follow.ts";

/** Below a decision that was just taken: it is in the journal, and how far the numbers are. */
export function BuildNote({ job }: { readonly job: Pick<Job, "id" | "state" | "step"> | null }) {
  const isRunning = job !== null && job.state !== "done" && job.state !== "failed";
  useFollow(isRunning);
  if (job === null) return null;
  return (
    <div className="notice" role="status">
      <p>
        {job.state === "done" && "Written into the journal, and counted: the numbers are new."}
        {job.state === "failed" && "Written into the journal, but the numbers are those of before: the build failed. "}
        {isRunning && `Written into the journal. The numbers follow: ${job.step === "" ? job.state : job.step} … `}
        {job.state !== "done" && <Link to={`/jobs/${job.id}`}>Follow the build</Link>}
      </p>
    </div>
  );
}
