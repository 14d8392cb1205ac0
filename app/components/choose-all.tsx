import { useEffect, useRef, useState } from "react";
import { counted, formatCount } from "../format.ts";

/** Ticks all boxes of the list, or none, and says how many are; without scripts it is hidden, and the field beside the decision says the same. */
export function ChooseAll({ shown }: { readonly shown: number }) {
  const place = useRef<HTMLParagraphElement>(null);
  const [chosen, setChosen] = useState(0);
  const boxes = () => [
    ...(place.current?.closest("form")?.querySelectorAll<HTMLInputElement>("input[name=row]") ?? []),
  ];
  const count = () => setChosen(boxes().filter(({ checked }) => checked).length);
  useEffect(() => {
    const form = place.current?.closest("form");
    count();
    form?.addEventListener("change", count);
    return () => form?.removeEventListener("change", count);
  });
  const set = (isChecked: boolean) => {
    for (const box of boxes()) box.checked = isChecked;
    count();
  };
  return (
    <p className="choose-all" ref={place} aria-live="polite">
      <button type="button" className="button-small" onClick={() => set(true)}>
        Choose these {formatCount(shown)} rows
      </button>
      {chosen > 0 && (
        <>
          <button type="button" className="button-small" onClick={() => set(false)}>
            Choose none
          </button>
          <span className="soft">{counted(chosen, "row")} chosen</span>
        </>
      )}
    </p>
  );
}
