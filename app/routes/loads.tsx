import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useLocation } from "@remix-run/react";
import { CoverageMap, type UnloggedPlatform } from "../components/coverage-map.tsx";
import type { CoverageRun, CoverageSource } from "../components/coverage-words.ts";
import { DataTable } from "../components/data-table.tsx";
import { type FailedCheck, FailedChecks } from "../components/failed-checks.tsx";
import { FilterBar, Problems } from "../components/filter-bar.tsx";
import type { Finding } from "../components/findings.tsx";
import { HeldLoads } from "../components/held-loads.tsx";
import { Link } from "../components/link.tsx";
import { type LoadRow, loadColumns } from "../components/load-columns.tsx";
import { Pager } from "../components/pager.tsx";
import { UploadForm } from "../components/upload-form.tsx";
import { readFilters } from "../filters.ts";
import { acceptLoad, rejectLoad, startLoad, undoDecision } from "../job.server.ts";
import { loadSorts } from "../load-files.server.ts";
import { ask } from "../page.server.ts";
import { receiveUploads } from "../upload.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "Loads · Lanemark" }];

const all = { q: null, verdict: "held", sort: "newest", is_descending: false, limit: 1000, offset: 0 };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { sorts: loadSorts });
  const [held, findings, loads, checks, sources, runs, unlogged] = await Promise.all([
    ask<LoadRow>("loads", all, viewer),
    ask<Finding>("findings", { load: null }, viewer),
    ask<LoadRow>("loads", { ...filters, verdict: null }, viewer),
    ask<FailedCheck>("failed_checks", {}, viewer),
    ask<CoverageSource>("coverage_sources", {}, viewer),
    ask<CoverageRun>("coverage", {}, viewer),
    ask<UnloggedPlatform>("platforms_without_log", {}, viewer),
  ]);
  return { held, findings, loads, checks, coverage: { sources, runs, unlogged }, filters, problems };
}

/** Files come as a multipart form and are loaded at once; decisions on a held load come as a plain form. */
export async function action({ request }: ActionFunctionArgs) {
  const isUpload = request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
  return redirect(`/jobs/${await (isUpload ? loadUploads(request) : decide(await request.formData()))}`);
}

async function loadUploads(request: Request): Promise<string> {
  const { files } = await receiveUploads(request);
  if (files.length === 0) throw new Response("Choose at least one file to upload.", { status: 400 });
  return startLoad(files);
}

function decide(form: FormData): Promise<string> {
  const load = String(form.get("load") ?? "");
  const reason = String(form.get("reason") ?? "").trim();
  const snapshotDay = String(form.get("snapshot_day") ?? "") || undefined;
  switch (form.get("intent")) {
    case "load":
      return startLoad();
    case "accept":
      if (reason === "") throw new Response("Say why this file is right, for whoever asks later.", { status: 400 });
      return acceptLoad(load, { reason, snapshotDay });
    case "reject":
      return rejectLoad(load, { reason });
    case "undo":
      return undoDecision(load, { reason });
    default:
      throw new Response("That form asks for nothing that is known here.", { status: 400 });
  }
}

export default function Loads() {
  const { held, findings, loads, checks, coverage, filters, problems } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <div className="stack">
      <div className="page-head">
        <div>
          <h1>Loads</h1>
          <p>
            What came in, how it was read, and what could not be read. Rows read are rows loaded, repeated and rejected,
            exactly.
          </p>
        </div>
        <p className="links">
          <Link to="/loads/people">Who is one person</Link>
          <Link to="/loads/teams">Teams over time</Link>
          <Link to="/loads/tools">Tools that may be one</Link>
          <Link to="/loads/sources">Two sources of one thing</Link>
        </p>
      </div>
      <HeldLoads held={held} findings={findings} />
      <section aria-labelledby="files">
        <div className="section-head">
          <h2 id="files">Files</h2>
        </div>
        <FilterBar
          fields={[{ name: "q", label: "File name", value: filters.q, choices: null, all: "any name" }]}
          label="Filter files"
        />
        <Problems problems={problems} />
        <DataTable
          caption="Loaded files"
          rows={loads}
          columns={loadColumns}
          order={filters}
          empty="No file fits."
          rowId={(load) => `load-${load.load_id}`}
        />
        <Pager filters={filters} total={loads[0]?.total_rows ?? 0} what="files" csv={`/csv/loads${search}`} />
      </section>
      <CoverageMap {...coverage} />
      <FailedChecks checks={checks} />
      <section id="add" aria-labelledby="add-title" className="two">
        <div className="panel stack-tight">
          <h2 id="add-title">Upload exports</h2>
          <UploadForm />
        </div>
        <div className="panel stack-tight">
          <h2>Load what lies in the folder</h2>
          <p>
            Everything in <code>exports/</code> of the data directory. Files that are already loaded change nothing.
          </p>
          <Form method="post" reloadDocument>
            <button type="submit" name="intent" value="load">
              Load the folder
            </button>
          </Form>
          <pre>npm run lanemark -- load</pre>
        </div>
      </section>
    </div>
  );
}
