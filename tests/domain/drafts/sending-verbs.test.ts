import type { Kysely } from "kysely";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attachFile, detachFile } from "#app/domain/drafts/attach-file.server.ts";
import { eachLetter } from "#app/domain/drafts/each-letter.queries.server.ts";
import { leavingTime } from "#app/domain/drafts/leaving-time.server.ts";
import { saySent } from "#app/domain/drafts/say-sent.server.ts";
import { sendThroughAlongside } from "#app/domain/drafts/send-through-alongside.server.ts";
import { sendToEach } from "#app/domain/drafts/send-to-each.server.ts";
import { setLookRules } from "#app/domain/drafts/set-look-rules.server.ts";
import { takeBackSending } from "#app/domain/drafts/take-back-sending.server.ts";
import { greetInCopy, writeToEach } from "#app/domain/drafts/write-to-each.server.ts";
import { newId } from "#app/domain/ids.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { memoryStorage } from "#tests/support/storage.ts";
import { jpeg } from "../documents/made-files.ts";
import { drafting } from "./drafting.ts";

let test: TestDatabase;
let database: Database;
let owner: Kysely<DB>;
let house: House;
let everybody: ReturnType<typeof actors>;
let hands: ReturnType<typeof drafting>;
const storage = memoryStorage();
let now: Date | undefined;

beforeAll(async () => {
  test = await freshDatabase();
  database = openDatabase(test.web, { now: () => now });
  owner = openAsOwner(test.owner);
});
beforeEach(async () => {
  now = undefined;
  house = await makeHouse(owner);
  everybody = actors(house, database);
  hands = drafting(
    { actor: house.family.guardians[0], handle: everybody.guardian },
    { actor: house.coach, handle: everybody.coach },
    house.family.educatorId,
  );
});
afterAll(async () => {
  await database.close();
  await owner.destroy();
  await test.close();
});

const send = (id: string, more: { when?: "now" | "morning" | "other"; day?: string; time?: string } = {}) => {
  const values = { id: newId(), when: "now" as const, shared: false, safety: false, ...more };
  return everybody.guardian.write((tx) => sendThroughAlongside(tx, hands.writer, id, values));
};
const attach = (id: string, name = "note.jpg", file = newId()) =>
  everybody.guardian.write((tx) =>
    attachFile(tx, storage, hands.writer, id, { id: file, name, bytes: jpeg(40, 30, [], name) }),
  );
const refusal = (message: string, kind = "not now") =>
  expect.objectContaining({ kind, message: expect.stringContaining(message) });

describe("files on a message", () => {
  it("change what was found ready, and taking them off makes it ready again", async () => {
    const id = await hands.begin("concern");
    await hands.write(id, "One.");
    await hands.share(id);
    await hands.look(id, "looks ready");
    expect((await hands.own(id)).ready).toBe(true);
    const file = await attach(id);
    expect((await hands.own(id)).ready).toBe(false);
    await expect(send(id)).rejects.toEqual(refusal("Nobody has found exactly this version ready"));
    await everybody.guardian.write((tx) => detachFile(tx, hands.writer, id, file.id));
    expect((await hands.own(id)).ready).toBe(true);
    await send(id);
  });

  it("are shared with the version, and stay hers alone until then", async () => {
    const id = await hands.begin("concern");
    await hands.write(id, "One.");
    const file = await attach(id);
    const seenBy = (who: keyof typeof everybody) =>
      everybody[who].read((tx) => tx.selectFrom("storedFile").select("id").where("id", "=", file.id).execute());
    for (const who of ["coach", "owner", "otherHome", "stranger", "assistant", "otherCoach"] as const)
      expect(await seenBy(who), who).toEqual([]);
    await hands.share(id);
    for (const who of ["coach", "owner"] as const) expect(await seenBy(who), who).toHaveLength(1);
    for (const who of ["otherHome", "stranger", "assistant", "otherCoach"] as const)
      expect(await seenBy(who), who).toEqual([]);
    await attach(id, "later.jpg");
    expect((await everybody.coach.read((tx) => tx.selectFrom("versionFile").selectAll().execute())).length).toBe(1);
  });

  it("are added once, however often the form comes", async () => {
    const id = await hands.begin();
    const file = newId();
    await attach(id, "a.jpg", file);
    await attach(id, "a.jpg", file);
    expect((await hands.own(id)).message.files).toHaveLength(1);
  });

  it("go into a message of one’s own only, and into none that has gone", async () => {
    const id = await hands.begin("thank-you");
    await hands.write(id, "Thank you.");
    const stranger = house.otherFamily.guardians[0];
    await expect(
      everybody.stranger.write((tx) =>
        attachFile(tx, storage, stranger, id, { id: newId(), name: "a", bytes: jpeg() }),
      ),
    ).rejects.toEqual(refusal("not here any more", "gone"));
    await send(id);
    await expect(attach(id)).rejects.toEqual(refusal("has gone already"));
  });

  it("stop at ten, and at what a school takes", async () => {
    const id = await hands.begin();
    for (let each = 0; each < 10; each += 1) await attach(id, `${each}.jpg`);
    await expect(attach(id, "more.jpg")).rejects.toEqual(refusal("10 files already", "not so"));
  });
});

