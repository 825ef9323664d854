import { type Kysely, sql } from "kysely";
import type { DB } from "#db/schema.ts";
import type { Walked, World } from "./path.ts";

type Version = { id: string; recipients: { to: Who[]; cc: Who[] }; subject: string; body: string };
type Who = { name: string; email: string };
type Change = {
  id: string;
  field: string;
  startAt: number;
  endAt: number;
  replaced: string;
  words: string;
  answer: string;
};
type State = {
  state: string;
  subject: string;
  body: string;
  version: number;
  lookFirst: boolean;
  looks: { id: string; decision: string; memberId: string; versionId: string; saidAt: Date }[];
  sendings: { id: string; way: string; versionId: string }[];
};
type Done = { name: string; ok: boolean; words?: string };

/**
 * Sees what a path did, straight in the tables and without the verbs' own help: which messages were found ready, word by word, and
 * whether each that left is one of them.
 */
export class Witness {
  readonly #world: World;
  readonly #walked: Walked;
  /** Every message that was found ready, written out. */
  readonly #ready = new Set<string>();
  readonly #changed = new Set<string>();
  #draftId = "";

  constructor(world: World, walked: Walked) {
    this.#world = world;
    this.#walked = walked;
  }

  watch(draftId: string): void {
    this.#draftId = draftId;
  }

  before(): Promise<State> {
    return this.#state();
  }

