import type { Task } from "graphile-worker";
import { sql } from "kysely";
import { z } from "zod";
import { busyTimes, NoCalendar } from "#app/domain/scheduling/calendar-files/read.server.ts";
import { letHoldGo } from "#app/domain/scheduling/hold.server.ts";
import { keepBusyTimes, type Reading } from "#app/domain/scheduling/keep-busy-times.server.ts";
import { offerFreedTime } from "#app/domain/scheduling/waiting-list.server.ts";
import { type Fetched, fetchCalendar } from "#app/outside/calendar-address.server.ts";
import type { Database } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";

const ordered = z.object({ practice: z.uuid(), id: z.uuid() });
const day = 86_400_000;

/**
 * The tasks behind sessions. `lapse-hold` lets go of a time when its hold is over; `offer-freed-time` offers what was freed to whoever waits,
 * in turn; `read-calendar` reads when a coach is busy elsewhere, and `read-calendars` orders that for all that are due. Each decides by what is
 * so when it runs, so that a job that comes twice, or late, does no harm.
 *
 * @param sender.secret from which links in mails are derived
 * @param sender.origin whose events are our own, and no obstacle
 * @param anywhere for a test: lets a loopback server answer
 */
export function sessionTasks(
  database: Database,
  sender: { secret: string; origin: string },
  anywhere = false,
): Record<"lapse-hold" | "offer-freed-time" | "read-calendar" | "read-calendars", Task> {
  const system = (practiceId: string) => database.as({ actor: "system", practiceId });
  return {
    "lapse-hold": async (payload) => {
      const { practice: practiceId, id } = ordered.parse(payload);
      await system(practiceId).write((tx) => letHoldGo(tx, { kind: "system", practiceId }, id));
    },
    "offer-freed-time": async (payload) => {
      const { practice: practiceId, id } = ordered.parse(payload);
      await system(practiceId).write((tx) => offerFreedTime(tx, { kind: "system", practiceId }, id, sender.secret));
    },
    "read-calendar": async (payload) => {
      const { practice: practiceId, id } = ordered.parse(payload);
      const known = await system(practiceId).read(async (tx) => {
        const calendar = await tx
          .selectFrom("busyCalendar as c")
          .innerJoin("member as m", (join) =>
            join.onRef("m.practiceId", "=", "c.practiceId").onRef("m.id", "=", "c.memberId"),
          )
          .select(["c.address", "c.marked", "m.zone"])
          .where("c.id", "=", id)
          .where("c.state", "<>", "ended")
          .executeTakeFirst();
        return calendar && { ...calendar, now: await instant(tx) };
      });
      if (!known) return;
      // An unchanged file still has recurrences that come into view, so it is read whole every night.
      const marked = known.now.getUTCHours() === 3 ? "" : known.marked;
      // The address is asked with no transaction open.
      const fetched = await fetchCalendar(known.address, marked, { anywhere });
      const reading = readingOf(fetched, known, new URL(sender.origin).hostname);
      await system(practiceId).write((tx) => keepBusyTimes(tx, { practiceId }, id, reading));
    },
    "read-calendars": async () => {
      await database.as({ actor: "visitor" }).write((tx) => sql`select order_calendar_reading()`.execute(tx));
    },
  };
}

function readingOf(fetched: Fetched, known: { zone: string; now: Date }, host: string): Reading {
  if (fetched.kind === "problem") return { ok: false, problem: fetched.sentence };
  if (fetched.kind === "unchanged") return { ok: true, unchanged: true };
  const window = { from: known.now.getTime() - day, until: known.now.getTime() + 430 * day };
  try {
    return {
      ok: true,
      busy: busyTimes(fetched.text, window, { zone: known.zone, host }),
      marked: fetched.marked,
    };
  } catch (problem) {
    if (problem instanceof NoCalendar) return { ok: false, problem: problem.message };
    throw problem;
  }
}
