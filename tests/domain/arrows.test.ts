import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { draftArrows, draftStates, mayWalkDraft } from "#app/domain/drafts/draft.ts";
import { goalArrows, goalStates, mayWalkGoal } from "#app/domain/goals/goal.ts";
import {
  assignmentArrows,
  assignmentStates,
  mayWalk,
  replyKinds,
  stateAfterReply,
} from "#app/domain/homework/assignment.ts";
import { mailArrows, mailStates } from "#app/domain/inbound/inbound-mail.ts";
import { domainArrows, domainStates } from "#app/domain/practice/sending-domain.ts";
import { appointmentArrows, appointmentStates, mayCharge } from "#app/domain/scheduling/appointment.ts";
import { pointArrows, pointStates } from "#app/domain/school-log/settled-point.ts";

/** The arrows of the newest migration that defines them. */
function databaseArrows(noun: string): string[] {
  const folder = new URL("../../db/migrations/", import.meta.url);
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .toSorted()
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .findLast((sql) => /create (or replace )?function arrows\(\)/.test(sql));
  const body = /function arrows\(\)[^$]*\$\$([^$]*)\$\$/.exec(newest ?? "")?.[1] ?? "";
  return [...body.matchAll(/\('([^']*)', '([^']*)', '([^']*)', '([^']*)'\)/g)]
    .filter((row) => row[1] === noun)
    .map((row) => `${row[2]} > ${row[3]} (${row[4]})`)
    .toSorted();
}

const written = (arrows: readonly { from: string; to: string; who: string }[]) =>
  arrows.map((arrow) => `${arrow.from} > ${arrow.to} (${arrow.who})`).toSorted();

describe("arrows between states", () => {
  it.each([
    { noun: "assignment", arrows: assignmentArrows, states: assignmentStates },
    { noun: "draft", arrows: draftArrows, states: draftStates },
    { noun: "goal", arrows: goalArrows, states: goalStates },
    { noun: "settled_point", arrows: pointArrows, states: pointStates },
    { noun: "inbound_mail", arrows: mailArrows, states: mailStates },
    { noun: "sending_domain", arrows: domainArrows, states: domainStates },
    { noun: "appointment", arrows: appointmentArrows, states: appointmentStates },
  ])("of a $noun are the database's, each once, between known states", ({ noun, arrows, states }) => {
    expect(written(arrows)).toEqual(databaseArrows(noun));
    expect(new Set(written(arrows)).size).toBe(arrows.length);
    const known: readonly string[] = states;
    for (const arrow of arrows) expect(known).toEqual(expect.arrayContaining([arrow.from, arrow.to]));
  });

  it("lets only a coach say that a text looks ready, and only a guardian send it", () => {
    expect(mayWalkDraft("shared", "looks ready", "member")).toBe(true);
    expect(mayWalkDraft("shared", "looks ready", "guardian")).toBe(false);
    expect(mayWalkDraft("looks ready", "sent", "member")).toBe(false);
  });

  it("never stops a parent from sending what is hers", () => {
    for (const state of ["private", "shared", "thoughts", "looks ready"] as const) {
      expect(mayWalkDraft(state, "sent", "guardian")).toBe(true);
    }
  });

  it("offers “not this week” wherever something is asked of her", () => {
    for (const state of ["given", "started", "answered"] as const) {
      expect(mayWalk(state, "not this week", "guardian")).toBe(true);
    }
    expect(mayWalk("shared", "given", "guardian")).toBe(false);
  });

  it("leads from every reply to a state that a coach may walk to", () => {
    for (const kind of replyKinds) expect(mayWalk("shared", stateAfterReply(kind), "member")).toBe(true);
  });

  it("charges nothing for a request that was declined, a hold that lapsed, or what was cancelled in time", () => {
    for (const pays of ["later", "now", "package"] as const) {
      for (const state of ["requested", "declined", "expired", "cancelled"] as const) {
        expect(mayCharge(state, pays)).toBe("nothing");
      }
      expect(mayCharge("missed", pays)).toBe("late fee");
    }
    expect(mayCharge("held", "now")).toBe("price");
  });

  it("leaves the states of a goal to the coach", () => {
    expect(mayWalkGoal("active", "resting", "member")).toBe(true);
    expect(mayWalkGoal("reached", "planned", "member")).toBe(false);
  });
});
