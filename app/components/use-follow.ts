import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Asks for the page's data again while something runs, so that nothing on the page moves: a second after the last answer, or four times as long as
 * that took, so that a page of many rows does not take the machine from what it follows.
 */
export function useFollow(isRunning: boolean): void {
  const { revalidate, state } = useRevalidator();
  const askedAt = useRef<number | null>(null);
  useEffect(() => {
    if (!isRunning || state !== "idle") return;
    const took = askedAt.current === null ? 0 : performance.now() - askedAt.current;
    const ask = () => {
      askedAt.current = performance.now();
      revalidate();
    };
    const timer = setTimeout(ask, Math.max(1000, 4 * took));
    return () => clearTimeout(timer);
  }, [isRunning, state, revalidate]);
}
