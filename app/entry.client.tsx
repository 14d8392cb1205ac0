import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

/**
 * React listens from the start, and a click before the page's data is read would have it render at once what must wait for the data: its error 345, after which
 * a page never comes alive. So the data is read first; Remix has no other way to ask for it than to render, which throws the promise of it.
 */
async function hydrate() {
  try {
    RemixBrowser({});
  } catch (data) {
    await data;
  }
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

// What the server sent is painted first; taking it over keeps the main thread busy for longer. A page that nobody sees has no frames.
if (document.visibilityState === "hidden") hydrate();
else requestAnimationFrame(() => setTimeout(hydrate));
