import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Link } from "../components/link.tsx";
import { Tag } from "../components/tag.tsx";
import { useFollow } from "../components/use-follow.ts";
import { readJob } from "../job.server.ts";
import { localPath } from "../local-path.ts";

export const meta: MetaFunction = () => [{ title: "Loading · Lanemark" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const job = await readJob(params.job ?? "");
  if (job === undefined) throw new Response("There is no such load under way, or it ended long ago.", { status: 404 });
  const back = new URL(request.url).searchParams.get("back");
  return { job, isRunning: !(job.state in ends), back: back === null ? null : localPath(back) };
}

const states = {
  waiting: { words: "Waiting for another load", tone: "soft" },
  reading: { words: "Reading", tone: "soft" },
  building: { words: "Building", tone: "soft" },
  done: { words: "Done", tone: "good" },
  held: { words: "A file is held", tone: "bad" },
  failed: { words: "Failed", tone: "bad" },
} as const;

const ends: { readonly [state: string]: { readonly title: string; readonly words: string } } = {
  done: { title: "Loaded", words: "" },
  held: { title: "Held", words: "Until somebody decides, the numbers go without it: look at it on the page of loads." },
  failed: { title: "The load failed", words: "The numbers on the pages are those of before." },
};

export default function JobPage() {
  const { job, isRunning, back } = useLoaderData<typeof loader>();
  useFollow(isRunning);
  return (
    <div className="stack-tight job">
      {/* Without scripts the page follows the load by reloading itself. */}
      <noscript>{isRunning && <meta httpEquiv="refresh" content="3" />}</noscript>
      <h1>{ends[job.state]?.title ?? "Loading"}</h1>
      <p className="sentence" role="status">
        <Tag state={states[job.state]} /> {isRunning ? `${job.step} …` : ends[job.state]?.words}
      </p>
      {job.lines.length > 0 && <pre>{job.lines.join("\n")}</pre>}
      <p className="row">
        {back !== null && (
          <Link className="button primary" to={back} reloadDocument>
            The page that asked for it
          </Link>
        )}
        <Link className="button" to="/" reloadDocument>
          Brief
        </Link>
        <Link className="button" to={job.state === "held" ? "/loads#held" : "/loads"} reloadDocument>
          Loads
        </Link>
      </p>
    </div>
  );
}
