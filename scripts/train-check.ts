/**
 * `node scripts/train-check.ts` learns app/domain/drafts/check/weights.ts from the build halves of the labelled lines and from the
 * lines written for training alone. The same texts give the same weights. `--try` writes nothing: it learns from four fifths of the
 * build halves, asks about the last fifth, five times over, and prints how that went for each place that the line may be drawn at.
 */
import { writeFileSync } from "node:fs";
import { features, toneRules } from "#app/domain/drafts/check/finding.ts";
import { say, unpack } from "#app/domain/drafts/check/model.ts";
import { sentencesOf } from "#app/domain/drafts/check/sentences.ts";
import { traitsOf } from "#app/domain/drafts/check/traits.ts";
import {
  featureLines,
  type LabelledLine,
  linesOf,
  messagesOf,
  trainingLines,
} from "#tests/domain/drafts/check/halves.ts";
import { exampleOf, learn, pack } from "./train-check/learn.ts";
import { learnWorks } from "./train-check/learn-works.ts";

/** How many traits each question may keep: what a phone has to fetch. */
const kept = { worth: 4_300, rule: 150, grave: 120, works: 80 };

const given = linesOf("given", "build");
const own = linesOf("own", "build");
/** Every sentence of a message that a coach found ready is one without a remark. */
const innocent = (["given", "own"] as const)
  .flatMap((source) => messagesOf(source, "build"))
  .filter(({ verdict }) => verdict === "ready")
  .flatMap(({ id, text }) =>
    sentencesOf(text)
      .filter(({ frame }) => !frame)
      .map((sentence): LabelledLine => ({ id, text: sentence.text, label: "ok", severity: 0 })),
  );
const training = [...trainingLines(), ...innocent];

if (process.argv.includes("--try")) tryOut();
else write();

function worthALook(lines: readonly LabelledLine[]) {
  return learn(
    lines.map(({ text }) => exampleOf(traitsOf(text))),
    lines.map(({ label }) => (label === "ok" ? 0 : 1)),
    kept.worth,
  );
}

function write(): void {
  const lines = [...given, ...own, ...training];
  const worth = pack(worthALook(lines));
  // Which rule it is can be told from what tells that there is one: places in its list are shorter than ids.
  const among = [...unpack(worth).weights.keys()];
  const flagged = lines.filter(({ label }) => label !== "ok");
  const examples = flagged.map(({ text }) => exampleOf(traitsOf(text)));
  const rules = Object.fromEntries(
    toneRules.map((rule) => {
      const answers = flagged.map(({ label, also }) => (label === rule || also?.includes(rule) ? 1 : 0));
      return [rule, pack(learn(examples, answers, kept.rule, among), among)];
    }),
  );
  const grave = flagged.map(({ severity }) => (severity === 2 ? 1 : 0));
  const messages = [...messagesOf("given", "build"), ...messagesOf("own", "build")];
  const works = Object.fromEntries(
    features.map((feature) => [feature, pack(learnWorks(feature, messages, featureLines(), kept.works))]),
  );
  const models = { worth, rules, grave: pack(learn(examples, grave, kept.grave, among), among), works };
  writeFileSync(
    new URL("../app/domain/drafts/check/weights.ts", import.meta.url),
    `import type { Feature, ToneRule } from "./finding.ts";
import type { PackedModel } from "./model.ts";

/** Learned by scripts/train-check.ts from ${lines.length} labelled lines; never edited. */
export const weights: {
  worth: PackedModel;
  rules: Record<ToneRule, PackedModel>;
  grave: PackedModel;
  works: Record<Feature, PackedModel>;
} = ${JSON.stringify(models, null, 2)
      .replace(/"(\w+)":/g, "$1:")
      .replace(/([^,{[])\n(\s*[}\]])/g, "$1,\n$2")};
`,
  );
  console.log(`learned from ${lines.length} lines`);
}

function tryOut(): void {
  const asked = [...given, ...own];
  const scores = new Map<LabelledLine, number>();
  for (let part = 0; part < 5; part += 1) {
    const model = worthALook([...asked.filter((line) => partOf(line) !== part), ...training]);
    for (const line of asked.filter((line) => partOf(line) === part)) scores.set(line, say(model, traitsOf(line.text)));
  }
  for (const [name, lines] of Object.entries({ given, own })) {
    const table = [-0.1, 0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7].map((line) => {
      const flagged = lines.filter((each) => (scores.get(each) ?? 0) > line);
      const right = flagged.filter(({ label }) => label !== "ok").length;
      const hard = lines.filter((each) => each.hard && each.label === "ok");
      return {
        above: line,
        precision: (right / flagged.length).toFixed(3),
        recall: (right / lines.filter(({ label }) => label !== "ok").length).toFixed(3),
        "firm flagged": flagged.filter(({ label, tags }) => label === "ok" && tags?.includes("firm")).length,
        "hard flagged": (hard.filter((each) => flagged.includes(each)).length / hard.length).toFixed(3),
      };
    });
    console.log(`${name}: ${lines.length} lines of the build half, each asked of a model that never saw it`);
    console.table(table);
  }
}

/** Which fifth a line belongs to: neighbours stay together, since an innocent line is often written beside one that is not. */
function partOf({ id }: LabelledLine): number {
  return Math.floor(Number(id.replace(/\D/g, "")) / 8) % 5;
}