describe("what is sent or said to be sent", () => {
  const log = () =>
    owner
      .selectFrom("logEntry")
      .select(["direction", "cameBy", "channel", "body", "withWords", "guardianId"])
      .where("guardianId", "=", hands.writer.guardianId)
      .execute();

  it("is an entry of her log with the same word, also when it went in another way", async () => {
    const id = await hands.begin("concern");
    await hands.write(id, "As it stands.", { channel: "phone script" });
    const said = { how: "pasted" as const, text: "As it went.", shared: false };
    await everybody.guardian.write((tx) => saySent(tx, hands.writer, id, said));
    await everybody.guardian.write((tx) => saySent(tx, hands.writer, id, said));
    expect(await log()).toEqual([
      expect.objectContaining({ direction: "out", cameBy: "sent", channel: "call", body: "As it went." }),
    ]);
  });

  it("is none while it waits for its morning, and none when it was taken back", async () => {
    const id = await hands.begin("thank-you");
    await hands.write(id, "Thank you.");
    await send(id, { when: "morning" });
    const { sendings } = await hands.own(id);
    await everybody.guardian.write((tx) => takeBackSending(tx, hands.writer, id, sendings[0]?.id ?? ""));
    expect(await log()).toEqual([]);
    expect((await hands.own(id)).state).toBe("private");
  });
});

describe("another day or time", () => {
  const zone = "America/New_York";
  it.each([
    ["an ordinary day", "2026-11-23", "07:30", "2026-11-23T12:30:00.000Z"],
    ["after clocks went back", "2026-11-02", "07:30", "2026-11-02T12:30:00.000Z"],
    ["before clocks went back", "2026-10-30", "07:30", "2026-10-30T11:30:00.000Z"],
    ["a time that the change leaves out", "2027-03-14", "02:30", "2027-03-14T07:30:00.000Z"],
    ["a time that comes twice", "2026-11-01", "01:30", "2026-11-01T05:30:00.000Z"],
    ["no time said", "2026-11-23", undefined, "2026-11-23T12:30:00.000Z"],
  ])("%s", (_, day, time, at) => {
    const before = new Date(new Date(at).getTime() - 3 * 24 * 3_600_000);
    expect(leavingTime({ when: "other", day, time }, before, zone).toISOString()).toBe(at);
  });

  it("is later than now, within sixty days, and has a day", () => {
    const at = new Date("2026-11-22T20:00:00Z");
    const other = (day?: string, time?: string) => () => leavingTime({ when: "other", day, time }, at, zone);
    expect(other()).toThrow("on which day");
    expect(other("2026-11-22", "14:59")).toThrow("has passed");
    expect(other("2027-03-01")).toThrow("sixty days");
  });
});

describe("a day’s limit", () => {
  it("is forty through Alongside, kindly said, held by the database, and never for her own mailbox", async () => {
    const { practiceId, guardianId, familyId } = hands.writer;
    const first = await hands.begin("thank-you");
    await hands.write(first, "Thank you.");
    await send(first);
    await sql`insert into draft_sending (practice_id, id, draft_id, version_id, guardian_id, family_id, way, hash, state, due_at, created_at)
      select practice_id, gen_random_uuid(), draft_id, version_id, guardian_id, family_id, way, hash, 'failed', due_at, created_at
      from draft_sending s, generate_series(1, 39) where s.draft_id = ${first}`.execute(owner);
    const id = await hands.begin("thank-you");
    await hands.write(id, "Thank you once more.");
    await expect(send(id)).rejects.toEqual(refusal("Your own mailbox is always open"));
    const hash = (await hands.own(first)).hash;
    const forced = everybody.guardian.write((tx) =>
      tx
        .insertInto("draftSending")
        .values((row) => ({
          ...{
            practiceId,
            guardianId,
            familyId,
            draftId: first,
            id: newId(),
            way: "alongside",
            hash,
            state: "waiting",
          },
          versionId: row.selectFrom("draftVersion").select("id").where("draftId", "=", first).limit(1),
          dueAt: new Date(),
          createdAt: new Date(),
        }))
        .execute(),
    );
    await expect(forced).rejects.toThrow("no more of her messages");
    await everybody.guardian.write((tx) => saySent(tx, hands.writer, id, { how: "as it is", text: "", shared: false }));
    now = new Date(Date.now() + 25 * 3_600_000);
    const next = await hands.begin("thank-you");
    await hands.write(next, "The next day.");
    await send(next);
  });
});

