import type { MeetingTold } from "./tell/meeting.ts";

const paragraphs = (...words: string[]): string => words.join("\n\n");

/** What stands around the sessions of the three stories, by family and day. */
export const storyMeetings: Readonly<Record<string, MeetingTold>> = {
  "quispe Sep 3": {
    alone: {
      yolanda: paragraphs(
        "Why we spoke",
        "Feels stupid at the office window. Isn’t.",
        "> Necesito ayuda con la escuela.",
      ),
    },
  },
  "quispe Sep 8": {
    alone: {
      yolanda: paragraphs(
        "What brings them",
        "She signs what she does not understand, and nobody notices.",
        "> I say yes because the line behind me is long.",
        "What lights the child up",
        "Soccer tables, maps of everything, forty songs by heart.",
        "What I promised",
        "She may speak every answer. Short forms only, until she says otherwise.",
      ),
    },
    recap: paragraphs(
      "De qué hablamos",
      "De la ventanilla, de Mateo y de la maestra nueva.",
      "> Digo que sí porque la fila detrás de mí es larga.",
      "Qué vas a probar",
      "Preguntar cómo prefiere la maestra recibir mensajes. Puede ser por voz.",
      "Qué haré yo",
      "El sábado te mando una sola pregunta. Lo demás puede esperar.",
    ),
  },
  "quispe Nov 19": {
    talk: { yolanda: { words: "Se escondió debajo de la mesa. Quiero saber si fue delante de todos.", sent: true } },
    alone: {
      yolanda: paragraphs(
        "What was on top today",
        "He hid under the table rather than read aloud. She was ready to write that they laughed.",
        "> Me dio vergüenza, me dijo. Y a mí también.",
        "To remember before the next",
        "She asked the question herself, on the third try: was it in front of everyone?",
      ),
    },
  },
  "quispe Dec 3": {
    talk: {
      yolanda: { words: "La reunión del once. Quién se sienta al lado mío, y qué pregunto primero.", sent: true },
    },
  },
  "raman-feinberg Sep 20": {
    talk: {
      priya: {
        words: "I don’t want to hear about the book report again. I want to know what I am allowed to write.",
        sent: true,
      },
      daniel: { words: "The first email of September. I would like to say it before she does.", sent: true },
    },
    alone: {
      priya: paragraphs(
        "What was on top today",
        "> Her father writes to teachers. I hide.",
        "She laughed when she said hiding, and then she did not.",
        "To remember before the next",
        "She writes beautifully when nobody will read it. Begin there.",
      ),
      daniel: paragraphs(
        "What was on top today",
        "> I write at one in the morning because that is when I am awake.",
        "He brought the first email himself and read it aloud. No excuses after “typical”.",
        "To remember before the next",
        "Ask about nights, not about tone.",
      ),
    },
    recap: paragraphs(
      "What you both want for Leela",
      "One voice toward school, and Leela out of the middle.",
      "What we agreed",
      "Priya writes on learning, Daniel on health and absence. The other gets a copy, on purpose.",
      "> Priya: I would like to read the hard ones before they go.",
      "> Daniel: Then I will show you the hard ones.",
      "What stays open",
      "Who goes to the conference in November.",
    ),
  },
  "raman-feinberg Feb 4": {
    talk: {
      priya: { words: "Less homework. I think it is the only thing that would change our evenings.", sent: true },
      daniel: { words: "Extra time on tests. In writing.", sent: true },
    },
  },
  "thibodeaux Aug 20": {
    alone: {
      marguerite: paragraphs(
        "What brings them",
        "> I dispatched ferries for thirty years. Nobody here tells me when a boat is late.",
        "What has been tried",
        "Phone messages to the office. Two were returned, both after the bell.",
        "What I promised",
        "Paper and phone first. Nothing that has to be scrolled.",
      ),
    },
    recap: paragraphs(
      "What we talked about",
      "Emile’s plan, and the date in it: March 20.",
      "> I did not know it had a date.",
      "What you will try",
      "Hello to Mr. Brandvold, in ten lines, before school begins.",
      "When we speak again",
      "I call you, after he has answered or two weeks have gone by.",
    ),
  },
  "thibodeaux Oct 23": {
    talk: { marguerite: { words: "The card on his desk. And how to thank a man I was angry with.", sent: true } },
    alone: {
      marguerite: paragraphs(
        "What was on top today",
        "The answer came, and it says yes: a card on the desk from Monday.",
        "> I read it twice to find the catch.",
        "What moved since last time",
        "She asked what he saw before she said what she thought.",
      ),
    },
  },
  "thibodeaux Nov 10": {
    talk: { marguerite: { words: "He is better with the card. It is the substitutes I worry about.", sent: true } },
    alone: {
      marguerite: paragraphs(
        "What was on top today",
        "The card lapsed when a substitute came. She did not call the principal.",
        "> He has 29. I had 40 on a ferry and a radio.",
        "What we found",
        "A line for the substitute’s folder, in Mr. Brandvold’s words and not in hers.",
        "To remember before the next",
        "The first draft was hers alone this time. Say so.",
      ),
    },
    recap: paragraphs(
      "What we talked about",
      "The card, and the week when it was not there.",
      "> He has 29. I had 40 on a ferry and a radio.",
      "What you will try",
      "One friendly line to Mr. Brandvold about the substitute’s folder. It can wait for a good day.",
      "What I will do",
      "I read it the same day, if you would like me to.",
    ),
    steps: [
      {
        to: "marguerite",
        kind: "message",
        purpose: "request",
        words: "Emile does well with the card on his desk. Could a line about it stand in the folder for substitutes?",
      },
      {
        to: "marguerite",
        kind: "settled point",
        who: "school",
        words: "The card is back on his desk after a substitute.",
        inDays: 9,
      },
    ],
  },
};

