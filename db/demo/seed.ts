import type pg from "pg";
import { v5 as named } from "uuid";

const namespace = "5f1c6f0e-6f5a-4f4e-9f0a-a10251de0000";

/** The same id for the same name in every demo, so that addresses in it can be kept. */
export const demoId = (name: string): string => named(name, namespace);

type Row = Record<string, unknown>;

// Parents before children, so that foreign keys hold at every statement.
const order = [
  "identity.person",
  "practice",
  "identity.practice_handle",
  "member",
  "family",
  "family_coach",
  "household",
  "guardian",
  "guardian_contact",
  "consent",
  "invitation",
  "child",
  "child_profile",
  "school",
  "educator",
  "school_team",
  "note",
  "family_event",
  "assignment",
  "answer",
  "assignment_share",
  "assignment_reply",
  "draft",
  "draft_text",
  "draft_version",
  "draft_look",
  "draft_thought",
  "draft_suggestion",
  "suggestion_answer",
  "written_together",
  "snippet",
  "calm_promise",
  "practice_phrase",
  "look_rule",
  "draft_sending",
  "inbound_mail",
  "inbound_content",
  "log_entry",
  "log_correction",
  "settled_point",
  "settled_point_line",
  "log_share",
  "goal",
  "goal_wording",
  "check_in",
  "booking_page",
  "service",
  "service_coach",
  "weekly_hours",
  "date_hours",
  "time_off",
  "travel",
  "series",
  "appointment",
  "appointment_words",
  "seat",
  "waiting",
  "talk_words",
  "talk_share",
  "session_note",
  "session_share",
  "offered_step",
] as const;

export type SeedTable = (typeof order)[number];

/** Rows that wait to be written, by table. */
export class Seed {
  readonly #rows = new Map<SeedTable, Row[]>();

  add(table: SeedTable, row: Row): void {
    const rows = this.#rows.get(table) ?? [];
    this.#rows.set(table, rows);
    rows.push(row);
  }

  /** A row that was told before, by its id. */
  told(table: SeedTable, id: string): Row {
    const row = this.#rows.get(table)?.find((each) => each.id === id);
    if (!row) throw new RangeError(`Nobody told of ${id} in ${table}`);
    return row;
  }

  /** How many rows wait for a table. */
  count(table: SeedTable): number {
    return this.#rows.get(table)?.length ?? 0;
  }

  /** Writes everything, in the client's own transaction, a table at a time. */
  async write(client: pg.Client): Promise<void> {
    for (const table of order) {
      const rows = this.#rows.get(table) ?? [];
      for (let at = 0; at < rows.length; at += 200) await insert(client, table, rows.slice(at, at + 200));
    }
  }
}

// jsonb_populate_recordset lets one parameter carry any number of rows, whatever their types.
async function insert(client: pg.Client, table: SeedTable, rows: readonly Row[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const byColumns = new Map<string, Row[]>();
  for (const row of rows) {
    const has = columns.filter((column) => row[column] !== undefined).join(", ");
    byColumns.set(has, [...(byColumns.get(has) ?? []), row]);
  }
  for (const [has, same] of byColumns) {
    await client.query(
      `insert into ${table} (${has}) select ${has} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(same)],
    );
  }
}
