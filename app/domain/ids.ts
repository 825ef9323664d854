import { v7, validate } from "uuid";

/** A new row's id: UUIDv7, so that rows made together lie together in the index. */
export const newId = (): string => v7();

/** Is this text a UUID at all? A malformed id in a URL is answered like an unknown one. */
export const isId = (text: unknown): text is string => typeof text === "string" && validate(text);
