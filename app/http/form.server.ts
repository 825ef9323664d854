import type { SubmissionResult } from "@conform-to/dom";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { answerForm, attempt, type FormAnswer } from "./problems.server.ts";

type Read<Values> =
  | {
      ok: true;
      values: Values;
      typed: FormAnswer["typed"];
      /** Runs a verb; a refusal becomes the form's answer with everything typed kept. */
      attempt: <T>(work: () => Promise<T>) => ReturnType<typeof attempt<T>>;
    }
  | { ok: false; answer: ReturnType<typeof answerForm> };

/**
 * Reads a form against its schema.
 *
 * @returns the values, or the answer with a sentence per field and all that was typed (422)
 */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Read<z.output<Schema>>> {
  return readFields(await formData(request), schema);
}

/** The same for fields that were read before, by a route with several forms. */
export function readFields<Schema extends z.ZodType>(fields: FormData, schema: Schema): Read<z.output<Schema>> {
  const submission = parseWithZod(fields, { schema });
  const typed = typedFields(fields);
  if (submission.status === "success") {
    return { ok: true, values: submission.value, typed, attempt: (work) => attempt(typed, work) };
  }
  return { ok: false, answer: answerForm({ ...sentences(submission.reply()), typed }) };
}

/**
 * The fields of a request. A body that is no form at all is read as an empty one, so that the schema answers it with
 * its own sentences.
 */
export async function formData(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    return new FormData();
  }
}

/** Native constraints (required, maxLength, pattern …) of a schema's fields, to be sent with the loader. */
export const constraintsOf = <Schema extends z.ZodType>(schema: Schema) => getZodConstraint(schema) ?? {};

function sentences(reply: SubmissionResult<string[]>): Pick<FormAnswer, "problems" | "whole"> {
  const problems: FormAnswer["problems"] = {};
  for (const [field, said] of Object.entries(reply.error ?? {})) if (field && said?.[0]) problems[field] = said[0];
  const whole = reply.error?.[""]?.[0];
  return whole ? { problems, whole } : { problems };
}

/** Everything that was typed, for the page to keep; no password is among it. */
export function typedFields(fields: FormData): FormAnswer["typed"] {
  const typed: FormAnswer["typed"] = Object.create(null);
  for (const name of new Set(fields.keys())) {
    if (/password/i.test(name)) continue;
    const values = fields.getAll(name).filter((value): value is string => typeof value === "string");
    typed[name] = values.length > 1 ? values : values[0];
  }
  return { ...typed };
}
