import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { correctEntry, withdrawEntry } from "#app/domain/school-log/correct-entry.server.ts";
import { keepLogEntry, type NewLogEntry } from "#app/domain/school-log/keep-log-entry.server.ts";
import { logOf, oneEntry, onePoint } from "#app/domain/school-log/log.queries.server.ts";
import { movePoint } from "#app/domain/school-log/move-point.server.ts";
import { settlePoint } from "#app/domain/school-log/settle-point.server.ts";
import { shareLog, takeLogBack } from "#app/domain/school-log/share-log.server.ts";
import { writeDown } from "#app/domain/school-log/write-down.server.ts";
import { wroteToSchool } from "#app/domain/school-log/wrote-to-school.queries.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";

let test: TestDatabase;
let database: Database;
let workers: Database;
let owner: Kysely<DB>;
let house: House;
let everybody: ReturnType<typeof actors>;
let now = new Date("2026-10-15T19:00:00Z");

beforeAll(async () => {
  test = await freshDatabase();
  database = openDatabase(test.web, { now: () => now });
  workers = openDatabase(test.worker, { now: () => now });
  owner = openAsOwner(test.owner);
  house = await makeHouse(test.owner);
  everybody = actors(house, database);
});
afterAll(async () => {
  await Promise.all([database.close(), workers.close(), owner.destroy()]);
  await test.close();
});

const her = () => ({ ...house.family.guardians[0], zone: "America/Denver" });
const otherHome = () => house.family.guardians[1] ?? house.family.guardians[0];
const entry = (more: Partial<NewLogEntry> = {}): NewLogEntry => ({
  direction: "in",
  channel: "email",
  educatorId: house.family.educatorId,
  body: "A desk went over today.",
  happenedAt: new Date("2026-10-14T20:52:00Z"),
  cameBy: "pasted",
  ...more,
});
const kept = (more: Partial<NewLogEntry> = {}) =>
  everybody.guardian.write((tx) => keepLogEntry(tx, her(), entry(more)));
const reader = () => ({ practiceId: house.practiceId, familyId: house.family.familyId });
const seen = async (who: keyof typeof everybody, find = "") =>
  (await everybody[who].read((tx) => logOf(tx, reader(), { find }))).entries.map((one) => one.id);
const written = (more: object = {}) => ({
  id: newId(),
  kind: "call" as const,
  day: "2026-10-15",
  educators: [house.family.educatorId],
  others: "",
  school: "She will ask.",
  us: "",
  child: "They changed the order.",
  seen: "",
  document: "",
  what1: "",
  who1: "",
  what2: "",
  who2: "",
  what3: "",
  who3: "",
  ...more,
});

describe("an entry", () => {
  it("is hers alone: neither the other home, nor a coach, nor anybody else sees it", async () => {
    const { id } = await kept();
    expect(await seen("guardian")).toContain(id);
    for (const who of ["otherHome", "coach", "owner", "otherCoach", "assistant", "stranger"] as const) {
      expect(await seen(who), who).toEqual([]);
      expect(await everybody[who].read((tx) => oneEntry(tx, reader(), id)), who).toBeUndefined();
    }
  });

  it("is kept once, however often its form comes or the worker tries", async () => {
    const id = newId();
    expect((await kept({ id })).id).toBe(id);
    expect((await kept({ id, body: "Something else" })).id).toBe(id);
    const again = newId();
    const system = workers.as({ actor: "system", practiceId: house.practiceId });
    const first = await system.write((tx) => keepLogEntry(tx, her(), entry({ id: again, cameBy: "inbound" })));
    const second = await system.write((tx) => keepLogEntry(tx, her(), entry({ id: again, cameBy: "inbound" })));
    expect(second).toEqual(first);
    expect(await seen("guardian")).toContain(first.id);
  });

  it("refuses somebody of another family, and an entry without words", async () => {
    await expect(kept({ educatorId: house.otherFamily.educatorId })).rejects.toThrow(Refusal);
    await expect(kept({ childId: house.otherFamily.childId })).rejects.toThrow(Refusal);
    await expect(kept({ body: "" })).rejects.toThrow("Write a line about it");
  });

  it("is never rewritten or removed, not even by the owner's login or a purge", async () => {
    const { id } = await kept();
    await expect(
      owner.updateTable("logEntry").set({ body: "Otherwise" }).where("id", "=", id).execute(),
    ).rejects.toThrow("never rewritten");
    const guardian = everybody.guardian;
    await expect(
      guardian.write((tx) => tx.updateTable("logEntry").set({ body: "x" }).where("id", "=", id).execute()),
    ).rejects.toThrow();
    await expect(guardian.write((tx) => tx.deleteFrom("logEntry").where("id", "=", id).execute())).rejects.toThrow();
  });

  it("is put right by a line that shows, and struck when it was a mistake", async () => {
    const { id } = await kept({ purpose: "concern" });
    now = new Date("2026-10-16T15:00:00Z");
    const correction = { id: newId(), words: "It was the afternoon.", purpose: "request" as const };
    await everybody.guardian.write((tx) => correctEntry(tx, her(), id, correction));
    await everybody.guardian.write((tx) => correctEntry(tx, her(), id, correction));
    const whole = await everybody.guardian.read((tx) => oneEntry(tx, reader(), id));
    expect(whole?.entry.purpose).toBe("concern");
    expect(whole?.entry.corrections).toMatchObject([
      { words: "It was the afternoon.", purpose: "request", withdrawn: false },
    ]);
    await everybody.guardian.write((tx) => withdrawEntry(tx, her(), id, newId()));
    const struck = await everybody.guardian.read((tx) => oneEntry(tx, reader(), id));
    expect(struck?.entry.body).toBe("A desk went over today.");
    expect(struck?.entry.corrections.at(-1)?.withdrawn).toBe(true);
    await expect(
      everybody.otherHome.write((tx) => correctEntry(tx, otherHome() as never, id, correction)),
    ).rejects.toThrow("not here");
  });

  it("stays in the log when the message's own rows are purged", async () => {
    const [{ id: sendingId }] = await sendingOf();
    const { id } = await kept({ sendingId, direction: "out", cameBy: "sent" });
    await owner.deleteFrom("draft").where("guardianId", "=", her().guardianId).execute();
    const { rows } = await sql<{
      body: string;
      sendingId: string | null;
    }>`select body, sending_id from log_entry where id = ${id}`.execute(owner);
    expect(rows).toEqual([{ body: "A desk went over today.", sendingId: null }]);
  });
});

