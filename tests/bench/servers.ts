/** The other two processes of a measurement, and what one used of the processor. */
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BareOrder } from "./bare.ts";
import type { LoadOrder, LoadResult } from "./load.ts";

/** A process of the bench's own that is told something and says something back. */
export type Helper = { pid: number; tell<Answer>(order: object): Promise<Answer>; end(): Promise<void> };

/** Starts the bare server on its replays; it answers on the port that comes back. */
export async function startBare(order: BareOrder): Promise<Helper & { port: number }> {
  const helper = start("bare.ts");
  return { ...helper, port: await helper.tell<number>(order) };
}

/** Starts the process that asks. */
export function startLoad(): { put(order: LoadOrder): Promise<LoadResult>; end(): Promise<void> } {
  const helper = start("load.ts");
  return { put: (order) => helper.tell<LoadResult>(order), end: helper.end };
}

function start(script: string): Helper {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = fork(file, { serialization: "advanced", execArgv: ["--disable-warning=ExperimentalWarning"] });
  return {
    pid: child.pid ?? 0,
    tell: (order) => answerOf(child, order),
    end: async () => {
      const gone = new Promise((done) => child.once("exit", done));
      child.disconnect();
      await gone;
    },
  };
}

function answerOf<Answer>(child: ChildProcess, order: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error("a process of the bench ended before it answered"));
    child.once("exit", fail);
    child.once("message", (answer) => {
      child.off("exit", fail);
      resolve(answer as Answer);
    });
    child.send(order);
  });
}

/** Milliseconds of processor time that a process has used so far, all its threads together (Linux counts in hundredths). */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
