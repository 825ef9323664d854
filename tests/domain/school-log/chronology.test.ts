import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { chronologyRows, takingAlong } from "#app/domain/school-log/chronology.queries.server.ts";
import { chronologyOf } from "#app/domain/school-log/chronology.ts";
import { chronologyTable } from "#app/domain/school-log/chronology-table.server.ts";
import { correctEntry, withdrawEntry } from "#app/domain/school-log/correct-entry.server.ts";
import { keepLogEntry } from "#app/domain/school-log/keep-log-entry.server.ts";
import { letGoOfChronology, orderChronology } from "#app/domain/school-log/order-chronology.server.ts";
import { settlePoint } from "#app/domain/school-log/settle-point.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { storageKey } from "#app/outside/storage.server.ts";
import { chronologyPdf } from "#app/worker/chronology-pdf.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { testWorker } from "#tests/support/outbox.ts";
import { memoryStorage } from "#tests/support/storage.ts";

let test: TestDatabase;
let database: Database;
let owner: Kysely<DB>;
let house: House;
let everybody: ReturnType<typeof actors>;
const struckId = newId();
const span = { from: "2026-10-01", to: "2026-10-31", childId: null };
const zone = "America/Denver";

beforeAll(async () => {
  test = await freshDatabase();
  database = openDatabase(test.web);
  owner = openAsOwner(test.owner);
  house = await makeHouse(test.owner);
  everybody = actors(house, database);
  await everybody.guardian.write(async (tx) => {
    const own = { channel: "email", direction: "in", cameBy: "pasted", educatorId: house.family.educatorId } as const;
    const id = newId();
    await keepLogEntry(tx, her(), {
      ...own,
      id,
      body: '=HYPERLINK("http://evil")',
      happenedAt: new Date("2026-10-14T20:52:00Z"),
    });
    await correctEntry(tx, her(), id, { id: newId(), words: "The link was the school’s." });
    await keepLogEntry(tx, her(), {
      ...own,
      body: "Señora Nguyễn says that he reads Привет 안녕.",
      also: [{ knowledge: "said by the child", by: "", words: "They laughed." }],
      happenedAt: new Date("2026-10-02T20:00:00Z"),
    });
    await keepLogEntry(tx, her(), {
      ...own,
      id: struckId,
      body: "A slip.",
      happenedAt: new Date("2026-10-03T20:00:00Z"),
    });
    await withdrawEntry(tx, her(), struckId, newId());
    const moved = newId();
    await keepLogEntry(tx, her(), {
      ...own,
      id: moved,
      body: "Of another month.",
      happenedAt: new Date("2026-10-20T20:00:00Z"),
    });
    await correctEntry(tx, her(), moved, { id: newId(), words: "", day: "2026-09-20" });
    await settlePoint(tx, her(), { id: newId(), words: "+A card", who: "school", byDay: null });
  });
  await everybody.otherHome.write((tx) =>
    keepLogEntry(tx, house.family.guardians[1] ?? her(), {
      channel: "email",
      direction: "in",
      cameBy: "pasted",
      body: "Of the other home.",
      happenedAt: new Date("2026-10-15T20:00:00Z"),
    }),
  );
});
afterAll(async () => {
  await Promise.all([database.close(), owner.destroy()]);
  await test.close();
});

const her = () => ({ ...house.family.guardians[0], zone });
const chronology = async () => {
  const rows = await everybody.guardian.read((tx) => chronologyRows(tx, her(), span));
  return chronologyOf(rows, span, (at) => localDate(new Date(at), zone));
};

describe("a chronology", () => {
  it("holds her own entries of the span by the corrected day, the oldest first, without what was struck", async () => {
    const { entries } = await chronology();
    expect(entries.map((entry) => entry.said[0]?.words)).toEqual([
      "Señora Nguyễn says that he reads Привет 안녕.",
      '=HYPERLINK("http://evil")',
    ]);
    expect(entries[1]?.corrections[0]?.words).toEqual(["The link was the school’s."]);
  });

  it("as a table keeps the kinds of knowledge apart and disarms formulas", async () => {
    const table = chronologyTable({ ...(await chronology()), points: [] });
    expect(table.charCodeAt(0)).toBe(0xfeff);
    expect(table).toContain("What the school said");
    expect(table).toMatch(/What .+ said,,They laughed\./);
    expect(table).toContain(`'=HYPERLINK`);
    expect(table).not.toMatch(/(^|,)"?=HYPERLINK/m);
    expect(table).toContain("Put right on");
  });

  it("as a PDF is tagged, in one language, with its letters embedded, and says what it can’t print", async () => {
    const text = Buffer.from(await chronologyPdf(await chronology(), false)).toString("latin1");
    expect(text.startsWith("%PDF-1.7")).toBe(true);
    expect(text).toContain("/Marked true");
    expect(text).toContain("/StructTreeRoot");
    expect(text).toContain("/Lang (en-US)");
    expect(text.match(/\/S \/H2/g)?.length).toBe(2);
    expect(text).toContain("FontFile2");
  });
});

describe("an ordered chronology", () => {
  it("is made once by the worker, is hers alone, and goes when she lets it go", async () => {
    const storage = memoryStorage();
    const worker = testWorker(test, { storage });
    const id = newId();
    const order = { id, from: span.from, to: span.to };
    for (const _ of [1, 2]) await everybody.guardian.write((tx) => orderChronology(tx, her(), order));
    expect((await everybody.guardian.read((tx) => takingAlong(tx, her()))).ordered).toMatchObject([
      { state: "waiting", fileId: null },
    ]);
    await worker.work();
    const { ordered } = await everybody.guardian.read((tx) => takingAlong(tx, her()));
    expect(ordered).toMatchObject([{ id, state: "made", from: span.from }]);
    const { rows } = await sql<{
      sha256: string;
      name: string;
      type: string;
    }>`select sha256, name, type from stored_file
      where id = ${ordered[0]?.fileId}`.execute(owner);
    expect(rows).toMatchObject([{ type: "application/pdf", name: "School log 2026-10-01 to 2026-10-31.pdf" }]);
    expect((await storage.read(storageKey(house.practiceId, rows[0]?.sha256 ?? "")))?.length).toBeGreaterThan(1000);
    for (const who of ["otherHome", "coach", "owner", "stranger"] as const) {
      const read = everybody[who].read((tx) => tx.selectFrom("storedFile").select("id").execute());
      expect(await read, who).toEqual([]);
    }
    await everybody.guardian.write((tx) => letGoOfChronology(tx, her(), id));
    expect((await everybody.guardian.read((tx) => takingAlong(tx, her()))).ordered).toEqual([]);
    await worker.close();
  });

  it("is refused for another family’s child, and for days the wrong way round", async () => {
    const wrong = (more: object) =>
      everybody.guardian.write((tx) =>
        orderChronology(tx, her(), { id: newId(), from: span.from, to: span.to, ...more }),
      );
    await expect(wrong({ childId: house.otherFamily.childId })).rejects.toThrow("Choose the child again");
    await expect(wrong({ from: "2026-11-01" })).rejects.toThrow("before the first");
  });
});
