import { hash, verify } from "@node-rs/argon2";
import { newToken } from "./tokens.server.ts";

// argon2id is the package's default algorithm; memory and passes as OWASP's password storage sheet asks at least.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same letters typed on another keyboard may arrive as other code points; NFKC makes them one. */
const asHashed = (password: string) => password.normalize("NFKC");

/** The argon2id hash of a password, as a PHC string. */
export const hashPassword = (password: string): Promise<string> => hash(asHashed(password), cost);

let hashOfNobody: Promise<string> | undefined;

/**
 * Compares a password with a hash. Without one it compares with the hash of a password that nobody has, so that an
 * unknown address takes as long as a known one.
 */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  hashOfNobody ??= hashPassword(newToken());
  const matches = await verify(kept ?? (await hashOfNobody), asHashed(password));
  return kept !== undefined && matches;
}
