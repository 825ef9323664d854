import type { ServiceValues } from "./keep-service.server.ts";

/** What the form of a new service begins with: what most practices do, kindly meant towards families. */
export const newService: Omit<ServiceValues, "id" | "coaches"> = {
  version: 0,
  name: "",
  words: "",
  offeredTo: "families",
  minutes: 50,
  seats: 1,
  place: "video",
  placeWords: "",
  colour: "pine",
  pays: "nothing",
  price: 0,
  currency: "usd",
  lateFee: 0,
  policy: "",
  notice: 720,
  daysAhead: 60,
  step: 30,
  bufferBefore: 0,
  bufferAfter: 10,
  dailyMost: null,
  cutoff: 1440,
  needsConfirmation: false,
  hold: 35,
  reminders: [1440, 60],
  questions: [],
};

/** How many questions a service asks at most; whoever books should be done in a minute. */
export const mostQuestions = 8;
