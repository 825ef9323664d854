import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { keepDisplay } from "#app/http/display.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { localPath } from "#app/http/local-path.ts";
import { notFound } from "#app/http/problems.server.ts";

const displayForm = z.object({
  size: z.enum(["normal", "large"]).catch("normal"),
  theme: z.enum(["system", "light", "dark"]).catch("system"),
  back: z.string().max(500).optional(),
});

/** Larger type, and light or dark: kept on the device. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, displayForm);
  if (!form.ok) throw notFound();
  return redirect(localPath(form.values.back) ?? "/", {
    status: 303,
    headers: { "Set-Cookie": keepDisplay(context, form.values) },
  });
}
export function loader() {
  throw notFound();
}
