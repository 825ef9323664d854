import type { Form } from "#app/domain/homework/homework.ts";

/**
 * Which screen of the parent's phone stands beside the page, from the address.
 *
 * @param asked the address's search: `see` a step, `form=short`
 */
export function previewOf(asked: URLSearchParams): { see: string | null; form: Form } {
  return { see: asked.get("see"), form: asked.get("form") === "short" ? "short" : "whole" };
}
