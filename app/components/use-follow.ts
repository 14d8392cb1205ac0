import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Asks for the page's data again once a second while something runs, so that nothing on the page moves. */
export function useFollow(isRunning: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isRunning || state !== "idle") return;
    const timer = setTimeout(revalidate, 1000);
    return () => clearTimeout(timer);
  }, [isRunning, state, revalidate]);
}
