import type { InboundSettings } from "#app/outside/env.server.ts";
import type { Storage } from "#app/outside/storage.server.ts";
import type { Database } from "#db/client.server.ts";

/** What the server hands to every loader and action beside the request. Made once a request by the node adapter. */
export type LoadContext = {
  /** This answer's CSP nonce. */
  nonce: string;
  /** The client's network address, as far as TRUST_PROXY lets us know it. */
  network: string;
  /** Opens handles for actors; only the guards call it. */
  database: Database;
  /** Where the product is reached, such as "https://alongside.example"; no slash at the end. */
  origin: string;
  /** Key of the HMACs behind links and codes. */
  secret: string;
  /** True where no mail and no money leaves: the sandbox stands in for Resend and Stripe. */
  sandbox: boolean;
  /** How mail comes in. */
  inbound: InboundSettings;
  /** Where the bytes of files lie. */
  storage: Storage;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends LoadContext {}
}
