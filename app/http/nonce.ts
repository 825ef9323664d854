import { createContext, useContext } from "react";

/** The CSP nonce of this answer; empty in the browser, where it is not needed any more. */
export const NonceContext = createContext("");
export const useNonce = (): string => useContext(NonceContext);
