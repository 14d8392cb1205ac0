import { TableRegion } from "./table-region.tsx";
import { UploadForm } from "./upload-form.tsx";

/** Nothing has been loaded: which exports go where, and the command. */
export function EmptyWarehouse() {
  return (
    <div className="stack">
      <div className="page-head">
        <div>
          <h1>Nothing has been loaded yet</h1>
          <p>
            Lanemark reads the exports that you can already make. One registry sheet is enough to begin; each further
            export makes more numbers known.
          </p>
        </div>
      </div>
      <div className="two">
        <section className="panel" aria-labelledby="steps">
          <h2 id="steps" className="hidden">
            What to do next
          </h2>
          <ol className="steps">
            <li>
              <h3>Put exports into the folder</h3>
              <p>
                <code>data/exports/</code>, or <code>exports/</code> in the data directory that{" "}
                <code>LANEMARK_DATA</code> names. The files’ names do not matter; each is recognised by its content.
              </p>
            </li>
            <li>
              <h3>Load them</h3>
              <pre>npm run lanemark -- load</pre>
            </li>
            <li>
              <h3>Reload this page</h3>
              <p>
                To see a finished report first, <code>npm run demo</code> loads an invented company.
              </p>
            </li>
          </ol>
        </section>
        <section className="panel" aria-labelledby="upload">
          <h2 id="upload">Or upload them here</h2>
          <UploadForm />
        </section>
      </div>
      <Exports />
    </div>
  );
}

const exports = [
  ["Registry of tools", "Lanemark’s own sheet, or a federal AI inventory", "overlap; with people: ownership"],
  ["Tickets", "ServiceNow incidents, as a list or as an update log", "open requests, escalation"],
  ["People", "Entra users", "ownership"],
  ["Audit log", "Microsoft Purview, or events as NDJSON or Parquet", "users of a tool, active builders"],
  ["Headcount", "team, month, headcount", "builders per head"],
  ["Launches", "team, launched_on, wave", "change against the baseline"],
] as const;

function Exports() {
  return (
    <section aria-labelledby="exports">
      <div className="section-head">
        <h2 id="exports">What each export makes known</h2>
        <p>
          Columns of the registry sheet: <a href="/registry-sheet.csv">an empty sheet</a> with its header.
        </p>
      </div>
      <TableRegion label="What each export makes known, table">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Export</th>
              <th scope="col">From</th>
              <th scope="col">Makes known</th>
            </tr>
          </thead>
          <tbody>
            {exports.map(([name, from, gives]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{from}</td>
                <td>{gives}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </section>
  );
}
