import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { requireMember } from "#app/http/guards.server.ts";
import { DeskHead } from "#app/ui/page-head.tsx";

export const meta: MetaFunction = () => [{ title: "Calendar" }];

export async function loader(args: LoaderFunctionArgs) {
  await requireMember(args);
  return null;
}

export default function Placeholder() {
  return <DeskHead title="Not built yet." />;
}
