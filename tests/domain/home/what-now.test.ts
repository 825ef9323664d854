import { describe, expect, test } from "vitest";
import { readsAgain } from "#app/domain/home/reads-again.server.ts";
import type { OpenMessage } from "#app/domain/home/week.queries.server.ts";
import { whatNow, withCoach } from "#app/domain/home/what-now.ts";
import type { ToTry } from "#app/domain/homework/homework.queries.server.ts";

const message = (id: string, state: OpenMessage["state"], dueAt: string | null = null): OpenMessage => ({
  id,
  state,
  recipients: { to: [], cc: [] },
  subject: "",
  body: "A line.",
  word: "",
  lookedBy: null,
  dueAt,
  restsUntil: null,
  at: "2025-10-14T12:00:00Z",
});

const exercise = (id: string, state: ToTry["state"], byDay: string | null = null): ToTry => ({
  id,
  title: "Before I write",
  note: "",
  minutes: 8,
  shortMinutes: 2,
  state,
  byDay,
  giver: "Keisha Lindo",
  moreAsked: state === "answered",
  shortWords: null,
});

const ids = (things: ReturnType<typeof whatNow>) =>
  things.map((thing) =>
    "message" in thing ? thing.message.id : "arrived" in thing ? thing.arrived.id : thing.exercise.id,
  );

describe("what there is to do now", () => {
  test("comes in order: thoughts, looks ready, more asked, to try by its day, begun by herself", () => {
    const toTry = [
      exercise("some day", "given"),
      exercise("by Friday", "started", "2025-10-17"),
      exercise("more", "answered"),
    ];
    const messages = [message("begun", "private"), message("ready", "looks ready"), message("thoughts", "thoughts")];
    expect(ids(whatNow(toTry, messages))).toEqual(["thoughts", "ready", "more", "by Friday", "some day", "begun"]);
  });

  test("begins with what school wrote, and lets a message rest that she keeps until morning", () => {
    const resting = { ...message("resting", "private"), restsUntil: "2025-10-15T11:30:00Z" };
    const arrived = { id: "arrived", by: "Mr. Kyle Brandvold", body: "A line.", happenedAt: "2025-10-14T00:52:00Z" };
    expect(ids(whatNow([exercise("by Friday", "given")], [resting], arrived))).toEqual(["arrived", "by Friday"]);
  });

  test("leaves out what waits for others, leaves by itself, or was left for another week", () => {
    const toTry = [exercise("with Keisha", "shared"), exercise("not this week", "not this week")];
    const messages = [message("being read", "shared"), message("leaves", "looks ready", "2025-10-15T11:30:00Z")];
    expect(whatNow(toTry, messages)).toEqual([]);
    expect(withCoach(toTry, messages)).toMatchObject({
      messages: [{ id: "being read" }],
      exercises: [{ id: "with Keisha" }],
    });
  });
});

describe("when a coach reads again", () => {
  const hours = { workdays: [1, 2, 3, 4, 5], dayStarts: "08:30:00", dayEnds: "17:00:00", zone: "America/New_York" };

  test.each([
    ["in the evening", "2025-10-14T23:00:00Z", "2025-10-15T12:30:00.000Z"],
    ["on Friday evening", "2025-10-17T23:00:00Z", "2025-10-20T12:30:00.000Z"],
  ])("%s it is the next working morning", (_, now, again) => {
    expect(readsAgain(hours, new Date(now))).toEqual({ now: false, at: new Date(again) });
  });

  test("within her hours she does now, and without hours nobody knows", () => {
    expect(readsAgain(hours, new Date("2025-10-14T15:00:00Z"))?.now).toBe(true);
    expect(readsAgain({ ...hours, workdays: [] }, new Date("2025-10-14T15:00:00Z"))).toBeNull();
  });
});
