import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { renewAddressForm } from "#app/domain/inbound/inbound.forms.server.ts";
import { addressRow, inboundAddressOf, renewInboundAddress } from "#app/domain/inbound/inbound-address.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { SeenBy } from "#app/ui/quiet-lines.tsx";
import { Section } from "#app/ui/section.tsx";
import { CopyWords } from "./message-own-mailbox.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Your own address for school mail · ${data.practiceName}` : "Your own address for school mail" },
];

const keyOf = ({ context }: LoaderFunctionArgs) => ({ secret: context.secret, domain: context.inbound.domain });

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { address, version } = await guardian.write(async (tx) => ({
    address: await inboundAddressOf(tx, guardian, keyOf(args)),
    version: (await addressRow(tx, guardian))?.version ?? 1,
  }));
  return { practiceName: guardian.practiceName, address: address ?? null, version, email: guardian.email };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const form = await readForm(args.request, renewAddressForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() =>
    guardian.write((tx) => renewInboundAddress(tx, guardian, keyOf(args), form.values.version)),
  );
  if (!done.ok) return done.answer;
  const page = paths.home(guardian.practice, guardian.familyId).schoolAddress;
  return redirectWithNotice(args.context, page, "This is your address now. The old one has stopped.");
}

export default function SchoolAddress() {
  const { address, version, email } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  return (
    <PocketPage back={{ to: home.log, words: "School log" }}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <PocketHead
        title="Your own address for school mail"
        lede="What comes here goes into your school log by itself, from whoever is on your school team."
      />
      {address === null ? (
        <p>There is no such address here yet. Paste what arrives into your log instead.</p>
      ) : (
        <>
          <p className="words mb-3 break-words" id="address">
            {address.slice(0, address.indexOf("@") + 1)}
            <wbr />
            {address.slice(address.indexOf("@") + 1)}
          </p>
          <ul className="ways mb-4" key={address}>
            <li>
              <CopyWords text={address} words="Copy the address" />
            </li>
          </ul>
          <SeenBy>
            Only you see what comes in, until you share your log. Nobody can guess this address, so treat it like a key.
          </SeenBy>
          <Section title="What to do with it">
            <ul className="stack">
              <li>
                Put it in “Bcc” when you write to school from your own mailbox ({email}): your message is kept in the
                log.
              </li>
              <li>Forward what a teacher wrote to you: it is kept with the teacher’s name and day.</li>
              <li>Messages that leave through Alongside carry it already, so answers come in by themselves.</li>
            </ul>
          </Section>
          <Section title="A new address">
            <p className="mb-3">
              If somebody has it who should not: take a new one. The old one stops at once, also for answers that are on
              their way.
            </p>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="version" value={version} />
              <FormButton waitingWords="Making it…">Give me a new address</FormButton>
            </Form>
          </Section>
        </>
      )}
    </PocketPage>
  );
}
