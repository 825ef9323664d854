import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addGoal } from "#app/domain/goals/add-goal.server.ts";
import { checkInAsCoach, checkInAsGuardian } from "#app/domain/goals/check-in.server.ts";
import { goalsOfFamily } from "#app/domain/goals/goals.queries.server.ts";
import { moveGoal } from "#app/domain/goals/move-goal.server.ts";
import { rewordGoal } from "#app/domain/goals/reword-goal.server.ts";
import { shareCheckIn } from "#app/domain/goals/share-check-in.server.ts";
import { newId } from "#app/domain/ids.ts";
import type { Refusal } from "#app/domain/refusal.ts";
import { type Database, openDatabase, type Tx } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse, openAsOwner, type TestGuardian } from "#tests/support/factories.ts";

const zone = "America/New_York";
const began = new Date("2026-01-08T15:00:00Z");

let clock: Date | undefined = began;
let fresh: TestDatabase;
let database: Database;
let owner: Kysely<DB>;
let house: House;
let as: ReturnType<typeof actors>;
let mother: TestGuardian;
let father: TestGuardian;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.web, { size: 4, now: () => clock });
  owner = openAsOwner(fresh.owner);
  house = await makeHouse(owner);
  as = actors(house, database);
  [mother, father] = house.family.guardians as [TestGuardian, TestGuardian];
});

afterAll(async () => {
  await database.close();
  await owner.destroy();
  await fresh.close();
});

const refusal = (kind: Refusal["kind"], field?: string) =>
  expect.objectContaining({ name: "Refusal", kind, ...(field && { field }) });

const coach = () => ({ ...house.coach, zone });
const words = { [-1]: "The same evening.", 0: "A word at pick-up on most hard days." };

function writing(more: Partial<Parameters<typeof addGoal>[3]> = {}) {
  return {
    id: newId(),
    title: "I hear of a hard day before it is a bad one.",
    words,
    childId: house.family.childId,
    targetOn: "2026-06-05",
    weight: 1,
    begin: "now" as const,
    ...more,
  };
}

async function begun(more: Partial<Parameters<typeof addGoal>[3]> = {}) {
  clock = began;
  const values = writing(more);
  await as.coach.write((tx) => addGoal(tx, coach(), house.family.familyId, values));
  return { familyId: house.family.familyId, goalId: values.id };
}

const goalSeenBy = async (reader: typeof as.coach, goalId: string) =>
  (await reader.read((tx) => goalsOfFamily(tx, house.family.familyId, goalId)))?.goals[0];

const reword = (goal: { familyId: string; goalId: string }, version: number, said: Record<number, string>) =>
  as.coach.write((tx) => rewordGoal(tx, coach(), goal, { ...writing(), words: said, version }));

describe("a new goal", () => {
  test("needs only how it is now and what is hoped for, and a form sent twice is one goal", async () => {
    const values = writing();
    for (const _ of [1, 2]) await as.coach.write((tx) => addGoal(tx, coach(), house.family.familyId, values));
    const goal = await goalSeenBy(as.coach, values.id);
    expect(goal).toMatchObject({ state: "active", child: house.family.childName, wordings: [{ number: 1, words }] });
  });

  test.each([
    ["nothing of now", { words: { 0: "A word at pick-up." } }, "level-1"],
    ["no hope", { words: { [-2]: "From the call." } }, "level0"],
    ["a day that has passed", { targetOn: "2026-01-07" }, "targetOn"],
  ])("with %s is refused at its field", async (_, more, field) => {
    await expect(begun(more)).rejects.toEqual(refusal("not so", field));
  });

  test("takes no child and no id of another family", async () => {
    await expect(begun({ childId: house.otherFamily.childId })).rejects.toEqual(refusal("not so", "childId"));
    const { goalId } = await begun();
    const theirs = writing({ id: goalId, childId: null });
    await expect(
      as.owner.write((tx) => addGoal(tx, { ...house.owner, zone }, house.otherFamily.familyId, theirs)),
    ).rejects.toEqual(refusal("gone"));
    await expect(
      as.otherCoach.write((tx) => addGoal(tx, { ...house.otherCoach, zone }, house.family.familyId, writing())),
    ).rejects.toEqual(refusal("gone"));
  });

  test("that is planned is not the family's to see yet, and begins when it is moved", async () => {
    const goal = await begun({ begin: "later" });
    expect(await goalSeenBy(as.guardian, goal.goalId)).toBeUndefined();
    const levels = (tx: Tx) => tx.selectFrom("goalWording").select("hoped").where("goalId", "=", goal.goalId).execute();
    expect(await as.guardian.read(levels), "nor its words by themselves").toEqual([]);
    await as.coach.write((tx) => moveGoal(tx, goal, { from: "planned", to: "active" }));
    expect(await as.guardian.read(levels)).toHaveLength(1);
    expect(await goalSeenBy(as.guardian, goal.goalId)).toMatchObject({
      activeSince: expect.stringMatching(/^2026-01-08/),
    });
  });
});

