import { Form, useFetcher, useLocation } from "@remix-run/react";
import { typedTeam } from "../filters.ts";
import { Link } from "./link.tsx";

export type Choice = { readonly value: string; readonly label: string };
export type Field =
  | {
      readonly name: string;
      readonly label: string;
      readonly value: string | null;
      readonly choices: readonly Choice[];
      readonly all: string;
      /** Where the choices are too many to send: the address of all of them, suggested once somebody types. */
      readonly suggests?: string;
    }
  | {
      readonly name: string;
      readonly label: string;
      readonly value: string | null;
      readonly choices: null;
      readonly all: string;
    };

type Props = { readonly fields: readonly Field[]; readonly keep?: readonly string[]; readonly label: string };

/** A GET form: what it asks is in the address, with or without scripts. `keep` are parameters of the address that stay as they are. */
export function FilterBar({ fields, keep = ["sort", "size"], label }: Props) {
  const { search, pathname } = useLocation();
  const parameters = new URLSearchParams(search);
  const isFiltered = fields.some((field) => field.value !== null);
  return (
    <search aria-label={label}>
      <Form method="get" className="filters" key={search}>
        {fields.map((field) => (
          <label key={field.name} htmlFor={`filter-${field.name}`}>
            {field.label}
            {field.choices === null ? (
              <input
                id={`filter-${field.name}`}
                type="search"
                name={field.name}
                defaultValue={field.value ?? ""}
                placeholder={field.all}
              />
            ) : field.suggests !== undefined ? (
              <SuggestedInput {...field} value={typedOf(field)} from={field.suggests} />
            ) : (
              <select id={`filter-${field.name}`} name={field.name} defaultValue={field.value ?? ""}>
                <option value="">{field.all}</option>
                {field.choices.map(({ value, label: words }) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
            )}
          </label>
        ))}
        {["as-of", ...keep].map(
          (name) =>
            parameters.get(name) !== null && (
              <input key={name} type="hidden" name={name} value={parameters.get(name) ?? ""} />
            ),
        )}
        <button type="submit">Apply</button>
        {isFiltered && (
          <Link className="button" to={pathname}>
            Clear
          </Link>
        )}
      </Form>
    </search>
  );
}

function typedOf({ value, choices }: Field): string | null {
  const chosen = choices?.find((choice) => choice.value === value);
  return chosen ? typedTeam({ team_id: chosen.value, team_name: chosen.label }) : value;
}

type Suggested = Pick<Field, "name" | "value" | "all"> & { readonly from: string };

/** Takes the id or the name of a team as it is typed; which there are is fetched when somebody comes to type. */
function SuggestedInput({ name, value, all, from }: Suggested) {
  const { data, load, state } = useFetcher<{ team_id: string; team_name: string }[]>();
  const choices = `filter-${name}-choices`;
  return (
    <>
      <input
        id={`filter-${name}`}
        type="search"
        name={name}
        list={choices}
        defaultValue={value ?? ""}
        placeholder={all}
        autoComplete="off"
        onFocus={() => {
          if (data === undefined && state === "idle") load(from);
        }}
      />
      <datalist id={choices}>
        {data?.map(({ team_id, team_name }) => (
          <option key={team_id} value={typedTeam({ team_id, team_name })} label={team_name} />
        ))}
      </datalist>
    </>
  );
}

/** Values that no choice has, in words: the list below them is rightly empty. */
export function strangeValues(fields: readonly Field[]): readonly string[] {
  return fields
    .filter(({ value, choices }) => value !== null && choices?.every((choice) => choice.value !== value))
    .map(({ label, value }) => `There is no ${label.toLowerCase()} “${value}”.`);
}

/** Parameters of the address that could not be followed, in words. */
export function Problems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="notice" role="status">
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
    </div>
  );
}

/** What the view is narrowed to, for paper. */
export function PrintedFilters({ fields }: { readonly fields: readonly Field[] }) {
  const set = fields.filter((field) => field.value !== null);
  const words = set.map(
    (field) => `${field.label}: ${field.choices?.find(({ value }) => value === field.value)?.label ?? field.value}`,
  );
  return <p className="only-print">{words.length === 0 ? "No filters" : words.join(" · ")}</p>;
}
