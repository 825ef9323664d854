import { format } from "node:util";
import { afterEach, beforeEach, expect } from "vitest";

/** An error that nobody looks at is a fault: a test in which something wrote to console.error or console.warn fails. */
let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  console.error = (...words) => void complaints.push(format(...words));
  console.warn = (...words) => void complaints.push(format(...words));
});

afterEach(() => {
  expect(complaints, "written to console.error or console.warn").toEqual([]);
});

/**
 * For a test that expects a complaint: takes what was written so far, so that the test may look at it.
 * @returns the lines, oldest first
 */
export function takeComplaints(): string[] {
  const taken = complaints;
  complaints = [];
  return taken;
}
