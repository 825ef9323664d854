import { demoId } from "#db/demo/seed.ts";

/**
 * Every route, and who gets in. The isolation walk reads it: a route that is not here fails, and so does one whose
 * rightful visitor does not get her page with her own words on it.
 */
export type Visitor =
  | "owner"
  | "coach"
  | "other coach"
  | "assistant"
  | "guardian"
  | "other guardian"
  | "other practice’s owner"
  | "other practice’s parent"
  | "suspended";

/** Parts of an address that stand for a row. */
export type Part =
  | "family"
  | "guardian"
  | "child"
  | "educator"
  | "draft"
  | "assignment"
  | "goal"
  | "file"
  | "entry"
  | "point"
  | "series"
  | "service"
  | "appointment"
  | "group";

export type Door = {
  /** Who gets in. "anybody" needs no sign-in; "person" needs one, of anybody. */
  for: "anybody" | "person" | readonly Visitor[];
  /** Words that the rightful visitor finds there and nobody else anywhere; none for a page without a row's own words. */
  canary?: string;
  /** What its loader answers to the rightful visitor when that is no page; 200 when left out. */
  answers?: number | readonly number[];
  /** It only takes forms: a GET is answered with 404 or 405. */
  onlyForms?: true;
  /** Which row a part stands for where the usual one won't do. */
  rows?: Partial<Record<Part, string>>;
};

const coaching = ["owner", "coach"] as const;
const members = ["owner", "coach", "assistant"] as const;
const everyMember = ["owner", "coach", "other coach", "assistant"] as const;
const everyCoach = ["owner", "coach", "other coach"] as const;
const hers = ["guardian"] as const;
const bothHomes = ["guardian", "other guardian"] as const;

