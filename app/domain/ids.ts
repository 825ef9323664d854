import { v5, v7, validate } from "uuid";

/** A new row's id: UUIDv7, so that rows made together lie together in the index. */
export const newId = (): string => v7();

/** Is this text a UUID at all? A malformed id in a URL is answered like an unknown one. */
export const isId = (text: unknown): text is string => typeof text === "string" && validate(text);

/**
 * The id of a row that comes with another one, always the same for the same name: a form sent twice makes it once.
 *
 * @param id the row that it comes with
 * @param name what it is to that row ("file 0")
 */
export const idBeside = (id: string, name: string): string => v5(name, id);
