import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Asks for the page's data again while something runs, so that nothing on the page moves: a second after the last answer, or four times as long as
 * that took, so that a page of many rows does not take the machine from what it follows.
 */
export function useFollow(isRunning: boolean): void {
  const { revalidate, state } = useRevalidator();
  const isAnswered = useRef(true);
  useEffect(() => {
    isAnswered.current = state === "idle";
  }, [state]);
  useEffect(() => {
    if (!isRunning) return;
    let askedAt: number | null = null;
    let next = performance.now() + 1000;
    // A clock, not the change of state: React may draw the answer without ever having drawn that it was asked for.
    const timer = setInterval(() => {
      const now = performance.now();
      if (!isAnswered.current) return;
      if (askedAt !== null) {
        next = now + Math.min(4 * (now - askedAt), 10_000);
        askedAt = null;
      }
      if (now < next) return;
      askedAt = now;
      revalidate();
    }, 500);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
}
