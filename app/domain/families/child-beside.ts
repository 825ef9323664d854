/** A child as it stands beside something shared: what lights it up, what helps. Days are "YYYY-MM-DD". */
export type ChildBeside = {
  id: string;
  name: string;
  born: string | null;
  grade: string;
  plan: string;
  review: string | null;
  lights: string;
  strong: string;
  hard: string;
  helps: string;
};