describe("a talk that she writes down", () => {
  it("keeps what each said apart, with what was settled, once", async () => {
    const values = written({
      what1: "A card on his desk",
      who1: house.family.educatorId,
      by1: "2026-10-20",
      what2: "I ask on Friday",
      who2: "me",
    });
    for (const _ of [1, 2]) await everybody.guardian.write((tx) => writeDown(tx, her(), values));
    const whole = await everybody.guardian.read((tx) => oneEntry(tx, reader(), values.id));
    expect(whole?.entry).toMatchObject({
      body: "She will ask.",
      knowledge: "said by school",
      also: [{ knowledge: "said by the child", words: "They changed the order." }],
      timeKnown: false,
      childId: house.family.childId,
    });
    expect(whole?.points.map(({ words, who, byDay, state }) => ({ words, who, byDay, state }))).toEqual(
      expect.arrayContaining([
        { words: "A card on his desk", who: "Ms. Alvarez", byDay: "2026-10-20", state: "open" },
        { words: "I ask on Friday", who: "", byDay: null, state: "open" },
      ]),
    );
    expect(whole?.points).toHaveLength(2);
  });

  it("is refused for a day to come, and with nothing in it", async () => {
    const write = (more: object) => everybody.guardian.write((tx) => writeDown(tx, her(), written(more)));
    await expect(write({ day: "2026-12-24" })).rejects.toThrow("still to come");
    await expect(write({ school: "", child: "" })).rejects.toThrow("Write a line");
    await expect(write({ educators: [house.otherFamily.educatorId] })).rejects.toThrow(Refusal);
  });
});

describe("a settled point", () => {
  const point = async () => {
    const id = newId();
    await everybody.guardian.write((tx) =>
      settlePoint(tx, her(), { id, words: "Reading every day", who: "school", byDay: null }),
    );
    return id;
  };
  const answer = {
    version: 1,
    state: "remembered differently" as const,
    said: "Twice a week, not daily.",
    words: "",
    byDay: null,
  };

  it("moves only by her answer, and keeps every line with the wording of its day", async () => {
    const id = await point();
    await everybody.guardian.write((tx) => movePoint(tx, her(), id, answer));
    await everybody.guardian.write((tx) =>
      movePoint(tx, her(), id, { ...answer, version: 2, state: "settled", said: "", words: "Reading twice a week" }),
    );
    const found = await everybody.guardian.read((tx) => onePoint(tx, reader(), id));
    expect(found?.point).toMatchObject({ state: "settled", words: "Reading twice a week", version: 3 });
    expect(found?.lines.map((line) => [line.number, line.state, line.words])).toEqual([
      [3, "settled", "Reading twice a week"],
      [2, "remembered differently", "Reading every day"],
      [1, "open", "Reading every day"],
    ]);
  });

  it("tells the second of two answers that it came later, and is nobody else's to move", async () => {
    const id = await point();
    await everybody.guardian.write((tx) => movePoint(tx, her(), id, answer));
    await expect(everybody.guardian.write((tx) => movePoint(tx, her(), id, answer))).rejects.toThrow("meanwhile");
    await everybody.guardian.write((tx) => movePoint(tx, her(), id, { ...answer, version: 2, state: "done" }));
    await expect(
      everybody.guardian.write((tx) => movePoint(tx, her(), id, { ...answer, version: 3, state: "settled" })),
    ).rejects.toThrow("Open it again first");
    await expect(
      everybody.otherHome.write((tx) => movePoint(tx, { ...otherHome(), zone: "UTC" }, id, answer)),
    ).rejects.toThrow("not here");
  });

  it("does not change without its line", async () => {
    const id = await point();
    const silently = everybody.guardian.write((tx) =>
      tx.updateTable("settledPoint").set({ state: "done", version: 2 }).where("id", "=", id).execute(),
    );
    await expect(silently).rejects.toThrow("keeps its line");
  });
});

