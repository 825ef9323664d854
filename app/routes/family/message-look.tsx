import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import { aroundWriting } from "#app/domain/drafts/around-writing.server.ts";
import { lookOver } from "#app/domain/drafts/check/look-over.ts";
import { rewordLetter } from "#app/domain/drafts/keep-text.server.ts";
import { withWording } from "#app/domain/drafts/looked-letter.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { ownWordings } from "#app/domain/drafts/phrases/own-wordings.ts";
import { formData } from "#app/http/form.server.ts";
import { type GuardianActor, idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { attempt } from "#app/http/problems.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { LookSheet, lookLede } from "./look-sheet.tsx";
import { orGone } from "./message-gone.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `A second pair of eyes · ${messageTitle(data.to)}` : "A second pair of eyes" },
];

/** For a browser without JavaScript: the kept letter is looked at here, and nothing of what is seen is kept or logged. */
export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const own = await orGone(() => looked(guardian, id, []));
  if (own.gone) throw redirect(paths.home(guardian.practice, guardian.familyId).message(id));
  return { id, ...own };
}

async function looked(guardian: GuardianActor, id: string, kept: readonly string[]) {
  const { own, phrases } = await guardian.read(async (tx) => ({
    own: await ownMessage(tx, guardian, id),
    phrases: (await aroundWriting(tx, guardian, id)).phrases,
  }));
  const { body, recipients } = own.message;
  return {
    gone: own.state === "sent" || own.state === "answered",
    to: recipients.to,
    body,
    version: own.version,
    look: lookOver(body, { phrases: ownWordings(phrases), kept }),
    kept: [...kept],
  };
}

const mostKept = 100;

/**
 * "Keep mine" comes along in the form for this sitting, and "Use this" puts the chosen wording in the place of her line, when the letter
 * is still the one that was looked at.
 */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const fields = await formData(args.request);
  const kept = fields
    .getAll("kept")
    .filter((key): key is string => typeof key === "string")
    .slice(-mostKept);
  const [pressed, at, way] = String(fields.get("intent") ?? "").split(".");
  const own = await orGone(() => looked(guardian, id, kept));
  const remark = own.look.remarks[Number(at)];
  if (pressed === "keep" && remark)
    return data({ ...(await looked(guardian, id, [...kept, remark.key])), whole: undefined });
  const words = remark?.tries[Number(way)];
  if (pressed !== "use" || !remark || words === undefined) return data({ ...own, whole: undefined });
  const body = withWording(own.body, remark, words);
  const done = await attempt({}, () =>
    guardian.write((tx) => rewordLetter(tx, guardian, id, { version: Number(fields.get("version")), body })),
  );
  const whole = done.ok ? undefined : done.answer.data.whole;
  return data({ ...(await looked(guardian, id, kept)), whole });
}

export default function MessageLook() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { home } = usePocket();
  const { body, look, version, kept } = answer ?? loaded;
  return (
    <PocketPage back={{ to: home.message(loaded.id), words: "Your message" }}>
      <PocketHead title="A second pair of eyes" lede={`${lookLede(look)} No one else sees this, and it isn’t kept.`} />
      <FormProblems whole={answer?.whole} />
      <Form method="post">
        <input type="hidden" name="version" value={version} />
        {kept.map((key) => (
          <input type="hidden" name="kept" value={key} key={key} />
        ))}
        <LookSheet
          body={body}
          look={look}
          ways={{
            use: (_remark, at, _words, way, half) => (
              <FormButton
                key={way}
                half={half}
                look={half ? "outlined" : "plain"}
                name="intent"
                value={`use.${at}.${way}`}
              >
                Use this
              </FormButton>
            ),
            keep: (_remark, at) => (
              <FormButton half name="intent" value={`keep.${at}`}>
                Keep mine
              </FormButton>
            ),
          }}
        />
      </Form>
      <div className="stack look-end">
        <ButtonLink look="filled" to={home.message(loaded.id)}>
          Back to my message
        </ButtonLink>
        <Form method="post" action={home.message(loaded.id)} className="as-it-is">
          <FormButton look="plain" name="intent" value="as it is">
            Send it as it is
          </FormButton>
        </Form>
      </div>
    </PocketPage>
  );
}
