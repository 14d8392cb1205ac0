import { createContext, useContext } from "react";

const NonceContext = createContext<string | undefined>(undefined);

export const NonceProvider = NonceContext.Provider;

/** The nonce that this response's scripts must carry; undefined in the browser, which has checked it by then and hides it. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