describe("the words", () => {
  const other = { ...words, 1: "Before noon, and I tell them what I know." };

  test("are changed in place for 14 days", async () => {
    const goal = await begun();
    clock = new Date("2026-01-22T14:59:00Z");
    expect(await reword(goal, 1, other)).toBe(1);
    expect((await goalSeenBy(as.coach, goal.goalId))?.wordings).toMatchObject([{ number: 1, words: other }]);
  });

  test("are fixed from then on: a change is a new version, free for 14 days itself", async () => {
    const goal = await begun();
    clock = new Date("2026-01-22T15:00:00Z");
    expect(await reword(goal, 1, other)).toBe(2);
    expect(await reword(goal, 2, { ...other, 2: "We see it coming." })).toBe(2);
    clock = new Date("2026-02-06T15:00:00Z");
    expect(await reword(goal, 3, words)).toBe(3);
    expect(
      (await goalSeenBy(as.coach, goal.goalId))?.wordings.map((one) => [one.number, one.words[1], one.words[2]]),
    ).toEqual([
      [1, undefined, undefined],
      [2, other[1], "We see it coming."],
      [3, undefined, undefined],
    ]);
  });

  test("stay the same version when nothing in them changed", async () => {
    const goal = await begun();
    clock = new Date("2026-03-01T15:00:00Z");
    expect(await reword(goal, 1, words)).toBe(1);
  });

  test("are refused from a stale page", async () => {
    const goal = await begun();
    await reword(goal, 1, other);
    await expect(reword(goal, 1, words)).rejects.toEqual(refusal("stale"));
  });

  test("keep a day to close that has passed since it was set", async () => {
    const goal = await begun();
    clock = new Date("2026-07-01T15:00:00Z");
    await expect(reword(goal, 1, words)).resolves.toBe(1);
  });
});

describe("moving", () => {
  test("goes along the arrows, and not from a state that has changed meanwhile", async () => {
    const goal = await begun();
    const move = (from: "active" | "resting" | "reached", to: "resting" | "reached" | "active" | "planned") =>
      as.coach.write((tx) => moveGoal(tx, goal, { from, to } as Parameters<typeof moveGoal>[2]));
    await move("active", "resting");
    await expect(move("active", "reached")).rejects.toEqual(refusal("stale"));
    await expect(move("resting", "planned")).rejects.toEqual(refusal("not now"));
    await move("resting", "reached");
    clock = new Date("2026-05-01T15:00:00Z");
    await move("reached", "active");
    expect(await goalSeenBy(as.coach, goal.goalId)).toMatchObject({
      state: "active",
      activeSince: expect.stringMatching(/^2026-01-08/),
    });
  });
});

describe("a coach's check-in", () => {
  const saying = (onDay: string, more = {}) => ({
    onDay,
    level: 0 as const,
    words: "Once so far.",
    shown: true,
    ...more,
  });

  test("is one a day; a second one takes its place", async () => {
    const goal = await begun();
    await as.coach.write((tx) => checkInAsCoach(tx, coach(), goal, saying("2026-01-08")));
    await as.coach.write((tx) => checkInAsCoach(tx, coach(), goal, saying("2026-01-08", { level: 1 })));
    expect((await goalSeenBy(as.coach, goal.goalId))?.checkIns).toMatchObject([
      { day: "2026-01-08", level: 1, mine: true },
    ]);
  });

  test.each([
    ["tomorrow", "2026-01-09"],
    ["the day before it began", "2026-01-07"],
  ])("is refused for %s", async (_, day) => {
    const goal = await begun();
    await expect(as.coach.write((tx) => checkInAsCoach(tx, coach(), goal, saying(day)))).rejects.toEqual(
      refusal("not so", "onDay"),
    );
  });

  test("counts the day in her own zone", async () => {
    const goal = await begun();
    clock = new Date("2026-01-10T03:00:00Z");
    const late = as.coach.write((tx) => checkInAsCoach(tx, coach(), goal, saying("2026-01-10")));
    await expect(late).rejects.toEqual(refusal("not so", "onDay"));
    await as.coach.write((tx) => checkInAsCoach(tx, { ...coach(), zone: "Asia/Tokyo" }, goal, saying("2026-01-10")));
  });

  test("stays hers when the family is not to see it", async () => {
    const goal = await begun();
    await as.coach.write((tx) => checkInAsCoach(tx, coach(), goal, saying("2026-01-08", { shown: false })));
    expect((await goalSeenBy(as.guardian, goal.goalId))?.checkIns).toEqual([]);
    expect((await goalSeenBy(as.owner, goal.goalId))?.checkIns).toEqual([]);
    expect((await goalSeenBy(as.coach, goal.goalId))?.checkIns).toHaveLength(1);
  });

  test("is not taken by a goal that is closed", async () => {
    const goal = await begun();
    await as.coach.write((tx) => moveGoal(tx, goal, { from: "active", to: "reached" }));
    const late = as.coach.write((tx) => checkInAsCoach(tx, coach(), goal, saying("2026-01-08")));
    await expect(late).rejects.toEqual(refusal("not now"));
  });
});

