import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saySent } from "#app/domain/drafts/say-sent.server.ts";
import { sendThroughAlongside } from "#app/domain/drafts/send-through-alongside.server.ts";
import { setLookRules } from "#app/domain/drafts/set-look-rules.server.ts";
import { newId } from "#app/domain/ids.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse } from "#tests/support/factories.ts";
import { fc } from "#tests/support/properties.ts";
import { drafting } from "./drafting.ts";

let test: TestDatabase;
let database: Database;
let house: House;
let everybody: ReturnType<typeof actors>;
let hands: ReturnType<typeof drafting>;

beforeAll(async () => {
  test = await freshDatabase();
  database = openDatabase(test.web);
  house = await makeHouse(test.owner);
  everybody = actors(house, database);
  hands = drafting(
    { actor: house.family.guardians[0], handle: everybody.guardian },
    { actor: house.coach, handle: everybody.coach },
    house.family.educatorId,
  );
});
afterAll(async () => {
  await database.close();
  await test.close();
});

const send = (id: string) =>
  everybody.guardian.write((tx) =>
    sendThroughAlongside(tx, hands.writer, id, { id: newId(), when: "now", shared: false, safety: false }),
  );

/** What can happen to a message between beginning and sending. */
const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constant("write" as const), body: fc.constantFrom("One.", "Two.", "One. ") }),
    },
    { weight: 3, arbitrary: fc.constant({ does: "share" as const }) },
    { weight: 2, arbitrary: fc.constant({ does: "ready" as const }) },
    { weight: 1, arbitrary: fc.constant({ does: "thoughts" as const }) },
  ),
  { maxLength: 8 },
);

describe("a look first", () => {
  it("lets nothing out through Alongside that was not found ready to the letter, whatever came before", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (path) => {
        const id = await hands.begin("concern");
        let body = "";
        let lastShared: string | undefined;
        let waits = false;
        const ready = new Set<string>();
        for (const step of path) {
          if (step.does === "write") {
            await hands.write(id, step.body);
            body = step.body;
          } else if (step.does === "share" && body !== "") {
            await hands.share(id);
            if (!waits || lastShared !== body) waits = true;
            lastShared = body;
          } else if (step.does !== "share" && waits) {
            const decision = step.does === "ready" ? "looks ready" : "thoughts";
            await hands.look(id, decision);
            if (decision === "looks ready" && lastShared) ready.add(lastShared);
            waits = false;
          }
        }
        if (body === "") return;
        const gone = await send(id).then(
          () => true,
          (refused: unknown) => {
            expect(refused).toBeInstanceOf(Refusal);
            return false;
          },
        );
        expect(gone).toBe(ready.has(body));
        if (gone) return;
        // What Alongside holds she may always send herself.
        const said = { how: "as it is" as const, text: "", shared: false };
        await everybody.guardian.write((tx) => saySent(tx, hands.writer, id, said));
        expect((await hands.own(id)).state).toBe("sent");
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it("is held by the database too, for whoever forgets to ask", async () => {
    const id = await hands.begin("concern");
    await hands.write(id, "Found ready.");
    await hands.share(id);
    await hands.look(id, "looks ready");
    await hands.write(id, "Found ready, and a comma more.");
    const forgetful = everybody.guardian.write(async (tx) => {
      const { practiceId, guardianId, familyId } = hands.writer;
      const { hash } = await hands.own(id);
      const versionId = newId();
      await sql`insert into draft_version (practice_id, id, draft_id, guardian_id, family_id, number, recipients, subject, body,
          hash, shared, made_at)
        values (${practiceId}, ${versionId}, ${id}, ${guardianId}, ${familyId}, 2, '{}', '', 'x', ${hash}, false, app_now())`.execute(
        tx,
      );
      await sql`insert into draft_sending (practice_id, id, draft_id, version_id, guardian_id, family_id, way, hash, state, due_at,
          created_at)
        values (${practiceId}, ${newId()}, ${id}, ${versionId}, ${guardianId}, ${familyId}, 'alongside', ${hash}, 'waiting',
          app_now(), app_now())`.execute(tx);
    });
    await expect(forgetful).rejects.toMatchObject({ constraint: "sending_was_found_ready" });
  });

  it("stays with the version that was looked at: neither a look nor a waiting sending moves to another text", async () => {
    const id = await hands.begin("concern");
    await hands.write(id, "Found ready.");
    await hands.share(id);
    await hands.look(id, "looks ready");
    const { practiceId, guardianId, familyId } = hands.writer;
    const versionId = newId();
    const otherHash = "0".repeat(64);
    await everybody.guardian.write(async (tx) => {
      const sending = { id: newId(), when: "morning", shared: false, safety: false } as const;
      await sendThroughAlongside(tx, hands.writer, id, sending);
      await sql`insert into draft_version (practice_id, id, draft_id, guardian_id, family_id, number, recipients, subject, body,
          hash, shared, made_at)
        values (${practiceId}, ${versionId}, ${id}, ${guardianId}, ${familyId}, 9, '{}', '', 'x', ${otherHash}, false, app_now())`.execute(
        tx,
      );
    });
    const swapped = everybody.guardian.write((tx) =>
      tx.updateTable("draftSending").set({ versionId, hash: otherHash }).where("draftId", "=", id).execute(),
    );
    await expect(swapped).rejects.toMatchObject({ code: "42501" });
    const unread = everybody.coach.write((tx) =>
      sql`insert into draft_look (practice_id, id, draft_id, version_id, guardian_id, family_id, member_id, decision, hash, said_at)
        values (${practiceId}, ${newId()}, ${id}, ${versionId}, ${guardianId}, ${familyId}, ${house.coach.memberId}, 'looks ready',
          ${otherHash}, app_now())`.execute(tx),
    );
    await expect(unread).rejects.toMatchObject({ constraint: "look_is_of_its_version" });
  });

  it("is decided per purpose and per family, by the owner and by the family’s coach", async () => {
    const thanks = async () => {
      const id = await hands.begin("thank-you");
      await hands.write(id, "Thank you.");
      return send(id).then(
        () => "went",
        () => "waits",
      );
    };
    expect(await thanks()).toBe("went");
    await everybody.owner.write((tx) => setLookRules(tx, house.owner, null, { "thank-you": "yes" }));
    expect(await thanks()).toBe("waits");
    const { familyId } = house.family;
    await everybody.coach.write((tx) => setLookRules(tx, house.coach, familyId, { "thank-you": "no" }));
    expect(await thanks()).toBe("went");
    await everybody.coach.write((tx) => setLookRules(tx, house.coach, familyId, { "thank-you": "" }));
    expect(await thanks()).toBe("waits");
    await everybody.owner.write((tx) => setLookRules(tx, house.owner, null, {}));
    const coachForAll = everybody.coach.write((tx) => setLookRules(tx, house.coach, null, { reply: "yes" }));
    await expect(coachForAll).rejects.toThrow(/the owner’s to set/);
    const stranger = everybody.coach.write((tx) =>
      setLookRules(tx, house.coach, house.otherFamily.familyId, { reply: "yes" }),
    );
    await expect(stranger).rejects.toMatchObject({ kind: "gone" });
  });
});