export const doors: Record<string, Door> = {
  "/": { for: "anybody" },
  "/sign-in": { for: "anybody" },
  "/sign-in/code": { for: "anybody", answers: [200, 302] },
  "/sign-in/password": { for: "anybody" },
  "/sign-up": { for: "anybody" },
  "/forgotten": { for: "anybody" },
  "/link/:token": { for: "anybody", answers: [404, 410] },
  "/invitation/:token": { for: "anybody", answers: [404, 410] },
  "/sign-out": { for: "anybody", onlyForms: true },
  "/display": { for: "anybody", onlyForms: true },
  "/sandbox/mail": { for: "anybody", answers: 404 },
  "/sandbox/mail.json": { for: "anybody", answers: 404 },
  "/sandbox/mail/:mail": { for: "anybody", answers: 404 },
  "/sandbox/mail/:mail/html": { for: "anybody", answers: 404 },
  "/sandbox/mail/:mail/answer": { for: "anybody", onlyForms: true },
  "/book/:handle": { for: "anybody", answers: 302 },
  // The demo's page has no picture.
  "/book/:handle/picture/:hash": { for: "anybody", answers: 404 },
  "/book/:handle/:service": {
    for: "anybody",
    canary: "Free first call",
    rows: { service: demoId("bridgewell service Free first call") },
  },
  // The link of Priya’s next session, which opens that one to whoever has it.
  "/s/:token": { for: "anybody", canary: "Tobias Achterberg" },
  "/s/:token/move": { for: "anybody", canary: "Move this session" },
  "/s/:token/cancel": { for: "anybody", canary: "Tobias Achterberg" },
  "/s/:token/session.ics": { for: "anybody", canary: "Tobias Achterberg" },
  "/hooks/resend": { for: "anybody", onlyForms: true },
  "/hooks/calendar/:token": { for: "anybody", answers: 404 },
  "/*": { for: "anybody", answers: 404 },

  "/doors": { for: "person", answers: [200, 302] },
  "/account": { for: "person" },
  "/account/password": { for: "person" },

  "/p/:practice/f/:family/log/came-in": { for: bothHomes },
  "/p/:practice/f/:family/log/address": { for: bothHomes },
  "/p/:practice/settings/inbound": { for: ["owner"] },
  "/p/:practice/f/:family": { for: bothHomes },
  "/p/:practice/f/:family/welcome": { for: bothHomes, answers: [200, 302] },
  "/p/:practice/f/:family/people": { for: bothHomes },
  "/p/:practice/f/:family/try/:assignment": { for: hers, canary: "One of the three is enough" },
  "/p/:practice/f/:family/try/:assignment/share": { for: hers, answers: [200, 302] },
  "/p/:practice/f/:family/try/:assignment/:step": { for: hers, answers: [200, 302] },
  "/p/:practice/f/:family/try/:assignment/:step/keep": { for: hers, onlyForms: true },
  "/p/:practice/f/:family/write": { for: bothHomes },
  "/p/:practice/f/:family/welcome/talk-or-type": { for: bothHomes },
  "/p/:practice/f/:family/arrived": { for: bothHomes },
  "/p/:practice/f/:family/arrived/:entry": { for: hers, canary: "The clay dog is on the shelf by the door" },
  "/p/:practice/f/:family/write/new": { for: bothHomes, answers: [200, 302] },
  "/p/:practice/f/:family/write/promise": { for: bothHomes },
  "/p/:practice/f/:family/write/:draft": { for: hers, canary: "She never finds it and nobody shows her" },
  "/p/:practice/f/:family/write/:draft/keep": { for: hers, onlyForms: true },
  "/p/:practice/f/:family/write/:draft/start": { for: hers },
  "/p/:practice/f/:family/write/:draft/look": { for: hers, canary: "She never finds it and nobody shows her" },
  "/p/:practice/f/:family/write/:draft/phrases": { for: hers },
  "/p/:practice/f/:family/write/:draft/thoughts": { for: hers, canary: "What did you see, and on which day?" },
  "/p/:practice/f/:family/write/:draft/send": { for: hers },
  "/p/:practice/f/:family/write/:draft/files": { for: hers, canary: "the-blue-folder.txt" },
  "/p/:practice/f/:family/write/:draft/paper": { for: hers, canary: "She never finds it and nobody shows her" },
  "/p/:practice/f/:family/write/:draft/each": { for: hers, canary: "Okafor" },
  "/p/:practice/f/:family/write/:draft/message.eml": { for: hers, canary: "X-Unsent: 1" },
  "/p/:practice/f/:family/files/:file": { for: hers, canary: "What lies in the blue folder" },
  "/p/:practice/f/:family/log": { for: bothHomes },
  "/p/:practice/f/:family/log/new": { for: bothHomes },
  "/p/:practice/f/:family/log/share": { for: bothHomes },
  "/p/:practice/f/:family/log/take-along": { for: bothHomes },
  "/p/:practice/f/:family/log/table.csv": { for: bothHomes },
  // The two homes of the story share their logs.
  "/p/:practice/f/:family/log/settled/:point": { for: bothHomes, canary: "He asks “Bag?” at the bell." },
  "/p/:practice/f/:family/log/:entry": { for: bothHomes, canary: "The clay dog is on the shelf by the door" },
  "/p/:practice/f/:family/sessions": { for: bothHomes },
  "/p/:practice/f/:family/sessions/book": { for: bothHomes },
  "/p/:practice/f/:family/sessions/book/:service": { for: bothHomes, canary: "Fifty minutes with Tobias" },
  "/p/:practice/f/:family/sessions/book/:service/wait": { for: bothHomes },
  "/p/:practice/f/:family/sessions/groups/:group": { for: bothHomes, canary: "Nobody is told who comes" },
  "/p/:practice/f/:family/sessions/:appointment": { for: hers, canary: "What came of it" },
  "/p/:practice/f/:family/sessions/:appointment/move": { for: hers, canary: "This session stands no more" },
  "/p/:practice/f/:family/sessions/:appointment/cancel": { for: hers, canary: "nothing to cancel" },
  "/p/:practice/f/:family/sessions/:appointment/session.ics": { for: hers, canary: "Tobias Achterberg" },
  "/p/:practice/f/:family/sessions/calendar": { for: bothHomes },
  "/p/:practice/f/:family/sessions/:appointment/talk": { for: hers, canary: "I have looked for it myself now" },
  "/p/:practice/f/:family/sessions/:appointment/talk/keep": { for: hers, onlyForms: true },
  "/p/:practice/f/:family/sessions/:appointment/recap": { for: hers, canary: "I design these things" },
  "/p/:practice/f/:family/toward": { for: bothHomes },
  "/p/:practice/f/:family/toward/:goal": { for: bothHomes },

  "/p/:practice": { for: everyMember, answers: 302 },
  "/p/:practice/today": { for: everyCoach },
  "/p/:practice/review": { for: everyCoach },
  "/p/:practice/review/drafts/:draft": { for: coaching, canary: "She never finds it and nobody shows her" },
  "/p/:practice/review/homework/:assignment": { for: coaching, canary: "How did the groups come about on Tuesday?" },
  "/p/:practice/find": { for: everyMember },
  "/p/:practice/families": { for: everyMember },
  "/p/:practice/families/new": { for: everyCoach },
  "/p/:practice/families/:family": { for: members, canary: "Leela" },
  "/p/:practice/families/:family/to-school": { for: coaching },
  "/p/:practice/families/:family/files/:file": { for: coaching, canary: "What lies in the blue folder" },
  "/p/:practice/families/:family/school-log": { for: coaching, canary: "I will ask “Bag?” at the bell" },
  "/p/:practice/families/:family/homework": { for: coaching },
  "/p/:practice/families/:family/goals": { for: coaching, canary: "Two homes, one voice." },
  "/p/:practice/families/:family/timeline": { for: coaching },
  "/p/:practice/families/:family/notes": { for: coaching, canary: "Order of Apr 2 on file" },
  "/p/:practice/families/:family/edit": { for: coaching },
  "/p/:practice/families/:family/guardians/:guardian": { for: coaching, canary: "503 555 0162" },
  "/p/:practice/families/:family/children/:child": { for: coaching, canary: "Clay, dogs, baking videos" },
  "/p/:practice/families/:family/educators/:educator": { for: coaching, canary: "c.okafor@larkspur.example" },
  "/p/:practice/families/:family/homework/give": { for: coaching },
  "/p/:practice/families/:family/homework/:assignment": { for: coaching },
  "/p/:practice/families/:family/goals/new": { for: coaching },
  "/p/:practice/families/:family/goals/:goal": { for: coaching, canary: "Two homes, one voice." },
  "/p/:practice/families/:family/goals/:goal/edit": { for: coaching, canary: "School hears different things from us." },
  "/p/:practice/calendar": { for: everyMember },
  "/p/:practice/calendar/book": { for: everyMember },
  "/p/:practice/calendar/group": { for: everyMember },
  "/p/:practice/calendar/waiting": { for: everyMember },
  "/p/:practice/calendar/series/new": { for: everyMember },
  "/p/:practice/calendar/series/:series": { for: members, canary: "Raman" },
  "/p/:practice/sessions/:appointment": { for: members, canary: "Leela" },
  "/p/:practice/sessions/:appointment/move": { for: members, canary: "Raman" },
  "/p/:practice/library": { for: everyCoach },
  "/p/:practice/library/:exercise": { for: everyCoach },
  "/p/:practice/settings": { for: everyMember },
  "/p/:practice/settings/people": { for: ["owner"] },
  "/p/:practice/settings/sending": { for: ["owner"] },
  "/p/:practice/settings/look-first": { for: everyCoach },
  "/p/:practice/settings/phrases": { for: everyCoach },
  "/p/:practice/settings/hours": { for: everyMember },
  "/p/:practice/settings/services": { for: ["owner"] },
  "/p/:practice/settings/services/:service": { for: ["owner"], canary: "what you want to write, what to try next" },
  "/p/:practice/settings/session-hours": { for: everyCoach },
  "/p/:practice/settings/booking-page": { for: ["owner"] },
  "/p/:practice/settings/away": { for: everyCoach },
  "/p/:practice/settings/snippets": { for: everyCoach },
  "/p/:practice/settings/session-notes": { for: everyCoach },
  "/p/:practice/sessions/:appointment/before": { for: coaching, canary: "I have looked for it myself now" },
  "/p/:practice/sessions/:appointment/notes": { for: coaching, canary: "she went quiet there" },
  "/p/:practice/sessions/:appointment/notes/keep": { for: coaching, onlyForms: true },
  "/p/:practice/settings/calendars": { for: everyCoach },
};