describe("one introduction to seven teachers", () => {
  const names = ["Ms. Ana Ruiz", "Mr. Kyle Brandvold", "Dr. Noor Siddiqui", "Coach Dan", "Ms. Oyelaran", "Prof. Lee"];

  async function seven() {
    const cards = await Promise.all(
      names.map(async (name, at) => {
        const id = newId();
        await sql`insert into educator (practice_id, id, family_id, name, role, channel, email, created_at)
          values (${house.practiceId}, ${id}, ${house.family.familyId}, ${name}, 'teacher', 'email', ${`t${at}@school.test`}, app_now())`.execute(
          owner,
        );
        return id;
      }),
    );
    await sql`update educator set email = 'alvarez@school.test' where id = ${house.family.educatorId}`.execute(owner);
    const id = await hands.begin("introduction");
    await hands.write(id, "Hi Ms. Alvarez!\n\nThis is Noah, and what lights him up.");
    await attach(id);
    return { id, cards: [house.family.educatorId, ...cards] };
  }
  const each = (id: string) => everybody.guardian.read((tx) => eachLetter(tx, hands.writer, id));
  const choose = (id: string, cards: string[]) =>
    everybody.guardian.write((tx) => writeToEach(tx, hands.writer, id, cards));

  it("makes seven letters with seven greetings, each to one alone, with the same words and files", async () => {
    const { id, cards } = await seven();
    await choose(id, cards);
    await choose(id, cards);
    const { letters } = await each(id);
    expect(letters.map((letter) => letter.body.split("\n")[0]).toSorted()).toEqual(
      ["Alvarez!", "Ruiz!"]
        .map((name) => `Hi Ms. ${name}`)
        .concat(
          ["Mr. Brandvold", "Dr. Siddiqui", "Coach Dan", "Ms. Oyelaran", "Prof. Lee"].map((name) => `Hi ${name}!`),
        )
        .toSorted(),
    );
    for (const letter of letters) {
      const { message } = await hands.own(letter.id);
      expect(message.recipients).toMatchObject({ to: [{ educatorId: letter.educatorId }], cc: [] });
      expect(message.recipients.to).toHaveLength(1);
      expect(message.body).toContain("This is Noah");
      expect(message.files.map((file) => file.name)).toEqual(["note.jpg"]);
    }
  });

  it("follows the one text, keeps an own greeting and what was changed by hand, and leaves out who is left out", async () => {
    const { id, cards } = await seven();
    await choose(id, cards);
    const [a, b] = (await each(id)).letters;
    const greeting = { draftId: a?.id ?? "", greeting: "Dear Ana," };
    await everybody.guardian.write((tx) => greetInCopy(tx, hands.writer, id, greeting));
    await hands.write(b?.id ?? "", "Something else altogether.");
    await hands.write(id, "Hi Ms. Alvarez!\n\nOther words.");
    await choose(id, cards.slice(0, 6));
    const letters = (await each(id)).letters;
    expect(letters).toHaveLength(6);
    expect(letters.find((letter) => letter.id === a?.id)?.body ?? "Dear Ana,\n\nOther words.").toBe(
      "Dear Ana,\n\nOther words.",
    );
    expect(letters.find((letter) => letter.id === b?.id)?.body ?? "Something else altogether.").toBe(
      "Something else altogether.",
    );
    expect(letters.filter((letter) => letter.body.endsWith("Other words.")).length).toBeGreaterThanOrEqual(4);
  });

  it("sends all at once, each as a sending of its own, once", async () => {
    const { id, cards } = await seven();
    await choose(id, cards);
    const values = { when: "morning" as const, shared: false };
    const go = () => everybody.guardian.write((tx) => sendToEach(tx, hands.writer, id, values));
    const [one, other] = await Promise.all([go(), go()]);
    expect([one.count, other.count].toSorted()).toEqual([0, 7]);
    const { letters, state } = await each(id);
    expect(letters.every((letter) => letter.state === "sent" && letter.dueAt !== null)).toBe(true);
    expect(state).toBe("set aside");
    const first = letters[0]?.id ?? "";
    const { sendings } = await hands.own(first);
    await everybody.guardian.write((tx) => takeBackSending(tx, hands.writer, first, sendings[0]?.id ?? ""));
    expect((await each(id)).letters.filter((letter) => letter.dueAt !== null)).toHaveLength(6);
  });

  it("sends none where one may not go, and says so", async () => {
    const { id, cards } = await seven();
    await everybody.coach.write((tx) =>
      setLookRules(tx, house.coach, house.family.familyId, { introduction: "yes" } as never),
    );
    await choose(id, cards);
    const letters = (await each(id)).letters;
    expect(letters.some((letter) => letter.mayLeave)).toBe(false);
    await expect(
      everybody.guardian.write((tx) => sendToEach(tx, hands.writer, id, { when: "now", shared: false })),
    ).rejects.toEqual(refusal("Nobody has found"));
    expect((await each(id)).letters.every((letter) => letter.state === "private")).toBe(true);
  });
});
