import type { StoryCalendar } from "../story-calendar.ts";
import type { MemberTold } from "../tell/told.ts";
import type { Told } from "../tell.ts";

/** The first story: a mother who would rather talk than type. */
export function tellQuispe(
  practice: Told,
  calendar: StoryCalendar,
  coach: MemberTold,
  owner: MemberTold,
  passwordHash: string,
): void {
  const zone = "America/Denver";
  const at = (day: string, time: string) => calendar.at(day, time, zone);
  const family = practice.family("quispe", "Quispe", {
    state: "active",
    coach,
    since: at("Sep 3", "17:00"),
    heard: calendar.agoAt(2, "16:20", zone),
    zone,
    findable: ["Yolanda Quispe", "Mateo"],
    teachers: ["Ms. Hollis Brandt", "Mr. Daniel Seo", "Dr. Imani Wexler", "Mrs. Paulette Greer"],
  });
  const home = family.household("Yolanda’s home");
  const yolanda = family.guardian(home, {
    key: "yolanda",
    name: "Yolanda Quispe",
    relationship: "mother",
    language: "Spanish",
    personId: practice.person("yolanda@demo.test", "Yolanda Quispe", passwordHash),
    email: "yolanda@demo.test",
    phone: "303 555 0117",
    address: "418 Alder Row, Cottonwood",
    agreedAt: at("Sep 8", "17:10"),
    readers: [coach.name, owner.name],
  });
  const mateo = family.child("Mateo", {
    born: `${calendar.startYear - 8}-03-02`,
    grade: "Grade 3",
    plan: "evaluation asked",
    planNote: "Dyslexia suspected; asked for in October",
    lightsUp: "Soccer tables; drawing maps",
    strengths: "Stories told aloud, songs, kindness to small children",
    hard: "Sounding words out; copying from the board",
    helps: "Hearing it first; a card under the line",
  });
  const school = family.school("Cottonwood Bend Elementary", "Cottonwood, Colorado");
  const brandt = family.educator(school, {
    name: "Ms. Hollis Brandt",
    role: "Teacher, grade 3",
    channel: "app",
    email: "h.brandt@cottonwoodbend.example",
    hours: "after 15:15",
    wait: "most often within 2 school days",
    teaches: mateo,
  });
  const seo = family.educator(school, {
    name: "Mr. Daniel Seo",
    role: "Reading",
    email: "d.seo@cottonwoodbend.example",
    wait: "2 to 3 school days",
    teaches: mateo,
    does: "Reading, Tuesday and Thursday",
  });
  const wexler = family.educator(school, {
    name: "Dr. Imani Wexler",
    role: "School psychologist",
    email: "i.wexler@cottonwoodbend.example",
    teaches: mateo,
  });
  family.educator(school, {
    name: "Mrs. Paulette Greer",
    role: "Principal",
    channel: "phone",
    phone: "303 555 0180",
    teaches: mateo,
  });

  family.event("Aug 27", "coaching", "“Necesito ayuda con la escuela.” The first message, at 22:40");
  family.event("Sep 3", "coaching", "Free call, 20 minutes, with an interpreter");
  family.note("Feels stupid at the office window. Isn’t.", "Sep 3");
  family.event("Sep 8", "coaching", "Agreement signed in Spanish; first session, 75 minutes");
  family.event("Sep 17", "message", "Introduction sent", { chart: true });
  family.event("Sep 18", "message", "This is so helpful. The app is perfect. He drew me a map of the cafeteria!", {
    quote: true,
  });
  family.event("Oct 6", "meeting", "Conference, ten minutes, no interpreter", { chart: true });
  family.note(
    "She said yes to something she could not follow. Ask for an interpreter before every meeting, in writing.",
    "Oct 6",
  );
  family.event("Oct 9", "message", "Recap sent; reading is twice a week, not daily", { chart: true });
  family.event("Oct 21", "plan", "Evaluation asked for, on paper and by email", { chart: true });
  family.event("Oct 30", "plan", "Consent form signed and received");
  family.event("Nov 19", "school", "He hid under the table rather than read aloud", { chart: true });
  family.event("Dec 11", "meeting", "Eligibility meeting, interpreter there. Found eligible", {
    chart: true,
    ahead: "Eligibility meeting; an interpreter is booked",
  });
  family.event("Jan 7", "meeting", "IEP meeting; Marit attends by video", {
    chart: true,
    ahead: "IEP meeting, if he is found eligible",
  });
  family.event("Apr 23", "home", "He read me the bus sign. I cried on the bus.", { quote: true, chart: true });

  family.assignment({
    to: yolanda,
    exercise: "hello-this-is-us",
    given: at("Sep 8", "18:05"),
    form: "short",
    note: "Hablado está bien. Three short ones, and we shape them together.",
    rounds: [
      {
        at: at("Sep 14", "15:02"),
        excerpt: "Drawing maps of everything.",
        answers: {
          lights: { kind: "short", text: "Drawing maps of everything. He knows all the soccer tables." },
          hard: { kind: "short", text: "Reading words on a page. He hides it with jokes." },
          helps: { kind: "short", text: "I read first and he follows with a card." },
        },
        reply: {
          kind: "done",
          words: "This is your introduction already. Let us put it in order on Wednesday.",
          at: at("Sep 15", "09:20"),
        },
      },
    ],
  });
  family.assignment({
    to: yolanda,
    exercise: "five-lines-after-a-talk",
    given: at("Oct 6", "17:30"),
    note: "While it is fresh. By voice is best.",
    rounds: [
      {
        at: at("Oct 7", "15:40"),
        excerpt: "She said reading groups, I said yes, I don’t know what I said yes to.",
        answers: {
          lines: {
            kind: "facts",
            rows: [
              {
                when: "Monday, Ms. Brandt, ten minutes",
                heard: "Reading groups",
                said: "She said reading groups, I said yes, I don’t know what I said yes to.",
                does: "A reading group with Mr. Seo",
                open: "How often, and since when",
              },
            ],
          },
          check: { kind: "checklist", choices: ["only-said", "no-reasons"] },
        },
        reply: {
          kind: "answered",
          words: "That last line is the question to send. It is a good one.",
          at: at("Oct 8", "08:45"),
        },
      },
    ],
  });
  family.assignment({
    to: yolanda,
    exercise: "before-i-write",
    given: at("Nov 19", "16:10"),
    note: "Only if it helps. You can leave any box empty.",
    rounds: [
      {
        at: at("Nov 19", "17:55"),
        excerpt: "Was he asked in front of everyone?",
        answers: {
          boxes: {
            kind: "facts",
            rows: [
              {
                saw: "the message",
                told: "me dio vergüenza (I was ashamed)",
                guess: "that they laughed",
                want: "was he asked in front of everyone?",
              },
            ],
          },
          when: { kind: "one", choice: "morning" },
          "first-question": { kind: "short", text: "How was reading aloud set up yesterday?" },
        },
        reply: { kind: "done", words: "The fourth box is the message. Write from there.", at: at("Nov 19", "18:30") },
      },
    ],
  });
  family.assignment({
    to: yolanda,
    exercise: "three-things-for-the-meeting",
    given: calendar.agoAt(1, "10:15", zone),
    byDay: calendar.day("Dec 9"),
    note: "For the eligibility meeting. The short form is plenty.",
  });

  family.draft({
    by: yolanda,
    child: mateo,
    purpose: "introduction",
    channel: "app message",
    recipients: { to: [brandt] },
    begun: at("Sep 16", "15:20"),
    versions: [
      {
        at: at("Sep 16", "15:31"),
        subject: "Mateo Quispe",
        body: "Good afternoon teacher, sorry to bother, sorry for my English. Mateo is lazy with reading, please be strict with him, whatever you decide is fine.",
        word: "Is it okay like this?",
        look: {
          by: coach,
          at: at("Sep 16", "16:50"),
          decision: "thoughts",
          word: "You told me that he knows forty songs by heart. Would you put that in?",
          thoughts: [
            {
              kind: "comment",
              quote: "Mateo is lazy with reading",
              words: "Is “lazy” what you see, or what somebody once said?",
            },
          ],
        },
      },
      {
        at: at("Sep 17", "14:40"),
        subject: "Mateo Quispe",
        body: [
          "Good afternoon, Ms. Brandt.",
          "I am Mateo’s mom. He loves soccer and draws maps of everything; ask him for one. He remembers every story he hears.",
          "Reading words on a page is very hard for him and he hides it with jokes. At home I read first and he follows with a card.",
          "I would like to work with you. I read Spanish best and I answer in the afternoon.",
          "Thank you.\nYolanda Quispe",
        ].join("\n\n"),
        look: {
          by: coach,
          at: at("Sep 17", "15:05"),
          decision: "looks ready",
          word: "This is you. Send it.",
          thoughts: [{ kind: "praise", quote: "ask him for one", words: "She will." }],
        },
      },
    ],
    sent: { at: at("Sep 17", "15:20"), way: "said to be sent" },
    answered: true,
  });
  family.draft({
    by: yolanda,
    child: mateo,
    purpose: "follow-up",
    channel: "app message",
    recipients: { to: [brandt], cc: [seo] },
    begun: at("Oct 8", "15:10"),
    versions: [
      {
        at: at("Oct 9", "14:50"),
        subject: "What I took from our talk",
        body: [
          "Good afternoon, Ms. Brandt.",
          "Thank you for the talk on Monday. Here is what I took from it. Please put right whatever I got wrong.",
          "Mateo is in a reading group with Mr. Seo, every day. It begins on October 14. I can ask for an interpreter next time.",
          "Yolanda Quispe",
        ].join("\n\n"),
      },
    ],
    sent: { at: at("Oct 9", "15:30"), way: "said to be sent" },
    answered: true,
  });
  family.draft({
    by: yolanda,
    child: mateo,
    purpose: "evaluation request",
    recipients: { to: [wexler] },
    begun: at("Oct 20", "17:05"),
    versions: [
      {
        at: at("Oct 20", "17:40"),
        subject: "Request to evaluate Mateo Quispe, grade 3",
        body: [
          "Dear Dr. Wexler,",
          "I ask the district to evaluate my son Mateo. He is in grade 3 with Ms. Brandt.",
          "We see that reading words on a page is very hard for him, since first grade. At home I read first; at school he is in Mr. Seo’s group twice a week.",
          "I read Spanish best. Please answer in writing.",
          "Thank you.\nYolanda Quispe",
        ].join("\n\n"),
        word: "We wrote it together on the call.",
        look: {
          by: coach,
          at: at("Oct 20", "17:45"),
          decision: "looks ready",
          word: "Written together. On paper too, with today’s date.",
        },
      },
    ],
    sent: { at: at("Oct 21", "07:30"), way: "alongside" },
    answered: true,
  });
  family.draft({
    by: yolanda,
    child: mateo,
    purpose: "concern",
    channel: "app message",
    recipients: { to: [brandt] },
    begun: at("Nov 19", "16:20"),
    versions: [
      {
        at: at("Nov 19", "16:25"),
        subject: "Reading aloud",
        body: "They laughed at my son and nobody did anything.",
        look: {
          by: coach,
          at: at("Nov 19", "16:58"),
          decision: "thoughts",
          word: "I hear how that felt. What do you want to know that only Ms. Brandt can tell you?",
          thoughts: [
            {
              kind: "comment",
              quote: "They laughed at my son",
              words: "Did you see it, or is it what you fear? Both may be said, each as what it is.",
            },
          ],
        },
      },
      {
        at: at("Nov 19", "18:45"),
        subject: "Reading aloud",
        body: [
          "Thank you for telling me the same day. Mateo said that he felt ashamed.",
          "Could you tell me how reading aloud was set up yesterday?",
          "At home he is brave if he hears the page first. Could he have the page the day before, this week and next?",
          "Yolanda Quispe",
        ].join("\n\n"),
        look: {
          by: coach,
          at: at("Nov 19", "19:10"),
          decision: "looks ready",
          word: "One question, one idea, an end to it. Tomorrow at 7:40?",
        },
      },
    ],
    sent: { at: at("Nov 20", "07:40"), way: "said to be sent" },
  });
  family.draft({
    by: yolanda,
    child: mateo,
    purpose: "meeting request",
    recipients: { to: [wexler], cc: [brandt] },
    begun: calendar.agoAt(2, "15:10", zone),
    neededBy: calendar.agoAt(-1, "15:00", zone),
    versions: [
      {
        at: calendar.agoAt(2, "16:20", zone),
        subject: "An interpreter on December 11",
        body: [
          "Dear Dr. Wexler,",
          "Thank you for the date of the meeting. I would like a Spanish interpreter there, so that I can ask my question and understand the answer.",
          "Who will tell me the name of the interpreter?",
          "Yolanda Quispe",
        ].join("\n\n"),
        word: "Is the question good?",
      },
    ],
  });

  const hers = { by: yolanda, child: mateo };
  family.logEntry({
    ...hers,
    with: [brandt],
    at: at("Sep 18", "15:40"),
    direction: "in",
    channel: "app message",
    purpose: "good news",
    body: "This is so helpful. The app is perfect. He drew me a map of the cafeteria!",
    cameBy: "pasted",
  });
  family.logEntry({
    ...hers,
    with: [brandt],
    at: at("Oct 6", "15:20"),
    direction: "both",
    channel: "meeting",
    purpose: "meeting request",
    body: "Reading groups with Mr. Seo, every day.",
    also: [{ knowledge: "said by us", by: "", words: "I said yes. I don’t know what I said yes to." }],
    cameBy: "written",
    corrections: [{ at: at("Oct 9", "17:45"), words: "Ms. Brandt wrote: twice a week, not daily." }],
    settled: [
      {
        words: "A reading group with Mr. Seo, every day",
        who: seo,
        since: "Oct 14",
        later: [
          {
            at: at("Oct 9", "17:40"),
            state: "remembered differently",
            said: "Ms. Brandt: twice a week, not daily.",
          },
          {
            at: at("Oct 9", "17:44"),
            state: "settled",
            words: "A reading group with Mr. Seo, Tuesday and Thursday",
            said: "Now both of us say the same.",
          },
        ],
      },
    ],
    shared: at("Oct 7", "15:45"),
  });
  family.logEntry({
    ...hers,
    with: [brandt],
    at: at("Oct 9", "17:20"),
    direction: "in",
    channel: "app message",
    purpose: "reply",
    body: "Thank you for writing it down! One thing: it is twice a week, not daily. Tuesday and Thursday, from October 14.",
    cameBy: "pasted",
  });
  family.logEntry({
    ...hers,
    with: [wexler],
    at: at("Oct 28", "14:10"),
    dayOnly: true,
    direction: "in",
    channel: "note",
    purpose: "evaluation request",
    body: "Permission to evaluate Mateo, in Spanish. To be signed and handed in at the office.",
    knowledge: "in a document",
    cameBy: "written",
  });
  family.logEntry({
    ...hers,
    with: [wexler],
    at: at("Oct 30", "15:30"),
    direction: "out",
    channel: "note",
    purpose: "evaluation request",
    body: "The form, signed. The office stamped my copy: received.",
    cameBy: "written",
  });
  family.logEntry({
    ...hers,
    with: [brandt],
    at: at("Nov 19", "15:52"),
    direction: "in",
    channel: "app message",
    purpose: "concern",
    body: "Mateo hid under the table today rather than read aloud. He was all right after recess. I wanted you to hear it from me.",
    cameBy: "pasted",
  });
  family.logEntry({
    ...hers,
    at: at("Nov 19", "17:30"),
    direction: "in",
    channel: "other",
    purpose: "concern",
    body: "Me dio vergüenza. (I was ashamed.)",
    knowledge: "said by the child",
    cameBy: "written",
  });

  family.goal({
    key: "same things",
    child: mateo,
    title: "Ms. Brandt and I know the same things about his reading.",
    levels: [
      "I learn it from report cards.",
      "I hear when something goes wrong.",
      "One short exchange every two weeks.",
      "And I use one thing from class at home.",
      "And each of us has changed something because of the other.",
    ],
    since: "Sep 8",
    target: "May 18",
    checkIns: [
      { day: "Sep 8", guardians: [[yolanda, -2]], coach: [-2] },
      { day: "Oct 9", guardians: [[yolanda, -1, "She answered me the same day."]], coach: [-1] },
      {
        day: "Nov 20",
        guardians: [[yolanda, 0, "Two times this month."]],
        coach: [-1, "Both times after something hard."],
      },
      { day: "Jan 8", guardians: [[yolanda, 0]], coach: [0] },
      { day: "Mar 12", guardians: [[yolanda, 1, "Finger under, ear first."]], coach: [1] },
      { day: "May 18", guardians: [[yolanda, 2]], coach: [1] },
    ],
  });
  family.goal({
    key: "own language",
    child: mateo,
    title: "I am heard in my own language.",
    levels: [
      "I sign what I do not understand.",
      "Someone explains it afterwards.",
      "An interpreter is there and I ask one prepared question.",
      "I ask three and the answers are written down.",
      "Something that I proposed is in the plan.",
    ],
    since: "Sep 8",
    target: "May 18",
    checkIns: [
      { day: "Sep 8", guardians: [[yolanda, -2]], coach: [-2] },
      { day: "Oct 6", guardians: [[yolanda, -2, "I said yes. I don’t know to what."]], coach: [-2] },
      { day: "Dec 11", guardians: [[yolanda, 0]], coach: [0] },
      { day: "Jan 7", guardians: [[yolanda, 1]], coach: [1] },
      { day: "May 18", guardians: [[yolanda, 2, "The card."]], coach: [2] },
    ],
  });
}
