import { useNavigation } from "@remix-run/react";

/** Shows only what takes longer than 300 ms; the delay is in the style sheet. */
export function LoadingBar() {
  const isLoading = useNavigation().state !== "idle";
  return (
    <div className={isLoading ? "loading is-on" : "loading"} role="status" aria-live="polite">
      <span className="hidden">{isLoading ? "Loading" : ""}</span>
    </div>
  );
}
