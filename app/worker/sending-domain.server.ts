import type { Task } from "graphile-worker";
import { z } from "zod";
import type { DomainAnswer, Domains } from "#app/outside/domains.server.ts";
import type { Database, Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Sender } from "./letters.server.ts";
import { NotYet } from "./send-email.server.ts";

const ordered = z.object({ practice: z.uuid(), id: z.uuid() });

const problems = {
  ours: "This is Alongside’s own domain. Give one that belongs to your practice.",
  taken: "This domain is in use already. Give another one, or a part of it, such as mail.example.org.",
  refused: "The mail service does not take this domain. Look at how it is written.",
  failed: "Not all of the lines were found. Look at them again; it can take a day until a change is seen everywhere.",
};

/**
 * Adds the practice's domain at the provider or, when it is there, has its DNS looked at; and keeps what the provider said.
 *
 * @throws "not yet", so that the queue asks again later
 */
export const askDomain =
  ({ database, domains, sender }: { database: Database; domains: Domains; sender: Sender }): Task =>
  async (payload) => {
    const { practice, id } = ordered.parse(payload);
    const system = database.as({ actor: "system", practiceId: practice });
    const row = await system.read((tx) =>
      tx
        .selectFrom("sendingDomain")
        .select(["name", "providerId"])
        .where("id", "=", id)
        .where("state", "=", "asked")
        .executeTakeFirst(),
    );
    if (!row) return;
    if (isOurs(row.name, sender.address)) return system.write((tx) => keepAnswer(tx, id, problems.ours));
    const outcome = row.providerId ? await domains.check(row.providerId) : await domains.add(row.name);
    if (outcome.kind === "later") throw new NotYet(outcome.because);
    const refused = outcome.kind === "refused" && (outcome.taken ? problems.taken : problems.refused);
    await system.write((tx) => keepAnswer(tx, id, outcome.kind === "answered" ? outcome.domain : refused || ""));
  };

/** The domain that the platform itself sends from, a part of it, or what it is a part of. */
function isOurs(name: string, address: string): boolean {
  const ours = address.split("@").at(-1) ?? "";
  return name === ours || name.endsWith(`.${ours}`) || ours.endsWith(`.${name}`);
}

/** Keeps what the provider said, or a sentence for the owner. */
async function keepAnswer(tx: Tx, id: string, said: DomainAnswer | string): Promise<void> {
  const answered = typeof said === "string" ? null : said;
  const refused = typeof said === "string" ? said : "";
  await tx
    .updateTable("sendingDomain")
    .set({
      checkedAt: await instant(tx),
      problem: refused || (answered?.failed ? problems.failed : ""),
      state: refused || answered?.failed ? "failed" : answered?.verified ? "verified" : "waiting",
      ...(answered && { providerId: answered.providerId, records: JSON.stringify(answered.lines) }),
    })
    .where("id", "=", id)
    .where("state", "=", "asked")
    .execute();
}

/** Takes a domain that its practice let go of out of the account. */
export const leaveDomain =
  ({ database, domains }: { database: Database; domains: Domains }): Task =>
  async (payload) => {
    const { practice, id } = ordered.parse(payload);
    const system = database.as({ actor: "system", practiceId: practice });
    const row = await system.read((tx) =>
      tx
        .selectFrom("sendingDomain")
        .select("providerId")
        .where("id", "=", id)
        .where("state", "=", "gone")
        .executeTakeFirst(),
    );
    if (row?.providerId && (await domains.remove(row.providerId)) === "later")
      throw new NotYet("the domain is still there");
  };
