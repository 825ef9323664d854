import type { Kysely } from "kysely";
import { answerSuggestion, answerTheRest } from "#app/domain/drafts/answer-suggestion.server.ts";
import { attachFile, detachFile } from "#app/domain/drafts/attach-file.server.ts";
import { beginDraft } from "#app/domain/drafts/begin-draft.server.ts";
import { mendSuggestion, mergeWithNext, removeSuggestion } from "#app/domain/drafts/change-suggestion.server.ts";
import { type LookDecision, type Purpose, purposes } from "#app/domain/drafts/draft.ts";
import { keepText } from "#app/domain/drafts/keep-text.server.ts";
import { lookAtDraft } from "#app/domain/drafts/look-at-draft.server.ts";
import { saySent } from "#app/domain/drafts/say-sent.server.ts";
import { sendThroughAlongside } from "#app/domain/drafts/send-through-alongside.server.ts";
import { bringDraftBack, setDraftAside } from "#app/domain/drafts/set-draft-aside.server.ts";
import { setLookRules } from "#app/domain/drafts/set-look-rules.server.ts";
import { shareDraft } from "#app/domain/drafts/share-draft.server.ts";
import { knownAs, suggestByEditing, suggestionsOf, suggestWords } from "#app/domain/drafts/suggest-words.server.ts";
import { takeBackSending } from "#app/domain/drafts/take-back-sending.server.ts";
import { takeDraftBack } from "#app/domain/drafts/take-draft-back.server.ts";
import { newId } from "#app/domain/ids.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { Storage } from "#app/outside/storage.server.ts";
import type { Database, Handle, Tx } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { nobody } from "#tests/domain/drafts/drafting.ts";
import { actors, type House, makeHouse } from "#tests/support/factories.ts";
import { Witness } from "./path-witness.ts";
import { type Dice, diceFor, edited, firstLetter } from "./path-words.ts";

/** Where paths are walked: a database, a house in it, and everybody's hands. */
export type World = { owner: Kysely<DB>; database: Database; house: House; everybody: ReturnType<typeof actors> };

/** A fresh house for some paths, so that what one guardian may send in a day is not used up. */
export async function newWorld(owner: Kysely<DB>, database: Database): Promise<World> {
  const house = await makeHouse(owner);
  return { owner, database, house, everybody: actors(house, database) };
}

/** What one path did, step by step, and what was wrong with it: nothing when all is well. */
export type Walked = {
  seed: number;
  steps: string[];
  wrong: string[];
  /** Messages that left through Alongside; those of them under a look-first rule; those of them with a coach's changes. */
  left: number;
  held: number;
  changed: number;
  refused: number;
};

/**
 * Walks one random path of a message through the verbs, on a real database: writing, sharing, suggesting, taking, looking, rules
 * and recipients changed, files hung on and taken off, two at once, sending. A witness that knows nothing of the verbs keeps
 * what was found ready, and looks at everything that left.
 */
export async function walkPath(world: World, seed: number): Promise<Walked> {
  const walk = new Path(world, seed);
  await walk.begin();
  const most = 8 + walk.dice.below(9);
  for (let step = 0; step < most; step += 1) await walk.step();
  await walk.end();
  return walk.walked;
}

const storage: Storage = {
  keep: async () => {},
  read: async () => undefined,
  remove: async () => {},
  async *olderThan() {},
};

/** Something that somebody does; `words` are those that it adds to her text. */
type Move = { name: string; run: () => Promise<unknown>; words?: string };

class Path {
  readonly dice: Dice;
  readonly walked: Walked;
  readonly #world: World;
  readonly #witness: Witness;
  readonly #writer;
  readonly #purpose: Purpose;
  /** How often, of four steps, it goes on the straight way. */
  readonly #straight: number;
  #id = "";

  constructor(world: World, seed: number) {
    this.#world = world;
    this.dice = diceFor(seed);
    this.walked = { seed, steps: [], wrong: [], left: 0, held: 0, changed: 0, refused: 0 };
    this.#writer = { ...world.house.family.guardians[0], zone: "America/New_York" };
    this.#straight = this.dice.of([1, 3]);
    const offered = this.dice.below(2) ? purposes.filter((purpose) => purpose.lookFirst) : purposes;
    this.#purpose = this.dice.of(offered).key;
    this.#witness = new Witness(world, this.walked);
  }