/** Around the series of Priya, by its places: the last of them is still to come for a while. */
export const seriesMeetings: Readonly<Record<number, MeetingTold>> = {
  3: {
    talk: { priya: { words: "The lab upload. I have looked for it myself now.", sent: true } },
    alone: {
      priya: paragraphs(
        "What was on top today",
        "> She never finds the link, and I could not find it either.",
        "What we found",
        "A request with one question in it. She took out the second page by herself.",
        "To remember before the next",
        "The bus on Thursdays: she went quiet there.",
      ),
    },
    recap: paragraphs(
      "What we talked about",
      "The upload in science, and how to ask once.",
      "> I could not find it either, and I design these things.",
      "What you will try",
      "One question to Mx. Pike, on its own line.",
      "What I will do",
      "Read it on the day that you share it.",
    ),
    steps: [
      {
        to: "priya",
        kind: "settled point",
        words: "Look at the bag on Sunday, with Leela and not for her.",
        inDays: 6,
      },
      {
        to: "priya",
        kind: "message",
        purpose: "thank-you",
        words: "Thank you for the ten minutes on Tuesday. Leela came home and told me what the clay was for.",
      },
    ],
  },
  4: { talk: { priya: { words: "Thursdays. She does not want to take the bus, and will not say why.", sent: true } } },
  5: { talk: { priya: { words: "December, two homes and one concert.", sent: false } } },
};

/** Around sessions that come again, by family and week from this one. */
export const weeklyMeetings: Readonly<Record<string, MeetingTold>> = {
  "warsame -1": {
    alone: {
      first: paragraphs(
        "What was on top today",
        "The 504 meeting, and that an interpreter is booked for all of it.",
        "> At home she explains fractions to her brothers with bread.",
        "To remember before the next",
        "She wants to say that first. Practice the first minute, nothing else.",
      ),
    },
    recap: paragraphs(
      "What we talked about",
      "How to begin the meeting, and who sits where.",
      "> At home she explains fractions to her brothers with bread.",
      "What you will try",
      "Say the sentence about the bread aloud once, to Idil.",
      "What I will do",
      "Ask Ms. Abdi to come ten minutes early.",
    ),
  },
  "warsame 0": { talk: { first: { words: "I am afraid to cry in the meeting. What do I say then?", sent: true } } },
  "warsame 1": { talk: { first: { words: "How it went. And a thank-you, if there is one to write.", sent: true } } },
  "bekele 0": { talk: { first: { words: "The bus in the morning. Nobody has answered since Monday.", sent: true } } },
  "kwon 0": { talk: { first: { words: "The school has its own rules. What may I ask there?", sent: true } } },
};
