import { z } from "zod";
import { hiddenId, hiddenVersion } from "#app/http/zod-words.server.ts";

/** What she says of a mail that waits. */
export const placeMailForm = z.object({
  mail: hiddenId(),
  intent: z.enum(["place", "add to team", "not for my log"], { error: "Choose what it is." }),
});

/** A new private address, in place of the one that she saw. */
export const renewAddressForm = z.object({ version: hiddenVersion() });

/** What an owner does with a mail that fits nobody. */
export const nobodysMailForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("discard"), mail: hiddenId() }),
  z.object({ intent: z.literal("hand on"), mail: hiddenId(), guardian: z.uuid("Choose whom it is for.") }),
]);
