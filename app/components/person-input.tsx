import { useFetcher } from "@remix-run/react";
import { useRef } from "react";
import type { FoundPerson } from "../ownership-decide.server.ts";

/** Takes a name, an address or an id as it is typed; whom it can mean is suggested as somebody types, and asked by the server where it is unclear. */
export function PersonInput({ value }: { readonly value: string }) {
  const { data, load } = useFetcher<readonly FoundPerson[]>();
  const waiting = useRef<ReturnType<typeof setTimeout>>();
  return (
    <label className="for-person">
      Person
      <input
        type="search"
        name="person"
        list="people-choices"
        defaultValue={value}
        maxLength={200}
        placeholder="name or address"
        autoComplete="off"
        onInput={({ currentTarget }) => {
          const text = currentTarget.value.trim();
          clearTimeout(waiting.current);
          if (text.length >= 2)
            waiting.current = setTimeout(() => load(`/choices/people?q=${encodeURIComponent(text)}`), 200);
        }}
      />
      <datalist id="people-choices">
        {data
          ?.filter(({ inability }) => inability === null)
          .map(({ person_id, name, address, team_name }) => (
            <option key={person_id} value={address ?? person_id} label={[name, team_name].filter(Boolean).join(", ")} />
          ))}
      </datalist>
    </label>
  );
}
