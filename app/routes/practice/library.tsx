import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireMember } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await requireMember(args);
  return null;
}

export default function Page() {
  return <p>Not built yet.</p>;
}
