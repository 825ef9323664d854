import type { StoryCalendar } from "../story-calendar.ts";
import type { MemberTold } from "../tell/told.ts";
import type { Told } from "../tell.ts";

/** The second story: two homes, seven teachers. */
export function tellRamanFeinberg(
  practice: Told,
  calendar: StoryCalendar,
  coach: MemberTold,
  owner: MemberTold,
  passwordHash: string,
): void {
  const zone = "America/Los_Angeles";
  const at = (day: string, time: string) => calendar.at(day, time, zone);
  const family = practice.family("raman-feinberg", "Raman–Feinberg", {
    state: "active",
    coach,
    since: at("Sep 10", "12:00"),
    heard: calendar.agoAt(1, "20:40", zone),
    zone,
    findable: ["Priya Raman", "Daniel Feinberg", "Leela"],
    teachers: ["Mr. Chidi Okafor", "Ms. Tess Waverly", "Mx. Rowan Pike", "Señora Inés Duarte", "Mr. Bashir Haddad"],
  });
  const readers = [coach.name, owner.name];
  const priya = family.guardian(family.household("Priya’s home"), {
    key: "priya",
    name: "Priya Raman",
    relationship: "mother",
    personId: practice.person("parent-a@demo.test", "Priya Raman", passwordHash),
    email: "parent-a@demo.test",
    phone: "503 555 0162",
    agreedAt: at("Sep 20", "09:05"),
    readers,
  });
  const daniel = family.guardian(family.household("Daniel’s home"), {
    key: "daniel",
    name: "Daniel Feinberg",
    relationship: "father",
    personId: practice.person("parent-b@demo.test", "Daniel Feinberg", passwordHash),
    email: "parent-b@demo.test",
    phone: "503 555 0109",
    agreedAt: at("Sep 20", "09:20"),
    promise: { words: "At 4 or 5, keep my words until morning.", at: at("Oct 12", "21:05") },
    readers,
  });
  const leela = family.child("Leela", {
    born: `${calendar.startYear - 12}-05-19`,
    grade: "Grade 7",
    plan: "504 plan",
    planNote: "ADHD (inattentive); test worry",
    reviewOn: calendar.day("Feb 5"),
    lightsUp: "Clay, dogs, baking videos",
    strengths: "Sees who is left out; design",
    hard: "Starting; handing in what is finished",
    helps: "Pieces with clock times; a look at the bag before she goes",
  });
  const school = family.school("Larkspur Middle School", "Larkspur, Oregon");
  const okafor = family.educator(school, {
    name: "Mr. Chidi Okafor",
    role: "Math",
    email: "c.okafor@larkspur.example",
    hours: "7:15 to 7:50",
    wait: "next morning",
    teaches: leela,
  });
  const waverly = family.educator(school, {
    name: "Ms. Tess Waverly",
    role: "English",
    channel: "app",
    email: "t.waverly@larkspur.example",
    wait: "2 school days",
    teaches: leela,
  });
  const pike = family.educator(school, {
    name: "Mx. Rowan Pike",
    role: "Science",
    email: "r.pike@larkspur.example",
    wait: "1 to 2 school days",
    teaches: leela,
  });
  const duarte = family.educator(school, {
    name: "Señora Inés Duarte",
    role: "Spanish",
    email: "i.duarte@larkspur.example",
    teaches: leela,
  });
  const haddad = family.educator(school, {
    name: "Mr. Bashir Haddad",
    role: "Counselor, 504 coordinator",
    channel: "phone",
    phone: "503 555 0131",
    hours: "period 3",
    email: "b.haddad@larkspur.example",
    teaches: leela,
  });

  family.note(
    "Order of Apr 2 on file: education decided together. Each has an own thread. Ask both before saying yes to either.",
    "Sep 10",
  );
  family.event("Sep 20", "coaching", "Joint first session; they share the school log", { chart: true });
  family.event("Sep 25", "message", "Thank you. That took something. The report is in the blue tray.", {
    quote: true,
    chart: true,
  });
  family.event("Sep 29", "message", "One introduction to seven teachers, 7:30");
  family.event("Oct 16", "school", "Math: three zeros; four finished sheets were in the bag", { chart: true });
  family.event("Oct 21", "message", "Settled: “Bag?” at the bell; parents check on Sunday", { chart: true });
  family.event("Nov 18", "school", "Lab missing in science, “not applying herself”", { chart: true });
  family.event("Feb 5", "meeting", "504 review", { chart: true, ahead: "504 review at Larkspur" });
  family.event("Apr 21", "coaching", "Leela joins for ten minutes: “Ask me ‘bag?’, not ‘why?’”", { chart: true });
  family.note(
    "Daniel wrote at 1 a.m. again and closed the phone instead. Say so to him: that is the whole skill.",
    "Nov 19",
  );

  family.assignment({
    to: priya,
    exercise: "one-thing-one-day",
    given: at("Oct 12", "10:00"),
    note: "For math. One Saturday is enough.",
    rounds: [
      {
        at: at("Oct 16", "21:10"),
        excerpt: "Saturday: four finished sheets were in the bag.",
        answers: {
          happened: { kind: "short", text: "Saturday: four finished sheets were in the bag." },
          when: { kind: "short", text: "Saturday, at the kitchen table, about ten" },
          try: { kind: "short", text: "Someone asks for the bag before the bell" },
        },
        reply: { kind: "done", words: "A camera could have seen every word of that.", at: at("Oct 17", "09:15") },
      },
    ],
  });
  family.assignment({
    to: daniel,
    exercise: "before-i-write",
    given: at("Oct 24", "13:00"),
    note: "For the nights. In your own time.",
    rounds: [
      {
        at: at("Nov 18", "01:20"),
        excerpt: "Where does she upload it, and what does it look like on their side?",
        word: "After the shift. I did not send the first one.",
        answers: {
          feeling: { kind: "scale", level: 4 },
          boxes: {
            kind: "facts",
            rows: [
              {
                saw: "The message: lab missing, not applying herself",
                told: "She did it on Sunday and could not find where to upload it",
                guess: "That nobody has read the plan",
                want: "Where does she upload it, and what does it look like on their side?",
              },
            ],
          },
          when: { kind: "one", choice: "morning" },
          "feeling-after": { kind: "scale", level: 2 },
        },
        reply: {
          kind: "done",
          words: "From 4 to 2 with four boxes. The fourth is the message.",
          at: at("Nov 18", "09:05"),
        },
      },
    ],
  });
  family.assignment({
    to: priya,
    exercise: "help-me-understand",
    given: calendar.agoAt(6, "11:00", zone),
    byDay: calendar.ago(-2),
    note: "One of the three is enough. I would start with the second.",
    rounds: [
      {
        at: calendar.agoAt(1, "20:40", zone),
        excerpt: "When did you tell the class about the test, and how did Leela hear of it?",
        answers: {
          "rewrite-group": {
            kind: "rewrite",
            sentence: "Why was Noor left out of the group?",
            text: "How did the groups come about on Tuesday?",
          },
          "rewrite-test": {
            kind: "rewrite",
            sentence: "Nobody bothered to tell me about the test.",
            text: "When did you tell the class about the test, and how did Leela hear of it?",
          },
          "not-known": { kind: "short", text: "Whether she was there when it was said" },
        },
      },
    ],
  });
  family.assignment({
    to: daniel,
    exercise: "ten-past-two",
    given: calendar.agoAt(4, "11:10", zone),
    note: "You know a room like this one from the other side.",
  });

  const recipients = { to: [okafor, waverly, pike, duarte] };
  family.draft({
    by: priya,
    child: leela,
    purpose: "introduction",
    recipients,
    begun: at("Sep 26", "20:00"),
    versions: [
      {
        at: at("Sep 28", "18:20"),
        subject: "Leela, grade 7: hello from her family",
        body: [
          "I am Priya Raman, and these are a few lines about Leela.",
          "She lights up for clay, dogs and baking videos, and she sees who is left out.",
          "What is hard: starting, and handing in what is finished. It has a name, ADHD, and there is a 504 plan. What helps: pieces with clock times, and a look at the bag before she goes.",
          "I write about learning; her father, Daniel Feinberg, about health and absence. We would be glad to work as a team. How do you like best to hear from families?",
          "Thank you.\nPriya Raman",
        ].join("\n\n"),
        look: {
          by: coach,
          at: at("Sep 28", "19:02"),
          decision: "looks ready",
          word: "Seven teachers will know more by Monday than most do by May.",
          thoughts: [
            {
              kind: "praise",
              quote: "a look at the bag before she goes",
              words: "The line that somebody will try tomorrow.",
            },
          ],
        },
      },
    ],
    sent: { at: at("Sep 29", "07:30"), way: "alongside" },
    answered: true,
  });
  family.draft({
    by: priya,
    child: leela,
    purpose: "concern",
    recipients: { to: [okafor] },
    begun: at("Oct 19", "20:10"),
    versions: [
      {
        at: at("Oct 20", "07:05"),
        subject: "Leela and three math sheets",
        body: [
          "Dear Mr. Okafor,",
          "On Saturday four finished sheets were in Leela’s bag; three of them stand as zeros.",
          "What do you see at the end of class? At home a look at the bag before she goes helps. Could somebody ask her “Bag?” at the bell, for two weeks?",
          "We check on Sundays.\nPriya Raman",
        ].join("\n\n"),
        look: {
          by: coach,
          at: at("Oct 20", "08:40"),
          decision: "looks ready",
          word: "Short, and he can say yes to it before the second bell.",
        },
      },
    ],
    sent: { at: at("Oct 20", "09:00"), way: "alongside" },
    answered: true,
  });
  family.draft({
    by: daniel,
    child: leela,
    purpose: "reply",
    recipients: { to: [pike] },
    begun: at("Nov 18", "01:12"),
    versions: [
      {
        at: at("Nov 18", "01:14"),
        subject: "Lab report",
        body: "Not applying herself?? Have you even READ her 504? You have had it since September. This is exactly why kids like her give up. Fix this.",
        shared: false,
      },
      {
        at: at("Nov 19", "06:40"),
        subject: "Rowan Pike’s class: Leela’s lab report",
        body: [
          "Thank you for the note about the lab. Leela told me she did it on Sunday and could not find where to upload it.",
          "Could you tell me what you see on your side?",
          "At home a photo of finished work helps her. Might she show you the page at the end of class this week? I’ll check on Thursday evening.",
          "Daniel Feinberg",
        ].join("\n\n"),
        look: {
          by: coach,
          at: at("Nov 19", "07:10"),
          decision: "looks ready",
          word: "The question in the middle is the best line.",
          thoughts: [
            {
              kind: "praise",
              quote: "Could you tell me what you see on your side?",
              words: "Only they can answer it.",
            },
          ],
        },
      },
    ],
    sent: { at: at("Nov 19", "07:30"), way: "alongside" },
  });
  family.draft({
    by: daniel,
    child: leela,
    purpose: "concern",
    recipients: { to: [waverly] },
    begun: calendar.agoAt(1, "00:55", zone),
    working: {
      subject: "The book report",
      body: "Ms. Waverly,\n\nthis is the second time. Before I ask about it I want to see what she has in her bag.",
    },
  });
  family.draft({
    by: priya,
    child: leela,
    purpose: "request",
    recipients: { to: [pike] },
    begun: calendar.agoAt(3, "19:00", zone),
    neededBy: calendar.agoAt(-1, "14:30", zone),
    versions: [
      {
        at: calendar.agoAt(2, "21:05", zone),
        subject: "Leela’s lab, and where to upload",
        body: [
          "Dear Mx. Pike,",
          "Leela showed me where she looked for the upload. She never finds it and nobody shows her.",
          "Could the link stand at the top of the page on Fridays?",
          "Priya Raman",
        ].join("\n\n"),
        word: "Is the second sentence fair?",
        look: {
          by: coach,
          at: calendar.agoAt(1, "10:15", zone),
          decision: "thoughts",
          word: "The idea is easy to say yes to. One line before it is not.",
          thoughts: [
            {
              kind: "comment",
              quote: "She never finds it and nobody shows her.",
              words: "What did you see, and on which day? That would be stronger than never and nobody.",
            },
            {
              kind: "praise",
              quote: "Could the link stand at the top of the page on Fridays?",
              words: "Small, and it has a day. Keep it.",
            },
          ],
        },
      },
    ],
  });

  family.shareLog(priya, daniel, at("Sep 20", "10:40"));
  family.shareLog(daniel, priya, at("Sep 20", "10:42"));
  const his = { by: daniel, child: leela };
  const hers = { by: priya, child: leela };
  family.logEntry({
    ...his,
    with: [waverly],
    at: at("Sep 2", "22:15"),
    writtenAt: at("Sep 21", "19:00"),
    direction: "out",
    channel: "app message",
    purpose: "concern",
    body: "It is week one and you have already lost her book report. Typical.",
    cameBy: "pasted",
  });
  family.logEntry({
    ...his,
    with: [waverly],
    at: at("Sep 25", "07:30"),
    direction: "out",
    channel: "app message",
    purpose: "follow-up",
    body: "Ms. Waverly, my message in the first week was unfair to you. I am still looking for the book report. Is there a second copy, and how are you?\n\nDaniel Feinberg",
    cameBy: "pasted",
  });
  family.logEntry({
    ...his,
    with: [waverly],
    at: at("Sep 25", "15:10"),
    direction: "in",
    channel: "app message",
    purpose: "reply",
    body: "Thank you. That took something. The report is in the blue tray; she had not put her name on it.",
    cameBy: "pasted",
  });
  family.logEntry({
    ...hers,
    with: [okafor],
    at: at("Sep 29", "07:44"),
    direction: "in",
    channel: "email",
    purpose: "reply",
    subject: "Re: Leela, grade 7: hello from her family",
    body: "Good to meet Leela on paper. Email is best for me, before eight.",
    cameBy: "inbound",
  });
  family.logEntry({
    ...hers,
    with: [duarte],
    at: at("Sep 29", "12:20"),
    direction: "in",
    channel: "email",
    purpose: "good news",
    subject: "Re: Leela, grade 7: hello from her family",
    body: "¡Gracias! She sat down beside the new student on Friday, by herself.",
    cameBy: "inbound",
  });
  family.logEntry({
    ...hers,
    with: [pike],
    at: at("Sep 30", "15:35"),
    direction: "in",
    channel: "email",
    purpose: "reply",
    subject: "Re: Leela, grade 7: hello from her family",
    body: "Thanks for this. A photo of finished work is fine with me.",
    cameBy: "inbound",
  });
  family.logEntry({
    ...hers,
    with: [okafor],
    at: at("Oct 21", "07:22"),
    direction: "in",
    channel: "email",
    purpose: "reply",
    subject: "Re: Leela and three math sheets",
    body: "I can do that. I will ask “Bag?” at the bell, starting today. Could you look on Sundays?",
    cameBy: "inbound",
    settled: [
      {
        words: "He asks “Bag?” at the bell.",
        who: okafor,
        since: "Oct 21",
        later: [{ at: at("Oct 21", "08:05"), state: "settled", said: "He wrote it himself." }],
      },
      {
        words: "We look at the sheets on Sundays.",
        since: "Oct 25",
        later: [{ at: at("Oct 21", "08:06"), state: "settled", said: "Daniel and I both." }],
      },
    ],
    shared: at("Oct 21", "08:10"),
  });
  family.logEntry({
    ...his,
    with: [pike],
    at: at("Nov 17", "21:40"),
    direction: "in",
    channel: "email",
    purpose: "concern",
    subject: "Lab report",
    body: "Leela’s lab report is missing again. She is not applying herself.",
    cameBy: "inbound",
  });
  family.logEntry({
    ...hers,
    with: [haddad],
    at: at("Feb 6", "13:15"),
    direction: "in",
    channel: "email",
    purpose: "follow-up",
    subject: "Re: What we took from the 504 review",
    body: "Three of the four are as I have them. Late work to half credit is not how I remember it.",
    cameBy: "inbound",
    settled: [
      {
        words: "Pieces with clock times in every class.",
        who: haddad,
        later: [{ at: at("Feb 6", "19:00"), state: "settled" }],
      },
      {
        words: "Late work counts up to half.",
        who: haddad,
        later: [
          { at: at("Feb 6", "19:02"), state: "remembered differently", said: "He remembers it case by case." },
          { at: at("Feb 20", "17:30"), state: "settled", words: "Late work within a week counts up to half." },
        ],
      },
    ],
  });

  family.goal({
    key: "one voice",
    child: leela,
    title: "Two homes, one voice.",
    levels: [
      "School hears different things from us.",
      "We tell each other afterwards.",
      "We agree beforehand who writes, on most matters.",
      "And the other has read it first when it is hard.",
      "Teachers know one of us answers for both.",
    ],
    since: "Sep 20",
    target: "Jun 12",
    checkIns: [
      {
        day: "Sep 20",
        guardians: [
          [priya, -2],
          [daniel, -1],
        ],
        coach: [-2],
      },
      {
        day: "Oct 31",
        guardians: [
          [priya, -1, "He told me before I heard it from school."],
          [daniel, 0],
        ],
        coach: [-1],
      },
      {
        day: "Dec 12",
        guardians: [
          [priya, 0],
          [daniel, 1],
        ],
        coach: [0],
      },
      {
        day: "Feb 20",
        guardians: [
          [priya, 0],
          [daniel, 1],
        ],
        coach: [1],
      },
      {
        day: "Jun 12",
        guardians: [
          [priya, 1],
          [daniel, 1],
        ],
        coach: [1],
      },
    ],
  });
  family.goal({
    key: "missing work",
    child: leela,
    title: "Missing work is known in time.",
    levels: [
      "At report cards.",
      "After it is marked zero.",
      "Within a week.",
      "Within two days, from the school or from Leela.",
      "Leela tells us first.",
    ],
    since: "Sep 20",
    target: "Jun 12",
    checkIns: [
      { day: "Sep 20", guardians: [[priya, -2]], coach: [-2] },
      { day: "Oct 20", guardians: [[priya, -1]], coach: [-1] },
      { day: "Nov 30", guardians: [[priya, 0]], coach: [0] },
      { day: "Feb 6", guardians: [[priya, 0]], coach: [1] },
      { day: "Apr 21", guardians: [[priya, 1]], coach: [1] },
      { day: "Jun 12", guardians: [[priya, 2]], coach: [1] },
    ],
  });
}
