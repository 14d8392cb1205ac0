import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, dash, formatDay, spellDays } from "../format.ts";
import { causes, ownerState } from "../words.ts";
import { Facts } from "./facts.tsx";
import { KnownFlag } from "./known-text.tsx";
import { absenceWords, type Listing, listedWords, listingState } from "./listing-words.ts";
import { Tag } from "./tag.tsx";
import { TeamLink } from "./team-link.tsx";

/** A reason why a tool's ownership needs somebody, of so many people, since a day; `within_days` of an end date. */
export type ToolCause = {
  readonly cause: string;
  readonly since: string | null;
  readonly people: number;
  readonly within_days: number | null;
};

export type ToolFacts = Listing & {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly description: string | null;
  readonly kind: string | null;
  readonly platform: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly status: string | null;
  readonly data_class: string | null;
  readonly build_method: string | null;
  readonly url: string | null;
  readonly native_id: string | null;
  readonly copies: number;
  readonly created_on: string | null;
  readonly cause: string | null;
  readonly causes: readonly ToolCause[];
  readonly owner_state: string | null;
  readonly activity: string | null;
  readonly users_90_days: Known<number>;
  readonly is_depended_on: Known<boolean>;
  readonly is_orphaned: Known<boolean>;
  readonly is_owner_builder: Known<boolean>;
  readonly is_active: boolean | null;
  readonly orphaned_since: string | null;
};

/** What is known of one tool, with what is not known said as such. */
export function ToolStory({ tool }: { readonly tool: ToolFacts }) {
  return (
    <article className="stack-tight">
      <div>
        <h1>{tool.tool_name}</h1>
        {tool.description !== null && <p className="soft">{tool.description}</p>}
      </div>
      <StateSentence tool={tool} />
      <ToolCauses causes={tool.causes} />
      <Facts facts={factsOf(tool)} />
    </article>
  );
}

function StateSentence({ tool }: { readonly tool: ToolFacts }) {
  const state = listingState(tool);
  if (tool.owner_state === null)
    return (
      <p className="sentence">
        <Tag state={state} /> {absenceWords(tool)} Nothing is counted of it.
      </p>
    );
  const isAlone = !isUnknown(tool.is_owner_builder) && tool.is_owner_builder && tool.is_orphaned !== true;
  const cause = tool.cause === null ? undefined : causes[tool.cause];
  return (
    <p className="sentence">
      <Tag state={ownerState(tool.owner_state, isAlone)} />
      {cause !== undefined && ` ${cause.words}.`}
      {isUnknown(tool.is_orphaned) &&
        ` ${dash} not known whether it is orphaned: ${spellDays(tool.is_orphaned.unknown)}.`}
      {tool.orphaned_since !== null && ` Since ${formatDay(tool.orphaned_since)}.`}
      {tool.missing_from !== null && ` ${absenceWords(tool)}`}
    </p>
  );
}

/** All that is true at once, the gravest first: the first alone would hide that a co-owner left too. */
function ToolCauses({ causes: found }: { readonly causes: readonly ToolCause[] }) {
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="causes">
      <h2 id="causes" className="hidden">
        What its ownership lacks, the gravest first
      </h2>
      <ol className="causes">
        {found.map((each) => (
          <li key={each.cause}>
            <b>{causes[each.cause]?.words ?? each.cause}</b>
            {causeWords(each)}. <span className="soft">{causes[each.cause]?.rule}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function causeWords({ since, people, within_days }: ToolCause): string {
  const days = within_days === null ? "" : `, within ${within_days} days`;
  const of = people > 1 ? `, ${counted(people, "of those named", "of those named")}` : "";
  return `${days}${of}${since === null ? ", since when is not known" : `, since ${formatDay(since)}`}`;
}

function factsOf(tool: ToolFacts): readonly (readonly [string, React.ReactNode])[] {
  return [
    [
      "Users, 90 days",
      isUnknown(tool.users_90_days)
        ? `${dash} ${spellDays(tool.users_90_days.unknown)}`
        : counted(tool.users_90_days, "person", "people"),
    ],
    ["Others depend on it", <KnownFlag key="depended" value={tool.is_depended_on} />],
    ["Every able owner built it", <KnownFlag key="builder" value={tool.is_owner_builder} />],
    ["Active", activityWords(tool)],
    ["Team", <TeamLink key="team" id={tool.team_id} name={tool.team_name} />],
    ["Platform", tool.platform ?? dash],
    ["Kind", tool.kind ?? dash],
    ["Built with", tool.build_method ?? dash],
    ["Data class", tool.data_class ?? dash],
    ["Status in the registry", tool.status ?? dash],
    ["Created", tool.created_on === null ? dash : formatDay(tool.created_on)],
    ["Listed", listedWords(tool)],
    ["Id in the registry", tool.native_id ?? `${dash} none, so the row’s content stands for it`],
    ["Address", <ToolAddress key="url" url={tool.url} />],
  ];
}

function activityWords({ is_active, activity }: ToolFacts): string {
  if (is_active === null) return dash;
  if (activity === "listed") return "listed; no log tells of use";
  return is_active ? `yes, ${activity}` : "no";
}

/** Only web addresses become links: the text comes from a file. */
function ToolAddress({ url }: { readonly url: string | null }) {
  if (url === null) return <>{dash}</>;
  return /^https?:\/\//i.test(url) ? (
    <a href={url} rel="noreferrer noopener">
      {url}
    </a>
  ) : (
    url
  );
}
