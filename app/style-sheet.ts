import { createContext, useContext } from "react";

/** In the browser, the text that the server wrote into the page: React must find it should it ever write the page anew. */
const StyleSheetContext = createContext(
  typeof document === "undefined" ? "" : (document.querySelector("head > style")?.textContent ?? ""),
);

export const StyleSheetProvider = StyleSheetContext.Provider;

/** The styles of all pages, as CSS: within the page, since a browser that waits for a file lays the page out without it in the meantime. */
export function useStyleSheet(): string {
  return useContext(StyleSheetContext);
}
