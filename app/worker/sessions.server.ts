import type { Task } from "graphile-worker";
import { z } from "zod";
import { letHoldGo } from "#app/domain/scheduling/hold.server.ts";
import { offerFreedTime } from "#app/domain/scheduling/waiting-list.server.ts";
import type { Database } from "#db/client.server.ts";

const ordered = z.object({ practice: z.uuid(), id: z.uuid() });

/**
 * The tasks behind sessions. `lapse-hold` lets go of a time when its hold is over; `offer-freed-time` offers what was freed to whoever waits,
 * in turn. Both decide by what is so when they run, so that a job that comes twice, or late, does no harm.
 *
 * @param secret from which links in mails are derived
 */
export function sessionTasks(database: Database, secret: string): Record<"lapse-hold" | "offer-freed-time", Task> {
  return {
    "lapse-hold": async (payload) => {
      const { practice: practiceId, id } = ordered.parse(payload);
      await database
        .as({ actor: "system", practiceId })
        .write((tx) => letHoldGo(tx, { kind: "system", practiceId }, id));
    },
    "offer-freed-time": async (payload) => {
      const { practice: practiceId, id } = ordered.parse(payload);
      const system = database.as({ actor: "system", practiceId });
      await system.write((tx) => offerFreedTime(tx, { kind: "system", practiceId }, id, secret));
    },
  };
}
