import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireMember } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";

/** The bare address of a practice leads a member to where her day begins. */
export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const desk = paths.desk(member.practice);
  return redirect(member.roles.some((role) => role !== "assistant") ? desk.today : desk.families);
}