  async after(before: State, moves: readonly Done[]): Promise<void> {
    const now = await this.#state();
    const did = (name: string) => moves.find((move) => move.name === name && move.ok);
    for (const look of now.looks.filter((one) => !before.looks.some(({ id }) => id === one.id))) {
      for (const text of await this.#foundReady(look)) {
        this.#ready.add(text);
        if (look.decision === "ready with changes") this.#changed.add(text);
      }
    }
    const looked = now.looks.length - before.looks.length;
    if (
      looked > 1 &&
      moves.filter((move) => move.name === "look").length === looked &&
      before.state === "looks ready"
    ) {
      this.#wrong("two looks counted on one version");
    }
    for (const sending of now.sendings.filter((one) => !before.sendings.some(({ id }) => id === one.id))) {
      if (sending.way !== "alongside") continue;
      this.#walked.left += 1;
      if (!before.lookFirst || moves.some((move) => move.name === "rules")) continue;
      this.#walked.held += 1;
      const message = await this.#written(sending.versionId);
      if (this.#changed.has(message)) this.#walked.changed += 1;
      if (!this.#ready.has(message)) this.#wrong(`left without having been found ready: ${message}`);
    }
    const wrote = did("write");
    if (wrote?.words && moves.length > 1 && !now.body.includes(wrote.words)) this.#wrong("what she wrote is lost");
    if (moves.length === 1) await this.#answered(before, now, moves[0] as Done);
  }

  /** Take all and leave all, and every single answer, against the words of the version itself. */
  async #answered(before: State, now: State, { name, ok }: Done): Promise<void> {
    if (!ok) {
      if (now.body !== before.body && name !== "write") this.#wrong(`${name} was refused and changed the text`);
      return;
    }
    const mayChange = ["write", "write late", "answer one", "take the rest"];
    if (!mayChange.includes(name) && now.body !== before.body) this.#wrong(`${name} changed her text`);
    if (name !== "take the rest" || before.looks.length === 0) return;
    const look = before.looks.toSorted((one, other) => other.saidAt.getTime() - one.saidAt.getTime())[0];
    if (!look) return;
    const version = await this.#version(look.versionId);
    const changes = await this.#changes(look.versionId, look.memberId, look.saidAt);
    const untouched = before.body === version.body && before.subject === version.subject;
    const openAll = !changes.some((one) => one.answer === "left");
    if (!untouched || !openAll) return;
    const all = { subject: withAll(version, changes, "subject"), body: withAll(version, changes, "body") };
    if (now.body !== all.body || now.subject !== all.subject) this.#wrong("take all is not the coach’s text");
  }

  /** The messages that a look found ready. */
  async #foundReady(look: State["looks"][number]): Promise<string[]> {
    if (look.decision === "thoughts") return [];
    const version = await this.#version(look.versionId);
    if (look.decision === "looks ready") return [await this.#writtenOut(version)];
    const changes = await this.#changes(look.versionId, look.memberId, look.saidAt);
    for (const one of changes) {
      const text = one.field === "subject" ? version.subject : version.body;
      if (text.slice(one.startAt, one.endAt) !== one.replaced) this.#wrong("a suggestion points at wrong words");
    }
    const changed = { subject: withAll(version, changes, "subject"), body: withAll(version, changes, "body") };
    return [await this.#writtenOut({ ...version, ...changed })];
  }

  async #written(versionId: string): Promise<string> {
    return this.#writtenOut(await this.#version(versionId));
  }

  /** People, subject, text and files as one text, made here and not by the product. */
  async #writtenOut({ id, recipients, subject, body }: Version): Promise<string> {
    const { rows: files } = await sql<{ name: string; sha256: string }>`
      select s.name, s.sha256 from version_file f join stored_file s on s.practice_id = f.practice_id and s.id = f.file_id
      where f.version_id = ${id} order by f.place`.execute(this.#db);
    const people = (list: Who[]) => list.map(({ name, email }) => [name, email]);
    return JSON.stringify([people(recipients.to), people(recipients.cc), subject, body, files]);
  }

  async #version(id: string): Promise<Version> {
    const row = await this.#db
      .selectFrom("draftVersion")
      .select(["id", "recipients", "subject", "body"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return row as unknown as Version;
  }

  async #changes(versionId: string, memberId: string, until: Date): Promise<Change[]> {
    return this.#db
      .selectFrom("draftSuggestion as s")
      .leftJoin("suggestionAnswer as a", (join) =>
        join.onRef("a.practiceId", "=", "s.practiceId").onRef("a.suggestionId", "=", "s.id"),
      )
      .select(["s.id", "s.field", "s.startAt", "s.endAt", "s.replaced", "s.words"])
      .select((row) => row.fn.coalesce("a.answer", sql<string>`'open'`).as("answer"))
      .where("s.versionId", "=", versionId)
      .where("s.memberId", "=", memberId)
      .where("s.givenAt", "<=", until)
      .execute();
  }

  async #state(): Promise<State> {
    const { rows } = await sql<State>`
      select d.state, d.version, t.subject, t.body,
        coalesce((select look_first from look_rule r where r.practice_id = d.practice_id and r.purpose = d.purpose and r.family_id = d.family_id),
          (select look_first from look_rule r where r.practice_id = d.practice_id and r.purpose = d.purpose and r.family_id is null),
          d.purpose in ('concern', 'request', 'meeting request', 'evaluation request', 'records request')) and d.purpose <> 'absence' as look_first
      from draft d join draft_text t on t.practice_id = d.practice_id and t.draft_id = d.id where d.id = ${this.#draftId}`.execute(
      this.#db,
    );
    const [row] = rows;
    if (!row) throw new Error("the message is not there");
    const looks = await this.#db
      .selectFrom("draftLook")
      .select(["id", "decision", "memberId", "versionId", "saidAt"])
      .where("draftId", "=", this.#draftId)
      .execute();
    const sendings = await this.#db
      .selectFrom("draftSending")
      .select(["id", "way", "versionId"])
      .where("draftId", "=", this.#draftId)
      .execute();
    return { ...row, looks, sendings };
  }

  get #db(): Kysely<DB> {
    return this.#world.owner;
  }
  #wrong(words: string): void {
    this.#walked.wrong.push(words);
  }
}

/** A text with all changes in it, from the end on. */
function withAll(version: Version, changes: readonly Change[], field: "subject" | "body"): string {
  return changes
    .filter((one) => one.field === field)
    .toSorted((one, other) => other.startAt - one.startAt)
    .reduce((text, one) => text.slice(0, one.startAt) + one.words + text.slice(one.endAt), version[field]);
}
