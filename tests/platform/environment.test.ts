import { expect, test } from "vitest";
import { EnvironmentProblem, webEnvironment, workerEnvironment } from "#app/outside/env.server.ts";

const enough = {
  DATABASE_URL: "postgres://web:x@127.0.0.1/alongside",
  WORKER_DATABASE_URL: "postgres://worker:x@127.0.0.1/alongside",
  APP_SECRET: "0123456789abcdef0123456789abcdef",
  APP_ORIGIN: "https://alongside.example",
  RESEND_API_KEY: "re_something",
};

function problem(
  variables: Record<string, string | undefined>,
  read: typeof webEnvironment | typeof workerEnvironment = webEnvironment,
) {
  try {
    read(variables);
  } catch (error) {
    if (error instanceof EnvironmentProblem) return error.message;
    throw error;
  }
  return "none";
}

test("what is enough is read, with what is usual for the rest", () => {
  expect(webEnvironment(enough)).toMatchObject({
    origin: "https://alongside.example",
    port: 3000,
    trustProxy: 0,
    sandbox: false,
    mail: { apiKey: "re_something", baseUrl: undefined },
  });
});

test("everything that is missing is told at once, each in a sentence", () => {
  const { DATABASE_URL: _url, APP_SECRET: _secret, ...rest } = enough;
  const told = problem(rest);
  expect(told).toMatch(/^APP_SECRET is missing/m);
  expect(told).toMatch(/^DATABASE_URL is missing/m);
});

test.each([
  [{ PORT: "eighty" }, /PORT is a number/],
  [{ PORT: "70000" }, /PORT is a number/],
  [{ APP_SECRET: "short" }, /APP_SECRET has fewer than 32/],
  [{ APP_ORIGIN: "https://alongside.example/" }, /no slash at the end/],
  [{ APP_ORIGIN: "http://alongside.example" }, /begins with https/],
  [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL begins with postgres/],
  [{ RESEND_API_KEY: "" }, /RESEND_API_KEY is missing/],
  [{ RESEND_API_KEY: undefined }, /RESEND_API_KEY is missing/],
  [{ SANDBOX: "1" }, /Leave one out/],
  [{ SANDBOX: "1", RESEND_API_KEY: undefined }, /works on this machine alone/],
  [{ SANDBOX: "yes" }, /SANDBOX is 1 or is left out/],
  [{ TRUST_PROXY: "-1" }, /TRUST_PROXY/],
])("%o is refused", (change, words) => {
  expect(problem({ ...enough, ...change })).toMatch(words);
});

test("the sandbox stands in for Resend on this machine", () => {
  const local = {
    ...enough,
    RESEND_API_KEY: undefined,
    SANDBOX: "1",
    SANDBOX_PORT: "4001",
    APP_ORIGIN: "http://localhost:3000",
  };
  expect(webEnvironment(local)).toMatchObject({ sandbox: true, mail: { baseUrl: "http://127.0.0.1:4001" } });
});

test("the worker asks for its own login", () => {
  const { WORKER_DATABASE_URL: _url, ...rest } = enough;
  expect(problem(rest, workerEnvironment)).toMatch(/WORKER_DATABASE_URL is missing/);
});
