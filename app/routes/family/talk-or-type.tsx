import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { formData } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { FormButton } from "#app/ui/button.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { PocketPage } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Talk or type? · ${data.practice}` : "Talk or type?" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  return { practice: guardian.practiceName };
}

/** Nothing is set by it: every box takes both, always. It only shows where the microphone is. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const home = paths.home(guardian.practice, guardian.familyId);
  const talks = (await formData(args.request)).get("how") === "talk";
  if (!talks) return redirect(home.week, 303);
  const words =
    "Tap “Speak” in a box and say it; where your browser can’t listen, use the microphone on your keyboard.";
  return redirectWithNotice(args.context, home.week, words);
}

export default function TalkOrType() {
  return (
    <PocketPage>
      <PocketHead
        title="Talk or type?"
        lede="Both work in every box, and you can change your mind in the middle of a sentence."
      />
      <Form method="post" className="row">
        <FormButton half name="how" value="talk">
          I’d rather talk
        </FormButton>
        <FormButton half name="how" value="type">
          I’d rather type
        </FormButton>
      </Form>
    </PocketPage>
  );
}
