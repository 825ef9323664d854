import type { Task } from "graphile-worker";
import { z } from "zod";
import { keepFile } from "#app/domain/documents/keep-file.server.ts";
import { idBeside } from "#app/domain/ids.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { chronologyRows } from "#app/domain/school-log/chronology.queries.server.ts";
import { type Chronology, chronologyOf } from "#app/domain/school-log/chronology.ts";
import { finishChronology, waitingChronology } from "#app/domain/school-log/finish-chronology.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import type { Storage } from "#app/outside/storage.server.ts";
import type { Database, Tx } from "#db/client.server.ts";
import { chronologyPdf } from "./chronology-pdf.server.ts";

const ordered = z.object({ practice: z.uuid(), id: z.uuid() });

/**
 * The task that makes a chronology that was ordered. Done twice it is done once: the file has the order's own id, and only an order
 * that waits is finished.
 */
export const makeChronology =
  ({ database, storage }: { database: Database; storage: Storage }): Task =>
  async (payload) => {
    const { practice, id } = ordered.parse(payload);
    const system = database.as({ actor: "system", practiceId: practice });
    const made = await system.read(async (tx) => {
      const order = await waitingChronology(tx, id);
      return order && { order, rows: await chronologyRows(tx, order, order.span) };
    });
    if (!made) return;
    const { order, rows } = made;
    const chronology = chronologyOf(rows, order.span, (at) => localDate(new Date(at), rows.zone));
    const name = `School log ${order.span.from} to ${order.span.to}.pdf`;
    const keep = async (bytes: Uint8Array) =>
      system.write(async (tx: Tx) => {
        const file = await keepFile(tx, storage, order, { id: idBeside(id, "pdf"), name, bytes });
        await finishChronology(tx, order, file.id);
      });
    try {
      await keep(await chronologyPdf(chronology)).catch(async (refused: unknown) => {
        if (!(refused instanceof Refusal)) throw refused;
        // Packed bytes can look by chance like the name of an action, which no file that is kept may hold; unpacked they differ.
        await keep(await unpacked(chronology));
      });
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      await system.write((tx) => finishChronology(tx, order, null));
    }
  };

const unpacked = (chronology: Chronology) => chronologyPdf(chronology, false);
