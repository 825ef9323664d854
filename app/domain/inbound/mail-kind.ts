import { type Headers, header } from "./mail-headers.ts";

/** What kind of mail it is: from a person, an automatic answer, from a machine to many, or word that a mail did not arrive. */
export type MailKind = "message" | "automatic" | "list" | "bounce";

const notDelivered =
  /^(?:undeliver|delivery (?:status|has failed|failure|incomplete)|mail delivery (?:failed|system)|returned mail|failure notice|no se puede entregar|unzustellbar|échec de (?:la )?remise|non remis)/i;

const away =
  /^(?:automatic reply|auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|away from|vacation|respuesta automática|fuera de la oficina|réponse automatique|absence du bureau|automatische antwort|abwesenheits|trả lời tự động)/i;

/**
 * Recognises mail that no person wrote to her, by its headers first and by its subject where a program sets none.
 *
 * @param mail.from the sender's address
 */
export function mailKind(mail: { headers: Headers; from: string; subject: string }): MailKind {
  const of = (name: string) => header(mail.headers, name)?.toLowerCase() ?? "";
  const daemon = /^(?:mailer-daemon|postmaster|mail-daemon)@/i.test(mail.from);
  const report = /multipart\/report/.test(of("content-type")) && /delivery-status/.test(of("content-type"));
  const nobody = of("return-path") === "<>";
  if (report || of("x-failed-recipients") !== "" || ((daemon || nobody) && notDelivered.test(mail.subject)))
    return "bounce";
  const submitted = of("auto-submitted");
  if (
    submitted.startsWith("auto-replied") ||
    of("x-autoreply") !== "" ||
    of("x-autorespond") !== "" ||
    of("precedence") === "auto_reply" ||
    (away.test(mail.subject) && (submitted !== "no" || nobody))
  ) {
    return "automatic";
  }
  const toMany =
    of("list-id") !== "" ||
    of("list-post") !== "" ||
    of("list-unsubscribe") !== "" ||
    /^(?:bulk|list|junk)$/.test(of("precedence"));
  return toMany || submitted.startsWith("auto-") ? "list" : "message";
}
