import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args);
  return null;
}

export default function Page() {
  return <p>Not built yet.</p>;
}
