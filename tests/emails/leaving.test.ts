import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { delay, getResponse, HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { messageHash } from "#app/domain/drafts/message-hash.server.ts";
import { newId } from "#app/domain/ids.ts";
import { type EmailKind, postEmail } from "#app/domain/messages/post-email.server.ts";
import { resendHandlers } from "#app/outside/sandbox/resend.server.ts";
import { type Actor, type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type House, makeHouse, openAsOwner, type TestGuardian } from "#tests/support/factories.ts";
import { memoryMailbox } from "#tests/support/mailbox.ts";
import { type TestWorker, testWorker } from "#tests/support/outbox.ts";
import { memoryStorage } from "#tests/support/storage.ts";

const api = "https://api.resend.com/emails";
const network = setupServer();
const storage = memoryStorage();
let own: TestDatabase;
let owner: Kysely<DB>;
let web: Database;
let worker: TestWorker;
/** One that gives up on a request at once, for a provider that hangs. */
let impatient: TestWorker;
let house: House;
let box: ReturnType<typeof memoryMailbox>;

beforeAll(async () => {
  own = await freshDatabase();
  owner = openAsOwner(own.owner);
  web = openDatabase(own.web);
  worker = testWorker(own, { storage });
  impatient = testWorker(own, { storage, givesUpAfterMs: 500 });
  network.listen({ onUnhandledFrame: "error" });
});
beforeEach(async () => {
  house = await makeHouse(owner);
  box = memoryMailbox();
  network.resetHandlers(...resendHandlers(box));
});
afterAll(async () => {
  network.close();
  await Promise.all([worker.close(), impatient.close(), web.close(), owner.destroy()]);
  await own.close();
});

const body = "Dear Ms. Alvarez,\n\n  thank you for Tuesday.\n\n\nAdaeze\n";
const message = {
  recipients: {
    to: [{ name: "Ms. Alvarez", email: "alvarez@school.test" }],
    cc: [{ name: "Brandvold, Erik", email: "brandvold@school.test" }],
  },
  subject: "About Tuesday",
  body,
};

/** Files of a guardian, by name and what is in them. */
async function keptFiles(of: { practiceId: string; guardianId: string; familyId: string }, named: string[]) {
  const mine = { practiceId: of.practiceId, guardianId: of.guardianId, familyId: of.familyId };
  return Promise.all(
    named.map(async (name) => {
      const bytes = Buffer.from(`What is in ${name}`);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await storage.keep(`${mine.practiceId}/${sha256}`, bytes);
      const file = { id: newId(), name, type: "text/plain", size: bytes.length, sha256 };
      await owner
        .insertInto("storedFile")
        .values({ ...mine, ...file, keptAt: new Date() })
        .execute();
      return file;
    }),
  );
}

/** A message to school that its guardian has ordered to leave. */
async function sending(
  of: { guardian?: TestGuardian; message?: typeof message; hash?: string; dueAt?: Date; files?: string[] } = {},
) {
  const guardian = of.guardian ?? house.family.guardians[0];
  const text = of.message ?? message;
  const { practiceId, guardianId, familyId } = guardian;
  const [draftId, versionId, sendingId] = [newId(), newId(), newId()];
  const at = new Date();
  const mine = { practiceId, guardianId, familyId };
  const files = await keptFiles(mine, of.files ?? []);
  const hash = of.hash ?? messageHash({ ...text, files });
  await owner
    .insertInto("draft")
    .values({ ...mine, id: draftId, purpose: "thank-you", state: "sent", createdAt: at, movedAt: at })
    .execute();
  await owner
    .insertInto("draftVersion")
    .values({
      ...mine,
      id: versionId,
      draftId,
      number: 1,
      recipients: JSON.stringify(text.recipients),
      subject: text.subject,
      body: text.body,
      hash,
      shared: false,
      madeAt: at,
    })
    .execute();
  for (const [place, file] of files.entries()) {
    const hangs = { ...mine, versionId, draftId, fileId: file.id, place };
    await owner.insertInto("versionFile").values(hangs).execute();
  }
  const dueAt = of.dueAt ?? at;
  const orderId = await web.as(guardian).write(async (tx) => {
    await tx
      .insertInto("draftSending")
      .values({
        ...mine,
        id: sendingId,
        draftId,
        versionId,
        way: "alongside",
        hash,
        state: "waiting",
        dueAt,
        createdAt: at,
      })
      .execute();
    return postEmail(tx, { ...mine, kind: "message to school", aboutId: sendingId, dueAt: of.dueAt });
  });
  return { sendingId, orderId, draftId, versionId, files };
}

const orderNow = (id: string) =>
  owner
    .selectFrom("outgoingEmail")
    .select(["state", "problem", "providerId", "tries"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

const sendingNow = (id: string) =>
  owner.selectFrom("draftSending").select(["state", "problem"]).where("id", "=", id).executeTakeFirstOrThrow();

/** A notice to the first guardian. */
const notice = (kind: EmailKind, aboutId: string) => {
  const { practiceId, guardianId, familyId } = house.family.guardians[0];
  return web.as(house.coach).write((tx) => postEmail(tx, { practiceId, kind, aboutId, guardianId, familyId }));
};

describe("a message to school", () => {
  test("leaves to the letter, in her name, with every answer going to her", async () => {
    const { orderId, sendingId } = await sending();
    await worker.work();
    const guardian = house.family.guardians[0];
    expect(box.mails).toEqual([
      expect.objectContaining({
        from: "Adaeze Abara via Bridgewell Parent Coaching <mail@alongside.test>",
        to: ['"Ms. Alvarez" <alvarez@school.test>'],
        cc: ['"Brandvold, Erik" <brandvold@school.test>'],
        replyTo: [
          `Adaeze Abara <${guardian.email}>`,
          expect.stringMatching(/^Adaeze Abara <\S+@in\.alongside\.test>$/),
        ],
        subject: "About Tuesday",
        text: body,
      }),
    ]);
    expect(await orderNow(orderId)).toMatchObject({ state: "sent", providerId: box.mails[0]?.id });
    expect(await sendingNow(sendingId)).toEqual({ state: "sent", problem: "" });
  });

  test("does not leave when its text is not the one that its sending was allowed for", async () => {
    const { orderId, sendingId } = await sending({ hash: messageHash({ ...message, body: `${body}!` }) });
    await worker.work();
    expect(box.mails).toEqual([]);
    expect((await orderNow(orderId)).state).toBe("failed");
    expect(await sendingNow(sendingId)).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("did not leave"),
    });
  });

  test("takes its files along, whole and in their order, and stands in her school log with them", async () => {
    const { sendingId, files } = await sending({ files: ["note.txt", "IEP – März.txt"] });
    await worker.work();
    expect(box.mails[0]?.attachments).toEqual(
      files.map(({ name, type, size, sha256 }) => ({ filename: name, type, size, sha256 })),
    );
    const logged = await owner
      .selectFrom("logEntry as e")
      .innerJoin("logFile as f", "f.entryId", "e.id")
      .select(["e.direction", "e.cameBy", "e.subject", "e.body", "f.fileId"])
      .where("e.sendingId", "=", sendingId)
      .execute();
    expect(logged.map((entry) => entry.fileId).toSorted()).toEqual(files.map((file) => file.id).toSorted());
    expect(logged[0]).toMatchObject({ direction: "out", cameBy: "sent", subject: "About Tuesday" });
  });

  test("does not leave when a file was hung on it later, taken off, or is not what it was", async () => {
    const more = await sending({ files: ["note.txt"] });
    const [later] = await keptFiles(house.family.guardians[0], ["later.txt"]);
    const { practiceId, guardianId, familyId } = house.family.guardians[0];
    await owner
      .insertInto("versionFile")
      .values({
        ...{ practiceId, guardianId, familyId, draftId: more.draftId, versionId: more.versionId },
        ...{ fileId: later?.id ?? "", place: 1 },
      })
      .execute();
    const less = await sending({ files: ["note.txt"] });
    await owner.deleteFrom("versionFile").where("versionId", "=", less.versionId).execute();
    const other = await sending({ files: ["other.txt"] });
    storage.held.set(`${practiceId}/${other.files[0]?.sha256}`, { bytes: Buffer.from("changed"), at: new Date() });
    await worker.work();
    expect(box.mails).toEqual([]);
    for (const { sendingId } of [more, less]) expect((await sendingNow(sendingId)).state).toBe("failed");
    expect((await sendingNow(other.sendingId)).state).toBe("waiting");
    await worker.lose(other.orderId);
  });

  test("leaves from the practice’s own domain once that is verified, and from ours until then", async () => {
    const { practiceId } = house;
    const domain = { practiceId, id: newId(), name: `mail-${house.handle}.test`, madeAt: new Date() };
    await owner
      .insertInto("sendingDomain")
      .values({ ...domain, state: "waiting" })
      .execute();
    await sending();
    await worker.work();
    await owner.updateTable("sendingDomain").set({ state: "asked" }).where("id", "=", domain.id).execute();
    await owner.updateTable("sendingDomain").set({ state: "verified" }).where("id", "=", domain.id).execute();
    await sending();
    await worker.work();
    expect(box.mails.map((mail) => mail.from)).toEqual([
      "Adaeze Abara via Bridgewell Parent Coaching <mail@alongside.test>",
      `Adaeze Abara <adaeze.abara@${domain.name}>`,
    ]);
  });

  test("does not leave to an address that hides a second one", async () => {
    const to = [{ name: "Ms. Alvarez", email: "alvarez@school.test, eve@evil.test" }];
    const { sendingId } = await sending({ message: { ...message, recipients: { to, cc: [] } } });
    await worker.work();
    expect(box.mails).toEqual([]);
    expect(await sendingNow(sendingId)).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("addresses"),
    });
  });

  test("waits until it is due, and does not leave when it was taken back before", async () => {
    const { orderId, sendingId } = await sending({ dueAt: new Date(Date.now() + 3_600_000) });
    await worker.tryAgain();
    await worker.work();
    expect(await orderNow(orderId)).toMatchObject({ state: "waiting", tries: 0 });
    await owner.updateTable("draftSending").set({ state: "taken back" }).where("id", "=", sendingId).execute();
    await owner.updateTable("outgoingEmail").set({ dueAt: new Date() }).where("id", "=", orderId).execute();
    await recover(orderId);
    expect(await orderNow(orderId)).toMatchObject({ state: "cancelled" });
    expect(box.mails).toEqual([]);
  });
});

