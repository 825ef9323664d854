import { suggestedLanguages } from "#app/domain/families/family.ts";

const relationships = ["Mother", "Father", "Grandmother", "Grandfather", "Stepparent", "Foster parent", "Guardian"];

/** Words that the browser offers in the fields of a guardian; any other can be typed. */
export function Suggestions() {
  return (
    <>
      <datalist id="relationships">
        {relationships.map((words) => (
          <option key={words} value={words} />
        ))}
      </datalist>
      <datalist id="languages">
        {suggestedLanguages.map((words) => (
          <option key={words} value={words} />
        ))}
      </datalist>
    </>
  );
}
