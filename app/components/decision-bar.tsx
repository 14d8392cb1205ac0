import { formatCount, formatDay } from "../format.ts";
import { ownershipWords } from "../ownership.ts";
import type { Filled, FoundPerson } from "../ownership-decide.server.ts";
import { PersonInput } from "./person-input.tsx";

export type Kept = Filled & { readonly people: readonly FoundPerson[] };

type Props = {
  /** What was filled in before and could not be written. */
  readonly kept: Kept | undefined;
  /** Of a list: how many rows the page has, and how many match. Without it the form is about one tool. */
  readonly list?: { readonly shown: number; readonly total: number };
};

/**
 * What can be said of who owns the chosen tools. A plain form: what a decision has no use for is hidden by the style sheet, from the choice that
 * stands in it, and passed over by the server.
 */
export function DecisionBar({ kept, list }: Props) {
  return (
    <div className="queue-bar decision-bar">
      {list !== undefined && <ScopeField kept={kept} {...list} />}
      <label>
        Decide
        <select name="decision" defaultValue={kept?.decision ?? ""} required>
          <option value="">choose …</option>
          {Object.entries(ownershipWords).map(([value, { choice }]) => (
            <option key={value} value={value}>
              {choice}
            </option>
          ))}
        </select>
      </label>
      <PersonInput value={kept?.person ?? ""} />
      <label className="for-day">
        Until
        <input type="date" name="until" defaultValue={kept?.until ?? ""} />
      </label>
      <label className="for-reason">
        Why
        <input
          type="text"
          name="reason"
          maxLength={300}
          defaultValue={kept?.reason ?? ""}
          placeholder="for whoever asks later"
        />
      </label>
      <button type="submit" className="primary">
        Write it down
      </button>
      {kept !== undefined && kept.people.length > 0 && <PeopleChoice people={kept.people} />}
    </div>
  );
}

function ScopeField({
  kept,
  shown,
  total,
}: {
  readonly kept: Kept | undefined;
  readonly shown: number;
  readonly total: number;
}) {
  return (
    <label>
      Of
      <select name="scope" defaultValue={kept?.scope ?? "chosen"}>
        <option value="chosen">the rows chosen</option>
        <option value="page">these {formatCount(shown)} rows</option>
        {total > shown && <option value="all">all {formatCount(total)} that match</option>}
      </select>
    </label>
  );
}

/** Whom a name can mean; the one chosen is meant, whatever stands in the field. */
function PeopleChoice({ people }: { readonly people: readonly FoundPerson[] }) {
  return (
    <fieldset className="people-choice">
      <legend>Who is meant?</legend>
      {people.map((person) => (
        <label key={person.person_id} className="row">
          <input type="radio" name="person_id" value={person.person_id} disabled={person.inability !== null} />
          <span>
            <b>{person.name}</b> <span className="soft">{personFacts(person)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function personFacts({ address, job_title, team_name, inability, ended_on }: FoundPerson): string {
  const state = inability === null ? null : `cannot act: ${inability}`;
  const end = inability === null && ended_on !== null ? `leaves on ${formatDay(ended_on)}` : null;
  return [address, job_title, team_name, state, end].filter((fact) => fact !== null).join(" · ");
}
