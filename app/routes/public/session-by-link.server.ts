import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  appointmentAt,
  type LinkFound,
  type SessionShown,
  sessionShown,
} from "#app/domain/scheduling/booking-page.queries.server.ts";
import { linkHolder, visitor } from "#app/http/guards.server.ts";

/** What a link that opens nothing any more is answered with. */
export const gone = 410;

export type ByLink = { token: string } & (
  | { found: LinkFound; session: SessionShown }
  | { found: undefined; session: undefined }
);

/** The session that a link in a mail opens, until it is over. Opening it changes nothing. */
export async function byLink({ params, context }: LoaderFunctionArgs | ActionFunctionArgs): Promise<ByLink> {
  const token = params.token ?? "";
  const found = await visitor(context).read((tx) => appointmentAt(tx, token));
  const session = found && (await linkHolder(context, found).read((tx) => sessionShown(tx, found.appointmentId)));
  return found && session ? { token, found, session } : { token, found: undefined, session: undefined };
}
