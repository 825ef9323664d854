import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import type { Addressee, Recipients } from "./message.ts";

/** What the form says about whom a message goes to. */
export type RecipientFields = {
  to: string[];
  toName: string;
  toEmail: string;
  cc: string[];
  ccName: string;
  ccEmail: string;
};

/**
 * Turns the chosen cards and typed names into recipients. A card is looked up anew, so that only an educator of the writer's own
 * family can be addressed, under the name and address that stand on the card today.
 *
 * @throws Refusal not so, at `to` or `cc`, for a card that is not there
 */
export async function recipientsFrom(tx: Tx, fields: RecipientFields): Promise<Recipients> {
  const ids = [...new Set([...fields.to, ...fields.cc])];
  const cards =
    ids.length === 0
      ? []
      : await tx.selectFrom("educator").select(["id", "name", "email"]).where("id", "in", ids).execute();
  const chosen = (wanted: readonly string[], field: string): Addressee[] =>
    [...new Set(wanted)].map((id) => {
      const card = cards.find((row) => row.id === id);
      if (!card) throw new Refusal("not so", "This teacher is not on your list any more. Choose again.", field);
      return { educatorId: card.id, name: card.name, email: card.email };
    });
  const typed = (name: string, email: string): Addressee[] =>
    name === "" && email === "" ? [] : [{ name: name === "" ? email : name, email }];
  const to = [...chosen(fields.to, "to"), ...typed(fields.toName, fields.toEmail)];
  const alreadyTo = new Set(fields.to);
  const cc = [
    ...chosen(
      fields.cc.filter((id) => !alreadyTo.has(id)),
      "cc",
    ),
    ...typed(fields.ccName, fields.ccEmail),
  ];
  return { to, cc };
}