describe("sharing", () => {
  const share = (entryId: string | null, withWhom: string) =>
    everybody.guardian.write((tx) => shareLog(tx, her(), { id: newId(), entryId, with: withWhom }));
  const takeBack = (entryId: string | null, withWhom: string) =>
    everybody.guardian.write((tx) => takeLogBack(tx, her(), { entryId, with: withWhom }));

  it("of one entry lets the coach read that one alone, until it is taken back", async () => {
    const { id } = await kept({ body: "The card helps." });
    await share(id, "coach");
    await share(id, "coach");
    expect(await seen("coach")).toEqual([id]);
    expect(await seen("owner")).toEqual([id]);
    expect(await seen("otherHome")).toEqual([]);
    expect(await seen("otherCoach")).toEqual([]);
    await takeBack(id, "coach");
    expect(await seen("coach")).toEqual([]);
  });

  it("of the whole log lets the other home read all of it and what comes, with her name, and nothing of the coach's", async () => {
    await share(null, otherHome().guardianId);
    const { id } = await kept({ body: "It came after the sharing." });
    const log = await everybody.otherHome.read((tx) => logOf(tx, reader()));
    expect(log.entries.find((one) => one.id === id)?.guardian).toBe(her().name);
    expect(await seen("coach")).toEqual([]);
    expect(await seen("stranger")).toEqual([]);
    await takeBack(null, otherHome().guardianId);
    expect(await seen("otherHome")).toEqual([]);
  });

  it("goes to nobody outside the family", async () => {
    await expect(share(null, house.otherFamily.guardians[0].guardianId)).rejects.toThrow("Choose again");
    await expect(share(null, her().guardianId)).rejects.toThrow("Choose again");
    const foreign = everybody.stranger.write((tx) =>
      shareLog(tx, house.otherFamily.guardians[0], { id: newId(), entryId: null, with: "coach" }),
    );
    await foreign;
    expect(await seen("coach")).toEqual([]);
  });

  it("leaves a row in the audit when the coach reads", async () => {
    const { id } = await kept({ direction: "out", body: "Could we meet?" });
    await share(id, "coach");
    const wrote = await everybody.coach.write((tx) => wroteToSchool(tx, reader()));
    expect(wrote).toMatchObject([
      { guardian: her().name, purpose: "meeting request", educators: [{ name: "Ms. Alvarez" }] },
    ]);
    const { rows } = await sql<{
      verb: string;
    }>`select verb from audit where about = 'log_entry' and verb = 'read'`.execute(owner);
    expect(rows.length).toBeGreaterThan(0);
    await takeBack(id, "coach");
  });
});

describe("finding", () => {
  it("goes over words, names, days, corrections and what was settled, and only over what may be read", async () => {
    const { id } = await kept({
      body: "Zanzibar is his word for it.",
      subject: "Maps",
      quoted: "Earlier: pomegranate",
    });
    await everybody.guardian.write((tx) => correctEntry(tx, her(), id, { id: newId(), words: "He says quetzal now." }));
    for (const word of ["zanzibar", "MAPS", "pomegranate", "alvarez zanzibar", "quetzal", "oct 14 zanzibar"])
      expect(await seen("guardian", word), word).toEqual([id]);
    expect(await seen("otherHome", "zanzibar")).toEqual([]);
    expect(await seen("guardian", "100%")).toEqual([]);
    expect(await seen("guardian", "no such word")).toEqual([]);
  });
});

describe("after the coaching", () => {
  it("keeps her log, and lets no coach in who was not let in", async () => {
    const { id } = await kept();
    await owner.updateTable("family").set({ state: "past" }).where("id", "=", house.family.familyId).execute();
    await owner.updateTable("familyCoach").set({ until: now }).where("familyId", "=", house.family.familyId).execute();
    expect(await seen("guardian")).toContain(id);
    await everybody.guardian.write((tx) => shareLog(tx, her(), { id: newId(), entryId: null, with: "coach" }));
    expect(await seen("coach")).toEqual([]);
  });
});

async function sendingOf(): Promise<[{ id: string }]> {
  const { practiceId, guardianId, familyId } = her();
  const own = { practiceId, guardianId, familyId };
  const [draftId, versionId, id] = [newId(), newId(), newId()];
  await owner
    .insertInto("draft")
    .values({ ...own, id: draftId, purpose: "reply", state: "sent", createdAt: now, movedAt: now })
    .execute();
  const message = { recipients: "{}", subject: "", body: "Hello", hash: "a".repeat(64) };
  await owner
    .insertInto("draftVersion")
    .values({ ...own, ...message, id: versionId, draftId, number: 1, shared: false, madeAt: now })
    .execute();
  await owner
    .insertInto("draftSending")
    .values({
      ...own,
      id,
      draftId,
      versionId,
      way: "said to be sent",
      hash: message.hash,
      state: "sent",
      dueAt: now,
      createdAt: now,
    })
    .execute();
  return [{ id }];
}