describe("a guardian's check-in", () => {
  const hers = () => ({ ...mother, zone });
  const checkIn = (goalId: string, more: Partial<Parameters<typeof checkInAsGuardian>[3]> = {}) =>
    as.guardian.write((tx) =>
      checkInAsGuardian(tx, hers(), goalId, { level: -1, words: "He writes at supper time.", share: false, ...more }),
    );
  const mailAbout = (goalId: string) =>
    owner
      .selectFrom("outgoingEmail")
      .select(["kind", "memberId", "guardianId"])
      .where("aboutId", "=", goalId)
      .execute();

  test("is hers alone until she shares it, and the coaches are told once", async () => {
    const { goalId } = await begun();
    await checkIn(goalId);
    for (const other of [as.coach, as.owner, as.otherHome, as.assistant]) {
      expect((await goalSeenBy(other, goalId))?.checkIns ?? []).toEqual([]);
    }
    expect(await mailAbout(goalId)).toEqual([]);
    const [kept] = (await goalSeenBy(as.guardian, goalId))?.checkIns ?? [];
    expect(kept).toMatchObject({ mine: true, shared: false, words: "He writes at supper time." });
    for (const _ of [1, 2]) await as.guardian.write((tx) => shareCheckIn(tx, hers(), goalId, kept?.id ?? ""));
    expect((await goalSeenBy(as.coach, goalId))?.checkIns).toMatchObject([{ level: -1, who: mother.name }]);
    expect((await goalSeenBy(as.otherHome, goalId))?.checkIns).toEqual([]);
    expect(await mailAbout(goalId)).toEqual([
      { kind: "shared with you", memberId: house.coach.memberId, guardianId: mother.guardianId },
    ]);
  });

  test("is one a day in her zone, changed in place; what was shared stays shared", async () => {
    const { goalId } = await begun();
    clock = new Date("2026-01-10T04:30:00Z");
    await checkIn(goalId, { share: true });
    await checkIn(goalId, { level: 0, words: "Better by night." });
    expect((await goalSeenBy(as.coach, goalId))?.checkIns).toMatchObject([
      { day: "2026-01-09", level: 0, words: "Better by night.", shared: true },
    ]);
    expect(await mailAbout(goalId)).toHaveLength(1);
  });

  test("on one day from two devices at once is one", async () => {
    const { goalId } = await begun();
    await Promise.all([checkIn(goalId), checkIn(goalId, { level: 1 })]);
    expect((await goalSeenBy(as.guardian, goalId))?.checkIns).toHaveLength(1);
  });

  test("is nobody else's to share, and no other family's goal takes one", async () => {
    const { goalId } = await begun();
    await checkIn(goalId);
    const [kept] = (await goalSeenBy(as.guardian, goalId))?.checkIns ?? [];
    const his = as.otherHome.write((tx) => shareCheckIn(tx, { ...father }, goalId, kept?.id ?? ""));
    await expect(his).rejects.toEqual(refusal("gone"));
    const stranger = house.otherFamily.guardians[0];
    const theirs = as.stranger.write((tx) =>
      checkInAsGuardian(tx, { ...stranger, zone }, goalId, { level: 0, words: "", share: false }),
    );
    await expect(theirs).rejects.toEqual(refusal("gone"));
  });
});