/** Lets an order be found again as one whose job was lost. */
async function recover(orderId: string) {
  await owner
    .updateTable("outgoingEmail")
    .set({ dueAt: minutesAgo(5) })
    .where("id", "=", orderId)
    .execute();
  await worker.database.as({ actor: "visitor" }).write((tx) => sql`select recover_lost_mail()`.execute(tx));
  await worker.work();
}
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe("exactly one is accepted", () => {
  /** The provider does this first, and then works. */
  const trouble = {
    "says “too many”": () =>
      HttpResponse.json(
        { statusCode: 429, name: "rate_limit_exceeded", message: "" },
        { status: 429, headers: { "retry-after": "2" } },
      ),
    "answers 500": () =>
      HttpResponse.json({ statusCode: 500, name: "internal_server_error", message: "" }, { status: 500 }),
    "breaks the connection": () => HttpResponse.error(),
    hangs: () => delay("infinite").then(() => HttpResponse.error()),
  };

  const each = Object.entries(trouble).flatMap(([what, answer]) =>
    [[], ["note.txt", "report.txt"]].map((files) => [what, files.length, answer, files] as const),
  );
  test.each(each)("when the provider %s, with %i files", async (_what, _count, answer, files) => {
    const { orderId, sendingId } = await sending({ files: [...files] });
    network.use(http.post(api, answer, { once: true }));
    await impatient.work();
    expect(box.mails).toEqual([]);
    expect((await orderNow(orderId)).state).toBe("waiting");
    await worker.tryAgain();
    await worker.work();
    expect(box.mails).toHaveLength(1);
    expect(await orderNow(orderId)).toMatchObject({ state: "sent", tries: 2 });
    expect((await sendingNow(sendingId)).state).toBe("sent");
    await worker.work();
    expect(box.mails).toHaveLength(1);
    expect(box.mails[0]?.attachments?.map((file) => file.filename)).toEqual(files);
    expect(await logged(sendingId)).toBe(1);
  });

  const logged = async (sendingId: string) =>
    (await owner.selectFrom("logEntry").select("id").where("sendingId", "=", sendingId).execute()).length;

  /** The mail is accepted, and nobody hears of it. */
  const acceptsInSilence = () =>
    http.post(
      api,
      async ({ request }) => {
        const answer = await getResponse(resendHandlers(box), request);
        expect(answer?.status).toBe(200);
        return HttpResponse.error();
      },
      { once: true },
    );

  test("when it accepts and its answer never arrives, though a name changes before the next try", async () => {
    const { orderId } = await sending();
    network.use(acceptsInSilence());
    await worker.work();
    expect((await orderNow(orderId)).state).toBe("waiting");
    const { guardianId } = house.family.guardians[0];
    await owner.updateTable("guardian").set({ name: "Adaeze Obi" }).where("id", "=", guardianId).execute();
    await worker.tryAgain();
    await worker.work();
    expect(box.mails).toHaveLength(1);
    expect((await orderNow(orderId)).state).toBe("sent");
  });

  test("when the worker dies between the provider’s yes and our commit, and its job is lost with it", async () => {
    const { orderId, sendingId } = await sending({ files: ["note.txt"] });
    network.use(acceptsInSilence());
    await worker.work();
    await worker.lose(orderId);
    await worker.tryAgain();
    await worker.work();
    expect((await orderNow(orderId)).state).toBe("waiting");
    await recover(orderId);
    await recover(orderId);
    expect(box.mails).toHaveLength(1);
    expect((await orderNow(orderId)).state).toBe("sent");
    expect(await logged(sendingId)).toBe(1);
  });

  test("and none when it refuses: then she reads why, and it is not asked again", async () => {
    const { orderId, sendingId } = await sending();
    network.use(
      http.post(api, () =>
        HttpResponse.json(
          { statusCode: 422, name: "validation_error", message: "alvarez@school.test" },
          { status: 422 },
        ),
      ),
    );
    await worker.work();
    const { problem } = await sendingNow(sendingId);
    expect(problem).toContain("did not take it");
    expect(problem).not.toContain("alvarez");
    expect((await orderNow(orderId)).state).toBe("failed");
    expect(await worker.job(orderId)).toBeUndefined();
  });

  test("and an order that could not be settled for twenty hours fails, rather than leave twice", async () => {
    const { orderId, sendingId } = await sending();
    await owner
      .updateTable("outgoingEmail")
      .set({ tries: 9, triedAt: minutesAgo(21 * 60) })
      .where("id", "=", orderId)
      .execute();
    await worker.work();
    expect(box.mails).toEqual([]);
    expect(await sendingNow(sendingId)).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("can’t tell"),
    });
  });
});

