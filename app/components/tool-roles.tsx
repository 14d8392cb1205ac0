import { capital, dash, formatDay } from "../format.ts";
import { PlainTable } from "./plain-table.tsx";
import { SourceLink } from "./source-link.tsx";
import { Tag } from "./tag.tsx";

export type RoleRow = {
  readonly role: string;
  readonly person_name: string | null;
  readonly person_mark: string | null;
  readonly job_title: string | null;
  readonly is_able: boolean | null;
  readonly inability: string | null;
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly load_id: string | null;
  readonly file_name: string | null;
  readonly line: number | null;
};

const columns = [
  { title: "Person" },
  { title: "Role" },
  { title: "Can act" },
  { title: "From" },
  { title: "Source row" },
];

export function ToolRoles({ roles, csv }: { readonly roles: readonly RoleRow[]; readonly csv: string }) {
  return (
    <PlainTable
      title="People"
      note="Who is named for it, and whether they can act today"
      columns={columns}
      empty="The registry names nobody for this tool."
      csv={csv}
      rows={roles.map((role, index) => ({
        key: `role-${index}`,
        cells: [
          <Person key="person" role={role} />,
          capital(role.role.replace("_", "-")),
          <Ability key="able" role={role} />,
          role.from_day === null
            ? dash
            : `${formatDay(role.from_day)}${role.to_day === null ? "" : ` to ${formatDay(role.to_day)}`}`,
          <SourceLink key="source" {...role} />,
        ],
      }))}
    />
  );
}

function Person({ role }: { readonly role: RoleRow }) {
  return (
    <>
      {role.person_name ?? (role.person_mark === null ? "Nobody in particular" : `Person ${role.person_mark}`)}
      {role.job_title !== null && <span className="soft">, {role.job_title}</span>}
    </>
  );
}

function Ability({ role }: { readonly role: RoleRow }) {
  if (role.to_day !== null) return <Tag state={{ words: "no longer", tone: "soft" }} />;
  if (role.is_able === null)
    return <Tag state={{ words: `not known: ${role.inability ?? "no people export is loaded"}`, tone: "soft" }} />;
  if (role.is_able) return <Tag state={{ words: "yes", tone: "good" }} />;
  return (
    <Tag
      state={{
        words: `no: ${role.inability ?? "not known why"}`,
        tone: role.inability === "not matched" ? "warn" : "bad",
      }}
    />
  );
}