  async begin(): Promise<void> {
    this.#id = newId();
    const start = { ...nobody, id: this.#id, purpose: this.#purpose, to: [this.#teacher], step: "" };
    await this.#guardian.write((tx) => beginDraft(tx, this.#writer, start));
    this.#witness.watch(this.#id);
    await this.#write(firstLetter(this.dice))();
  }

  /** One step, or two at the same moment. */
  async step(): Promise<void> {
    const first = this.dice.below(4) < this.#straight ? await this.#nextOnTheWay() : this.#move();
    const moves = [first, ...(this.dice.below(6) === 0 ? [this.#move()] : [])];
    this.walked.steps.push(moves.map((move) => move.name).join(" + "));
    const before = await this.#witness.before();
    const done = await Promise.allSettled(moves.map((move) => move.run()));
    for (const [at, result] of done.entries()) {
      if (result.status === "fulfilled") continue;
      this.walked.refused += 1;
      if (!(result.reason instanceof Refusal)) this.#wrong(`${moves[at]?.name} failed: ${result.reason}`);
    }
    await this.#witness.after(
      before,
      moves.map((move, at) => ({ ...move, ok: done[at]?.status === "fulfilled" })),
    );
  }

  /** However it stands, she can say that she sent it herself. */
  async end(): Promise<void> {
    const draft = await this.#draft();
    if (draft.state === "sent" || draft.state === "answered") return;
    const said = { how: "as it is" as const, text: "", shared: false };
    await this.#guardian
      .write((tx) => saySent(tx, this.#writer, this.#id, said))
      .catch((error) => this.#wrong(`she was stopped: ${error}`));
  }

  /** What would come next on the straight way, so that paths reach its end and stray from every part of it. */
  async #nextOnTheWay(): Promise<Move> {
    const { state } = await this.#draft();
    const rest = this.#moves["take the rest"];
    if (state === "private" || state === "set aside") return { name: "share", run: this.#moves.share };
    if (state === "shared" || state === "thoughts") {
      return this.dice.below(2)
        ? { name: "her version", run: () => this.#herVersion() }
        : { name: "look", run: () => this.#look() };
    }
    return this.dice.below(2) ? { name: "take the rest", run: rest } : { name: "send", run: () => this.#send() };
  }

  readonly #moves = {
    share: () =>
      this.#guardian.write((tx) =>
        shareDraft(tx, this.#writer, this.#id, { word: "", neededBy: null }),
      ) as Promise<unknown>,
    "take the rest": () =>
      this.#guardian.write((tx) => answerTheRest(tx, this.#writer, this.#id, "taken")) as Promise<unknown>,
  };

  #move(): Move {
    const { dice } = this;
    const at = dice.below(100);
    const tx = (work: (t: Tx) => Promise<unknown>) => this.#guardian.write(work);
    const id = this.#id;
    const writer = this.#writer;
    if (at < 16) {
      const words = `w${dice.below(1_000_000)}`;
      return {
        name: "write",
        words,
        run: () => this.#working().then(({ body, version }) => this.#write(edited(dice, body, words), { version })()),
      };
    }
    if (at < 20) return { name: "write late", run: () => this.#write("Too late.", { version: 1 })() };
    if (at < 23)
      return {
        name: "address",
        run: () =>
          this.#working().then(({ body, version }) =>
            this.#write(body, { version, cc: dice.of(["", "aunt@home.test"]) })(),
          ),
      };
    if (at < 35)
      return { name: "share", run: () => tx((t) => shareDraft(t, writer, id, { word: "", neededBy: null })) };
    if (at < 36) return { name: "take the share back", run: () => tx((t) => takeDraftBack(t, writer, id)) };
    if (at < 38) return { name: "attach", run: () => tx((t) => attachFile(t, storage, writer, id, this.#file())) };
    if (at < 39) return { name: "detach", run: () => this.#detach() };
    if (at < 50) return { name: "her version", run: () => this.#herVersion() };
    if (at < 54) return { name: "suggest", run: () => this.#suggest() };
    if (at < 58) return { name: "mend, join or remove", run: () => this.#mend() };
    if (at < 68) return { name: "look", run: () => this.#look() };
    if (at < 77) return { name: "answer one", run: () => this.#answer() };
    if (at < 84) return { name: "take the rest", run: () => tx((t) => answerTheRest(t, writer, id, "taken")) };
    if (at < 86) return { name: "leave the rest", run: () => tx((t) => answerTheRest(t, writer, id, "left")) };
    if (at < 88) return { name: "rules", run: () => this.#rules() };
    if (at < 96) return { name: "send", run: () => this.#send() };
    if (at < 98) return { name: "take the sending back", run: () => this.#takeBack() };
    return { name: "aside", run: () => tx((t) => (dice.below(2) ? setDraftAside : bringDraftBack)(t, writer, id)) };
  }

  #write(body: string, more: { version?: number; cc?: string } = {}) {
    return async () => {
      const text = await this.#working();
      const cc = more.cc ?? text.cc;
      const values = {
        ...nobody,
        to: [this.#teacher],
        ...(cc && { ccName: "Aunt", ccEmail: cc }),
        channel: "email" as const,
        subject: text.subject || "Tuesday",
        body: body.trim(),
        version: more.version ?? text.version,
      };
      await this.#guardian.write((tx) => keepText(tx, this.#writer, this.#id, values));
    };
  }

  async #herVersion() {
    const { dice } = this;
    const reader = this.#reader();
    const version = await this.#shared(reader);
    const mine = await reader.handle.read((tx) => suggestionsOf(tx, reader.member, version.id));
    const body = edited(dice, edited(dice, version.body, "kinder"), "two weeks").trim();
    const subject = dice.below(4) === 0 ? `${version.subject}, and one idea` : version.subject;
    const values = { versionId: version.id, known: knownAs(mine), subject, body };
    await reader.handle.write((tx) => suggestByEditing(tx, reader.member, this.#id, values));
  }

  async #suggest() {
    const reader = this.#reader();
    const { id: versionId, body } = await this.#shared(reader);
    const start = this.dice.below(body.length);
    const end = Math.min(body.length, start + 1 + this.dice.below(20));
    const words = this.dice.of(["", "something kinder", "a card", body.slice(start, end)]);
    const values = { id: newId(), versionId, field: "body" as const, quote: "", start, end, words, reason: "" };
    await reader.handle.write((tx) => suggestWords(tx, reader.member, this.#id, values));
  }

  async #mend() {
    const reader = this.#reader();
    const { id } = await this.#shared(reader);
    const mine = await reader.handle.read((tx) => suggestionsOf(tx, reader.member, id));
    if (mine.length === 0) return;
    const suggestion = this.dice.of(mine).id;
    const verb = this.dice.below(3);
    const values = { suggestion, words: `mended ${this.dice.below(99)}`, reason: "Shorter." };
    await reader.handle.write((tx) =>
      verb === 0
        ? mendSuggestion(tx, reader.member, this.#id, values)
        : (verb === 1 ? mergeWithNext : removeSuggestion)(tx, reader.member, this.#id, suggestion),
    );
  }

  async #look() {
    const reader = this.#reader();
    const { version } = (await reader.handle.read((tx) =>
      tx.selectFrom("draft").select("version").where("id", "=", this.#id).executeTakeFirst(),
    )) ?? { version: 0 };
    const decision = this.dice.of<LookDecision>([
      "thoughts",
      "looks ready",
      "ready with changes",
      "ready with changes",
    ]);
    await reader.handle.write((tx) => lookAtDraft(tx, reader.member, this.#id, { version, decision, word: "A word." }));
  }

  async #answer() {
    const given = await this.#guardian.read((tx) =>
      tx.selectFrom("draftSuggestion").select("id").where("draftId", "=", this.#id).execute(),
    );
    if (given.length === 0) return;
    const values = {
      suggestion: this.dice.of(given).id,
      answer: this.dice.of(["taken", "taken", "left", "open"] as const),
    };
    await this.#guardian.write((tx) => answerSuggestion(tx, this.#writer, this.#id, values));
  }

  async #rules() {
    const rule = this.dice.of(["yes", "no", ""] as const);
    const family = this.dice.below(2) ? this.#world.house.family.familyId : null;
    const owner = this.#world.house.owner;
    await this.#world.everybody.owner.write((tx) => setLookRules(tx, owner, family, { [this.#purpose]: rule }));
  }

  async #send() {
    const when = this.dice.of(["now", "morning"] as const);
    const values = { id: newId(), when, shared: false, safety: false };
    await this.#guardian.write((tx) => sendThroughAlongside(tx, this.#writer, this.#id, values));
  }

  async #takeBack() {
    const sending = await this.#guardian.read((tx) =>
      tx
        .selectFrom("draftSending")
        .select("id")
        .where("draftId", "=", this.#id)
        .orderBy("createdAt", "desc")
        .executeTakeFirst(),
    );
    if (sending) await this.#guardian.write((tx) => takeBackSending(tx, this.#writer, this.#id, sending.id));
  }

  async #detach() {
    const file = await this.#guardian.read((tx) =>
      tx.selectFrom("draftFile").select("fileId").where("draftId", "=", this.#id).executeTakeFirst(),
    );
    if (file) await this.#guardian.write((tx) => detachFile(tx, this.#writer, this.#id, file.fileId));
  }

  /** One of the two who read this family. */
  #reader() {
    const { house, everybody } = this.#world;
    return this.dice.below(4) === 0
      ? { member: house.owner, handle: everybody.owner }
      : { member: house.coach, handle: everybody.coach };
  }

  async #shared(reader: { handle: Handle }) {
    const version = await reader.handle.read((tx) =>
      tx
        .selectFrom("draftVersion")
        .select(["id", "subject", "body"])
        .where("draftId", "=", this.#id)
        .where("shared", "=", true)
        .orderBy("number", "desc")
        .limit(1)
        .executeTakeFirst(),
    );
    if (!version) throw new Refusal("gone", "Nothing is shared yet.");
    return version;
  }

  #file() {
    const bytes = new TextEncoder().encode(`a note ${this.dice.below(3)}`);
    return { id: newId(), name: "note.txt", bytes };
  }

  async #working() {
    const text = await this.#guardian.read((tx) =>
      tx
        .selectFrom("draftText")
        .select(["subject", "body", "version", "recipients"])
        .where("draftId", "=", this.#id)
        .executeTakeFirstOrThrow(),
    );
    const { cc } = text.recipients as { cc: { email: string }[] };
    return { ...text, cc: cc[0]?.email ?? "" };
  }

  async #draft() {
    return this.#guardian.read((tx) =>
      tx.selectFrom("draft").select("state").where("id", "=", this.#id).executeTakeFirstOrThrow(),
    );
  }

  get #guardian() {
    return this.#world.everybody.guardian;
  }
  get #teacher() {
    return this.#world.house.family.educatorId;
  }
  #wrong(words: string): void {
    this.walked.wrong.push(words);
  }
}
