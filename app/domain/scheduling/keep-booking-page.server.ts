import { sql } from "kysely";
import type { Storage } from "#app/outside/storage.server.ts";
import type { Tx } from "#db/client.server.ts";
import { keepPicture } from "../documents/keep-picture.server.ts";
import { type Acting, isOwner } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";

export type BookingPageValues = {
  /** 0 while there is none. */
  version: number;
  open: boolean;
  title: string;
  words: string;
  /** What the picture shows, for whoever doesn't see it. */
  pictureWords: string;
  /** A new one; "keep" what is there, or "none". */
  picture: { bytes: Uint8Array } | "keep" | "none";
};

/** The booking page as its owner changes it, and what can be booked on it. One query. */
export async function bookingPageToChange(tx: Tx) {
  const { rows } = await sql<{
    page: {
      open: boolean;
      title: string;
      words: string;
      sha256: string | null;
      pictureWords: string;
      version: number;
    } | null;
    services: { id: string; name: string; givers: number }[];
  }>`
    select (select json_build_object('open', b.open, 'title', b.title, 'words', b.words, 'sha256', b.picture_sha256,
        'pictureWords', b.picture_words, 'version', b.version) from booking_page b) as page,
      (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name,
          'givers', (select count(*) from service_coach c where c.practice_id = s.practice_id and c.service_id = s.id)) order by s.name), '[]')
        from service s where s.state = 'offered' and s.offered_to = 'anybody') as services`.execute(tx);
  return rows[0] ?? { page: null, services: [] };
}

/**
 * Keeps the public page where strangers book: its words, its picture, and whether it is open.
 *
 * @throws Refusal "gone" for whoever is no owner; "stale" when it was changed meanwhile; "not so" at `file` for what is no picture, at
 *   `pictureWords` for one without words, at `title` for an open page without one
 */
export async function keepBookingPage(
  tx: Tx,
  storage: Storage,
  owner: Acting,
  values: BookingPageValues,
): Promise<void> {
  if (!isOwner(owner)) throw new Refusal("gone", "The booking page is the owner’s to set.");
  const { version, open, title, words, pictureWords, picture } = values;
  if (open && title === "") throw new Refusal("not so", "Give it a title before it opens.", "title");
  if (typeof picture === "object" && pictureWords === "") {
    throw new Refusal(
      "not so",
      "Say in a few words what the picture shows, for families who don’t see it.",
      "pictureWords",
    );
  }
  const shown =
    picture === "keep"
      ? { pictureWords }
      : picture === "none"
        ? { pictureSha256: null, pictureType: null, pictureWords: "" }
        : await keepPicture(tx, storage, owner.practiceId, picture).then(({ sha256, type }) => ({
            pictureSha256: sha256,
            pictureType: type,
            pictureWords,
          }));
  const row = { open, title, words, ...shown };
  const { practiceId } = owner;
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("bookingPage")
      .values({ ...row, practiceId })
      .onConflict((conflict) => conflict.column("practiceId").doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) throw new Refusal("stale", changed);
    return;
  }
  const { numUpdatedRows } = await tx
    .updateTable("bookingPage")
    .set({ ...row, version: version + 1 })
    .where("practiceId", "=", practiceId)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("stale", changed);
}

const changed = "This page was changed meanwhile. Look at it again; what you wrote is still here.";
