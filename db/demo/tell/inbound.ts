import type { FamilyPage, GuardianTold } from "./told.ts";

/** What came to a guardian's own address and waits for her word. */
export function tellInbound(page: FamilyPage) {
  const { own, id } = page;

  function mailWaits(told: {
    to: GuardianTold;
    from: { name: string; address: string };
    at: Date;
    subject: string;
    body: string;
    why: "sender" | "not proved";
  }): void {
    if (!page.calendar.isPast(told.at)) return;
    const mailId = id(`mail ${told.subject}`);
    page.seed.add("inbound_mail", {
      ...own,
      id: mailId,
      guardian_id: told.to.id,
      provider_id: mailId,
      state: "unsure",
      kind: "message",
      why: [told.why],
      from_name: told.from.name,
      from_address: told.from.address,
      subject: told.subject,
      received_at: told.at,
      moved_at: told.at,
    });
    page.seed.add("inbound_content", {
      ...own,
      mail_id: mailId,
      guardian_id: told.to.id,
      direction: "in",
      with_name: told.from.name,
      with_address: told.from.address,
      subject: told.subject,
      body: told.body,
      happened_at: told.at,
    });
  }

  return { mailWaits };
}
