import { firstName } from "#app/domain/names.ts";
import { handOver } from "#app/domain/review/hand-over.server.ts";
import { handOverForm } from "#app/domain/review/review.forms.server.ts";
import { deskItems } from "#app/domain/review/review.queries.server.ts";
import { readFields } from "#app/http/form.server.ts";
import type { MemberActor } from "#app/http/guards.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { afterDecision } from "./desk-place.ts";

/** Hands an item to another reader of the family, and goes on to what waits next. */
export async function handItemOver(
  coach: MemberActor,
  context: LoadContext,
  item: { kind: "draft" | "assignment"; id: string },
  fields: FormData,
) {
  const form = readFields(fields, handOverForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() =>
    coach.write(async (tx) => {
      const items = await deskItems(tx, coach);
      return { items, ...(await handOver(tx, coach, item, form.values)) };
    }),
  );
  if (!done.ok) return done.answer;
  const to = afterDecision(done.result.items, item.id, paths.desk(coach.practice));
  return redirectWithNotice(context, to, `It is with ${firstName(done.result.name)} now, who hears of it.`);
}