test("an error says nothing of names, addresses or words", async () => {
  const { orderId } = await sending();
  const answer = { statusCode: 503, name: "application_error", message: "alvarez@school.test" };
  network.use(http.post(api, () => HttpResponse.json(answer, { status: 503 })));
  await worker.work();
  const job = await worker.job(orderId);
  expect(job).toMatchObject({
    task: "send-email",
    attempts: 1,
    lastError: expect.stringContaining("not yet: status 503"),
  });
  expect(JSON.stringify(job)).not.toMatch(/alvarez|adaeze|tuesday/i);
});

describe("a notice", () => {
  test("names no child and says no words, and leads to the thing itself", async () => {
    const { draftId } = await sending({ dueAt: new Date(Date.now() + 3_600_000) });
    await notice("thoughts", draftId);
    await notice("looks ready", draftId);
    await notice("something new", newId());
    await worker.work();
    const [thoughts, ready, news] = box.mails;
    const home = `http://localhost:3000/p/${house.handle}/f/${house.family.familyId}`;
    expect(thoughts?.text).toContain(`${home}/write/${draftId}/thoughts`);
    expect(ready?.text).toContain(`${home}/write/${draftId}`);
    expect(news?.text).toContain(home);
    expect(news?.subject).toBe("There is something new for you");
    for (const mail of box.mails) {
      expect(mail.to).toEqual([`Adaeze <${house.family.guardians[0].email}>`]);
      expect(JSON.stringify(mail)).not.toMatch(/Noah|Abara|Tuesday/);
    }
  });

  test("to a coach says who shared, and not what; one who is suspended or no longer with the family gets none", async () => {
    const { draftId } = await sending({ dueAt: new Date(Date.now() + 3_600_000) });
    const guardian = house.family.guardians[0];
    const { practiceId, familyId } = guardian;
    const tell = (memberId: string) =>
      web
        .as(guardian)
        .write((tx) => postEmail(tx, { practiceId, familyId, kind: "shared with you", aboutId: draftId, memberId }));
    const coach = (state: string) =>
      owner.updateTable("member").set({ state }).where("id", "=", house.coach.memberId).execute();
    const coaching = (until: Date | null) =>
      owner.updateTable("familyCoach").set({ until }).where("familyId", "=", familyId).execute();
    await tell(house.coach.memberId);
    await worker.work();
    expect(box.mails.map((mail) => [mail.subject, mail.to])).toEqual([
      ["Adaeze shared something with you", [`Keisha <${house.coach.email}>`]],
    ]);
    expect(box.mails[0]?.text).toContain(`/p/${house.handle}/review/drafts/${draftId}`);
    const second = await tell(house.coach.memberId);
    await coach("suspended");
    await worker.work();
    await coach("active");
    const third = await tell(house.coach.memberId);
    await coaching(minutesAgo(1));
    await worker.work();
    await coaching(null);
    expect(box.mails).toHaveLength(1);
    for (const order of [second, third]) expect((await orderNow(order)).state).toBe("cancelled");
  });

  test("is ordered by nobody but who does what it tells of, to those it concerns", async () => {
    const { sendingId, draftId } = await sending({ dueAt: new Date(Date.now() + 3_600_000) });
    const [first, second] = house.family.guardians;
    const { practiceId, familyId, guardianId } = first;
    const order = (who: Actor, about: Omit<Parameters<typeof postEmail>[1], "practiceId">) =>
      expect(web.as(who).write((tx) => postEmail(tx, { practiceId, ...about }))).rejects.toThrow(/row-level security/);
    const early = { kind: "message to school", aboutId: sendingId, familyId } as const;
    await order(first, { ...early, guardianId });
    await order(house.coach, { ...early, guardianId });
    await order(second ?? first, { ...early, guardianId: second?.guardianId ?? "" });
    const news = { kind: "something new", aboutId: draftId, familyId, guardianId } as const;
    for (const who of [first, house.otherCoach, house.assistant]) await order(who, news);
    const shared = { kind: "shared with you", aboutId: draftId, familyId } as const;
    await order(first, { ...shared, memberId: house.assistant.memberId });
    await order(second ?? first, { ...shared, memberId: house.coach.memberId });
    await order(house.coach, { kind: "invitation", aboutId: newId(), familyId });
  });

  test("does not go to a guardian without a login", async () => {
    const { guardianId } = house.family.guardians[0];
    await owner.updateTable("guardian").set({ personId: null }).where("id", "=", guardianId).execute();
    const order = await notice("something new", newId());
    await worker.work();
    expect(box.mails).toEqual([]);
    expect((await orderNow(order)).state).toBe("cancelled");
  });
});
