import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import {
  addSendingDomain,
  checkSendingDomain,
  letGoOfSendingDomain,
  sendingDomain,
  sendingDomainForm,
} from "#app/domain/practice/keep-sending-domain.server.ts";
import { type DomainShelf, domainHandlers, type SandboxDomain } from "#app/outside/sandbox/domains.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse } from "#tests/support/factories.ts";
import { type TestWorker, testWorker } from "#tests/support/outbox.ts";

const network = setupServer();
let own: TestDatabase;
let web: Database;
let worker: TestWorker;
let house: House;
let shelf: DomainShelf & { held: Map<string, SandboxDomain> };

beforeAll(async () => {
  own = await freshDatabase();
  web = openDatabase(own.web);
  worker = testWorker(own);
  network.listen({ onUnhandledFrame: "error" });
});
beforeEach(async () => {
  house = await makeHouse(own.owner);
  shelf = memoryShelf();
  network.resetHandlers(...domainHandlers(shelf));
});
afterAll(async () => {
  network.close();
  await Promise.all([worker.close(), web.close()]);
  await own.close();
});

function memoryShelf(): DomainShelf & { held: Map<string, SandboxDomain> } {
  const held = new Map<string, SandboxDomain>();
  return {
    held,
    all: async () => [...held.values()],
    add: async (name) => {
      const domain: SandboxDomain = { id: newId(), name, status: "not_started", at: new Date() };
      held.set(domain.id, domain);
      return domain;
    },
    change: async (id, status) => {
      const before = held.get(id);
      if (before) held.set(id, { ...before, status });
    },
    remove: async (id) => {
      held.delete(id);
    },
  };
}

const handle = () => actors(house, web).owner;
const now = () => handle().read(sendingDomain);
const add = (name: string, id = newId()) => {
  const values = sendingDomainForm.parse({ intent: "add", id, name: ` HTTPS://${name.toUpperCase()}/ ` });
  if (values.intent !== "add") throw new Error("another form");
  return handle().write((tx) => addSendingDomain(tx, house.owner, values));
};
const check = async () => {
  const id = (await now())?.id ?? "";
  await handle().write((tx) => checkSendingDomain(tx, house.owner, id));
  await worker.work();
};

test("a domain is added, its lines are shown, found, and let go of", async () => {
  const name = `mail.${house.handle}.example`;
  const id = newId();
  await add(name, id);
  await add(name, id);
  await worker.work();
  expect(await now()).toMatchObject({ name, state: "waiting", problem: "", lines: { length: 3 } });
  expect((await now())?.lines[0]).toMatchObject({ record: "SPF", type: "MX", priority: 10, found: false });
  await check();
  expect(await now()).toMatchObject({ state: "verified" });
  expect((await now())?.lines.every((line) => line.found)).toBe(true);
  await handle().write((tx) => letGoOfSendingDomain(tx, house.owner, id));
  await worker.work();
  expect(await now()).toBeNull();
  expect(shelf.held.size).toBe(0);
});

test("one whose lines are not there goes on waiting", async () => {
  await add(`never.${house.handle}.example`);
  await worker.work();
  await check();
  expect(await now()).toMatchObject({ state: "waiting" });
});

test("another practice’s domain, the platform’s, and one that is proven in the account already are refused", async () => {
  const name = `mail.${house.handle}.example`;
  await add(name);
  await worker.work();
  const other = await makeHouse(own.owner);
  await expect(
    actors(other, web).owner.write((tx) => addSendingDomain(tx, other.owner, { id: newId(), name })),
  ).rejects.toThrow("Another practice");
  house = other;
  await add("alongside.test");
  await worker.work();
  expect(await now()).toMatchObject({ state: "failed", problem: expect.stringContaining("Alongside’s own") });
  house = await makeHouse(own.owner);
  const proven = await shelf.add("proven.example");
  await shelf.change(proven.id, "verified");
  await add("proven.example");
  await worker.work();
  expect(await now()).toMatchObject({ state: "failed", problem: expect.stringContaining("in use already") });
});

test("an answer that never arrived is found again: the domain is added once", async () => {
  const name = `mail.${house.handle}.example`;
  network.use(
    http.post(
      "*/domains",
      async () => {
        await shelf.add(name);
        return HttpResponse.error();
      },
      { once: true },
    ),
  );
  await add(name);
  await worker.work();
  expect(await now()).toMatchObject({ state: "asked" });
  await worker.tryAgain();
  await worker.work();
  expect(await now()).toMatchObject({ state: "waiting" });
  expect(shelf.held.size).toBe(1);
});

test("nobody but an owner sees to it", async () => {
  await expect(
    actors(house, web).coach.write((tx) => addSendingDomain(tx, house.coach, { id: newId(), name: "a.example" })),
  ).rejects.toThrow("Only an owner");
  expect(await actors(house, web).coach.read(sendingDomain)).toBeNull();
});
