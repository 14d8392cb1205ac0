import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileLink, Link } from "../components/link.tsx";
import { PlainTable } from "../components/plain-table.tsx";
import { counted, formatCount } from "../format.ts";
import { parametersToSend } from "../handover.server.ts";
import { letterOf, mailtoOf, type Recipient, recipientsOf, type ToSend } from "../handover.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "What to send · Ownership · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const decided = new URL(request.url).searchParams.get("decided") ?? "";
  const tools = await ask<ToSend>("tools_to_send", await parametersToSend(decided), viewer);
  return { tools, decided, seesNames: viewer.seesNames };
}

export default function OwnershipSend() {
  const { tools, decided, seesNames } = useLoaderData<typeof loader>();
  const recipients = recipientsOf(tools);
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link to="/ownership">Ownership</Link>
        </p>
        <h1>What to send</h1>
        <p>
          Lanemark changes no other system and sends no mail. Whoever keeps the registry has to be told; once an export
          says so too, the decision counts as carried out.
        </p>
      </div>
      <section aria-labelledby="registry">
        <div className="section-head">
          <h2 id="registry">For whoever keeps the registry</h2>
          <p>
            {counted(tools.length, "tool")}, as text to copy or as a file:{" "}
            <FileLink href={`/csv/decided-tools?decided=${decided}`}>CSV of all {formatCount(tools.length)}</FileLink>
          </p>
        </div>
        <textarea className="letter" readOnly rows={12} aria-label="Text to copy" defaultValue={letterOf(tools)} />
      </section>
      <PlainTable
        title="To each"
        note={
          seesNames
            ? "Who takes it over, else the owner, the owner’s manager, or the team. A mail is filled in by your own program; a long list is cut there, so send the file with it."
            : "Names and addresses are shown to those who may see them."
        }
        columns={[
          { title: "To" },
          { title: "As" },
          { title: "Tools", isNumber: true },
          { title: "Mail" },
          { title: "Text" },
        ]}
        empty="There is nobody to tell."
        rows={recipients.map((recipient, index) => ({ key: `to-${index}`, cells: cellsOf(recipient) }))}
      />
    </div>
  );
}

function cellsOf(recipient: Recipient): readonly React.ReactNode[] {
  const mailto = mailtoOf(recipient);
  return [
    recipient.name,
    recipient.role,
    formatCount(recipient.tools.length),
    mailto === undefined ? (
      "no address is known"
    ) : (
      <a key="mail" href={mailto}>
        Mail to {recipient.address}
      </a>
    ),
    <details key="text">
      <summary>Text</summary>
      <pre className="letter">{letterOf(recipient.tools)}</pre>
    </details>,
  ];
}
