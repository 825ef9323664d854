/** Asks one server again and again over eight connections that stay open. A process of its own; run.ts tells it what. */
import { Agent, request } from "node:http";

export type Asked = { path: string; headers: Record<string, string>; body?: string };

/** Each lane is one connection's. It asks its list once, or over and over until the time is up. */
export type LoadOrder = {
  port: number;
  method: "GET" | "POST";
  lanes: Asked[][];
  status: number;
  forMs: number | "once";
};

export type LoadResult = { requests: number; ms: number; p50: number; p95: number; strange: number[] };

process.on("message", async (order: LoadOrder) => {
  const agent = new Agent({ keepAlive: true, maxSockets: order.lanes.length });
  const times: number[] = [];
  const strange: number[] = [];
  const began = performance.now();
  const until = order.forMs === "once" ? Number.POSITIVE_INFINITY : began + order.forMs;
  await Promise.all(
    order.lanes.map(async (lane) => {
      do {
        for (const asked of lane) {
          const from = performance.now();
          const status = await ask(agent, order, asked);
          if (status !== order.status) strange.push(status);
          times.push(performance.now() - from);
          if (performance.now() > until) return;
        }
      } while (order.forMs !== "once");
    }),
  );
  const ms = performance.now() - began;
  agent.destroy();
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  const result: LoadResult = { requests: times.length, ms, p50: at(0.5), p95: at(0.95), strange };
  process.send?.(result);
});
process.once("disconnect", () => process.exit());

function ask(agent: Agent, { port, method }: LoadOrder, { path, headers, body }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers, agent }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode ?? 0));
    });
    asked.once("error", reject);
    asked.end(body);
  });
}
