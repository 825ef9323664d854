import { Refusal } from "../refusal.ts";

/**
 * Runs an insert that hangs on a shared version. The parent may take an unread version back in the same moment; the foreign key
 * decides who was faster, and what was typed stays.
 *
 * @throws Refusal stale when the version is gone
 */
export async function unlessTakenBack<Result>(insert: Promise<Result>): Promise<Result> {
  try {
    return await insert;
  } catch (error) {
    if (!isForeignKey(error)) throw error;
    throw new Refusal("stale", "It was taken back meanwhile. Your words are still here.");
  }
}

const isForeignKey = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "23503";
