import { useLocation, useRouteLoaderData } from "@remix-run/react";
import { BookOpen, Home, MessageCircle, PenLine } from "lucide-react";
import type { ReactNode } from "react";
import { firstName, houseName } from "#app/domain/names.ts";
import { paths } from "#app/http/paths.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import { PocketShell } from "#app/ui/pocket-shell.tsx";
import type { loader as pocketLoader } from "./pocket.tsx";

/** What every page of a guardian knows: her practice, her family, herself, her coaches. */
export function usePocket() {
  const pocket = useRouteLoaderData<typeof pocketLoader>("pocket");
  if (!pocket) throw new Error("usePocket is for pages inside routes/family/pocket.tsx");
  const coach = pocket.coaches[0];
  return {
    ...pocket,
    coachName: coach ? firstName(coach.name) : "your coach",
    home: paths.home(pocket.practice.handle, pocket.family),
  };
}

/** A guardian's page: tabs on the four main pages, a named way back and no tabs inside a task. */
export function PocketPage({
  back,
  letter,
  children,
}: {
  back?: { to: string; words: string };
  letter?: boolean;
  children: ReactNode;
}) {
  const { home, practice, coachName } = usePocket();
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const { pathname } = useLocation();
  const tabs = [
    { to: home.week, words: "This week", icon: Home, end: true },
    { to: home.messages, words: "Write", icon: PenLine },
    { to: home.log, words: "School log", icon: BookOpen },
    { to: home.people, words: coachName === "your coach" ? "Your coach" : coachName, icon: MessageCircle },
  ];
  return (
    <PocketShell
      {...(back ? { back } : { brand: { to: home.week, words: houseName(practice.name) }, tabs })}
      display={{ ...(root?.display ?? { size: "normal", theme: "system" }), back: pathname }}
      notice={root?.notice ?? null}
      letter={letter}
    >
      {children}
    </PocketShell>
  );
}
