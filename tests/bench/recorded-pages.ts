/** Each measured page, asked once in this process with everything that it does written down. */
import type { Site } from "#tests/support/site.ts";
import type { Replay } from "./bare.ts";
import type { Asker, MeasuredPage } from "./pages.ts";
import { record } from "./recording.ts";
import { idsOfOneTime } from "./renewal.ts";

/** How a page comes: whole, or as the data for a browser in which the product already runs. */
export type Kind = "document" | "navigation";

/** One replay for all lanes, or for a form one for each, since every lane is another parent's. */
export type RecordedPage = { page: MeasuredPage; documents: Replay[]; navigations: Replay[] };

/** Records a page in both kinds. */
export async function recordPage(site: Site, page: MeasuredPage): Promise<RecordedPage> {
  const recorded: Record<Kind, Replay[]> = { document: [], navigation: [] };
  for (const kind of kindsOf(page)) {
    const suffix = kind === "document" ? "" : ".data";
    const askers = page.path === "" ? page.askers : page.askers.slice(0, 1);
    for (const asker of askers) {
      const replay = asker.forms
        ? await recordForm(site, asker, suffix)
        : await recordGet(site, `${page.path}${suffix}`, asker.cookie);
      if (replay.status >= 400) throw new Error(`${page.name} was answered with ${replay.status}`);
      recorded[kind].push(replay);
    }
  }
  return { page, documents: recorded.document, navigations: recorded.navigation };
}

/** A page without a script of ours has no navigation inside the browser. */
export const kindsOf = ({ side }: MeasuredPage): readonly Kind[] =>
  side === "public" ? ["document"] : ["document", "navigation"];

async function recordGet(site: Site, path: string, cookie: string): Promise<Replay> {
  // So that its connections are open and only the page's own statements are seen.
  await site.ask(path, { cookie });
  return { ...(await record(() => site.ask(path, { cookie }))), once: [], named: undefined };
}

async function recordForm(site: Site, { cookie, forms }: Asker, suffix: string): Promise<Replay> {
  const [first, second] = (await forms?.(2)) ?? [];
  if (!first || !second) throw new Error("no forms to send");
  const send = (form: typeof first) => record(() => site.ask(`${form.path}${suffix}`, { cookie, form: form.fields }));
  const recording = await send(first);
  return { ...recording, once: idsOfOneTime(recording, await send(second)), named: first.named, at: first.at };
}
