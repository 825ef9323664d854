import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addEvent, type NewEvent, removeEvent } from "#app/domain/families/add-event.server.ts";
import { educatorToEdit } from "#app/domain/families/family-edit.queries.server.ts";
import { notesLength, notesPage } from "#app/domain/families/notes.queries.server.ts";
import { timelineLength, timelinePage } from "#app/domain/families/timeline.queries.server.ts";
import { editNote, removeNote, writeNote } from "#app/domain/families/write-note.server.ts";
import { newId } from "#app/domain/ids.ts";
import { setHours } from "#app/domain/practice/set-hours.server.ts";
import { schoolYearWords, shortName } from "#app/domain/school/educator.ts";
import {
  addEducator,
  type EducatorValues,
  editEducator,
  removeEducator,
} from "#app/domain/school/keep-educator.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse } from "#tests/support/factories.ts";

let database: TestDatabase;
let web: Database;
let house: House;
let as: ReturnType<typeof actors>;
let familyId: string;

beforeAll(async () => {
  database = await freshDatabase();
  web = openDatabase(database.web);
  house = await makeHouse(database.owner);
  as = actors(house, web);
  familyId = house.family.familyId;
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const note = (body: string, aboutDay = "2026-10-16") => ({ id: newId(), body, aboutDay });

describe("private notes", () => {
  it("are the author's to change and remove, and others who coach read them", async () => {
    const mine = note("He promised a card on the desk.");
    await as.coach.write((tx) => writeNote(tx, house.coach, familyId, mine));
    await as.coach.write((tx) => writeNote(tx, house.coach, familyId, mine));
    const read = await as.owner.write((tx) => notesPage(tx, familyId, null));
    expect(read.notes).toMatchObject([{ body: mine.body, by: "Keisha Lindo", own: false }]);
    await expect(
      as.owner.write((tx) => editNote(tx, house.owner, familyId, { ...mine, body: "Other", version: 1 })),
    ).rejects.toMatchObject({ kind: "gone" });
    await expect(as.owner.write((tx) => removeNote(tx, house.owner, familyId, mine.id))).rejects.toMatchObject({
      kind: "gone",
    });
    await as.coach.write((tx) => editNote(tx, house.coach, familyId, { ...mine, body: "Mended", version: 1 }));
    await expect(
      as.coach.write((tx) => editNote(tx, house.coach, familyId, { ...mine, body: "Late", version: 1 })),
    ).rejects.toMatchObject({ kind: "stale" });
    await as.coach.write((tx) => removeNote(tx, house.coach, familyId, mine.id));
    expect((await as.coach.write((tx) => notesPage(tx, familyId, null))).notes).toEqual([]);
  });

  it("are closed to another coach, an assistant and the parents", async () => {
    await as.coach.write((tx) => writeNote(tx, house.coach, familyId, note("Only ours.")));
    for (const who of ["otherCoach", "assistant", "guardian"] as const) {
      expect((await as[who].write((tx) => notesPage(tx, familyId, null))).notes).toEqual([]);
    }
    await expect(
      as.otherCoach.write((tx) => writeNote(tx, house.otherCoach, familyId, note("Mine?"))),
    ).rejects.toMatchObject({ kind: "gone" });
  });

  it("leave a row in the audit when they are read", async () => {
    const reads = () =>
      as.owner.read((tx) =>
        tx
          .selectFrom("audit")
          .select(["personId", "familyId"])
          .where("verb", "=", "read")
          .where("about", "=", "note")
          .orderBy("at")
          .execute(),
      );
    const before = (await reads()).length;
    await as.coach.write((tx) => notesPage(tx, familyId, null));
    expect((await reads()).slice(before)).toEqual([{ personId: house.coach.personId, familyId }]);
  });

  it("page by key, also when all are about one day", async () => {
    for (let number = 0; number < notesLength + 5; number += 1) {
      await as.coach.write((tx) => writeNote(tx, house.coach, familyId, note(`Number ${number}`, "2026-09-01")));
    }
    const first = await as.coach.write((tx) => notesPage(tx, familyId, null));
    const second = await as.coach.write((tx) => notesPage(tx, familyId, first.notes.at(-1)?.id ?? null));
    expect([first.more, second.more]).toEqual([true, false]);
    const ids = [...first.notes, ...second.notes].map((one) => one.id);
    expect(new Set(ids).size).toBe(notesLength + 6);
  });
});

const event = (words: string, more: Partial<NewEvent> = {}): NewEvent => ({
  id: newId(),
  onDay: "2026-10-14",
  kind: "school",
  words,
  childId: null,
  quote: false,
  onChart: false,
  shownToFamily: true,
  ...more,
});

describe("the timeline", () => {
  const zone = "America/New_York";

  it("holds what was noted, once, until it is taken off", async () => {
    const desk = event("A desk; two days at home", { childId: house.family.childId });
    await as.coach.write((tx) => addEvent(tx, house.coach, familyId, desk));
    await as.coach.write((tx) => addEvent(tx, house.coach, familyId, desk));
    const { moments } = await as.coach.read((tx) => timelinePage(tx, familyId, zone, null));
    expect(moments.filter((moment) => moment.source === "event")).toMatchObject([
      { words: desk.words, day: "2026-10-14" },
    ]);
    await expect(as.otherCoach.write((tx) => removeEvent(tx, familyId, desk.id))).rejects.toMatchObject({
      kind: "gone",
    });
    await as.coach.write((tx) => removeEvent(tx, familyId, desk.id));
    await expect(as.coach.write((tx) => removeEvent(tx, familyId, desk.id))).rejects.toMatchObject({ kind: "gone" });
  });

  it("takes no child and no family of somebody else", async () => {
    const foreign = event("Not here", { childId: house.otherFamily.childId });
    await expect(as.owner.write((tx) => addEvent(tx, house.owner, familyId, foreign))).rejects.toMatchObject({
      field: "childId",
    });
    const elsewhere = event("Nor there");
    await expect(
      as.coach.write((tx) => addEvent(tx, house.coach, house.otherFamily.familyId, elsewhere)),
    ).rejects.toMatchObject({ kind: "gone" });
  });

  it("keeps from the parents what is not theirs to read", async () => {
    await as.coach.write((tx) => addEvent(tx, house.coach, familyId, event("For us", { shownToFamily: false })));
    await as.coach.write((tx) => addEvent(tx, house.coach, familyId, event("For all")));
    const seen = await as.guardian.read((tx) => tx.selectFrom("familyEvent").select("words").execute());
    expect(seen).toEqual([{ words: "For all" }]);
  });

  it("pages by day and id over all its sources", async () => {
    for (let number = 0; number < timelineLength + 4; number += 1) {
      await as.coach.write((tx) =>
        addEvent(tx, house.coach, familyId, event(`Line ${number}`, { onDay: "2026-09-02" })),
      );
    }
    const first = await as.coach.read((tx) => timelinePage(tx, familyId, zone, null));
    const last = first.moments.at(-1);
    expect(first.more && last).toBeTruthy();
    const second = await as.coach.read((tx) =>
      timelinePage(tx, familyId, zone, last ? { day: last.day, id: last.id } : null),
    );
    const ids = [...first.moments, ...second.moments].map((moment) => moment.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(timelineLength + 6);
    expect((await as.otherCoach.read((tx) => timelinePage(tx, familyId, zone, null))).moments).toEqual([]);
  });
});

const card = (more: Partial<EducatorValues> = {}): EducatorValues => ({
  name: "Mr. Kyle Brandvold",
  role: "teacher",
  channel: "email",
  email: "",
  phone: "",
  hours: "",
  usualWait: "",
  school: "",
  newSchool: "",
  newPlace: "",
  team: [],
  schoolYear: 2026,
  ...more,
});

describe("a school team", () => {
  it("takes on a teacher at a new school, keeps what they do, and lets them go", async () => {
    const id = newId();
    const around = { childId: house.family.childId, does: "grade 5" };
    const values = card({ school: "new", newSchool: "Slip Street School", team: [around] });
    await as.coach.write((tx) => addEducator(tx, house.coach, familyId, { ...values, id }));
    await as.coach.write((tx) => addEducator(tx, house.coach, familyId, { ...values, id }));
    const schools = await as.coach.read((tx) =>
      tx.selectFrom("school").select("name").where("familyId", "=", familyId).execute(),
    );
    expect(schools.map((school) => school.name).toSorted()).toEqual(["Harlan Street School", "Slip Street School"]);
    await expect(as.coach.write((tx) => removeEducator(tx, familyId, id))).rejects.toMatchObject({ kind: "not now" });
    const mended = { ...card({ team: [{ ...around, does: "grade 5 and math" }] }), id, version: 1 };
    await as.coach.write((tx) => editEducator(tx, house.coach, familyId, mended));
    const read = () => as.coach.read((tx) => educatorToEdit(tx, familyId, id, 2026));
    expect((await read())?.thisYear).toMatchObject([{ child: house.family.childId, does: "grade 5 and math" }]);
    await expect(as.coach.write((tx) => editEducator(tx, house.coach, familyId, mended))).rejects.toMatchObject({
      kind: "stale",
    });
    await as.coach.write((tx) => editEducator(tx, house.coach, familyId, { ...card(), id, version: 2 }));
    await as.coach.write((tx) => removeEducator(tx, familyId, id));
    expect(await read()).toBeUndefined();
  });

  it("never reaches another family", async () => {
    const { childId, schoolId, educatorId } = house.otherFamily;
    const adding = (more: Partial<EducatorValues>) =>
      as.owner.write((tx) => addEducator(tx, house.owner, familyId, { ...card(more), id: newId() }));
    await expect(adding({ school: schoolId })).rejects.toMatchObject({ field: "school" });
    await expect(adding({ team: [{ childId, does: "" }] })).rejects.toMatchObject({ field: "team" });
    await expect(
      as.owner.write((tx) => editEducator(tx, house.owner, familyId, { ...card(), id: educatorId, version: 1 })),
    ).rejects.toMatchObject({ kind: "gone" });
    await expect(
      as.coach.write((tx) => removeEducator(tx, house.otherFamily.familyId, educatorId)),
    ).rejects.toMatchObject({
      kind: "gone",
    });
  });

  it("calls a teacher as children do, and a year as schools do", () => {
    expect(["Mr. Kyle Brandvold", "Señora Inés Duarte", "Ms. Alvarez", "Kyle Brandvold"].map(shortName)).toEqual([
      "Mr. Brandvold",
      "Señora Duarte",
      "Ms. Alvarez",
      "Kyle Brandvold",
    ]);
    expect([2026, 2099].map(schoolYearWords)).toEqual(["2026–27", "2099–00"]);
  });
});

describe("a member's hours", () => {
  it("are her own to set, and her rights are not in them", async () => {
    const hours = {
      zone: "America/Chicago",
      workdays: [1, 3],
      dayStarts: "09:00",
      dayEnds: "15:30",
      singleKeys: false,
    };
    await as.assistant.write((tx) => setHours(tx, house.assistant, hours));
    const row = await as.assistant.read((tx) =>
      tx
        .selectFrom("member")
        .select(["zone", "workdays", "singleKeys"])
        .where("id", "=", house.assistant.memberId)
        .executeTakeFirst(),
    );
    expect(row).toEqual({ zone: "America/Chicago", workdays: [1, 3], singleKeys: false });
    await expect(
      as.assistant.write((tx) => setHours(tx, { ...house.assistant, memberId: house.coach.memberId }, hours)),
    ).rejects.toMatchObject({ kind: "gone" });
    await expect(
      as.assistant.write((tx) =>
        sql`update member set roles = '{owner}' where id = ${house.assistant.memberId}`.execute(tx),
      ),
    ).rejects.toThrow("only an owner changes rights");
  });
});
