import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** The table of contents: every address, grouped by who may enter. */
export default [
  // Anybody
  index("routes/public/landing.tsx"),
  route("sign-in", "routes/public/sign-in.tsx"),
  route("sign-in/code", "routes/public/sign-in-code.tsx"),
  route("sign-in/password", "routes/public/sign-in-password.tsx"),
  route("sign-up", "routes/public/sign-up.tsx"),
  route("forgotten", "routes/public/forgotten.tsx"),
  route("link/:token", "routes/public/link.tsx"),
  route("invitation/:token", "routes/public/invitation.tsx"),
  route("sign-out", "routes/public/sign-out.tsx"),
  route("display", "routes/public/display.tsx"),
  route("sandbox/mail", "routes/public/sandbox-mail.tsx"),
  route("sandbox/mail.json", "routes/public/sandbox-mail-json.tsx"),
  route("sandbox/mail/:mail", "routes/public/sandbox-mail-one.tsx"),
  route("sandbox/mail/:mail/html", "routes/public/sandbox-mail-html.tsx"),

  // A person who is signed in
  route("doors", "routes/account/doors.tsx"),
  route("account", "routes/account/account.tsx"),
  route("account/password", "routes/account/password.tsx"),

  // A guardian, in her own family
  ...prefix("p/:practice/f/:family", [
    route("files/:file", "routes/family/file.tsx"),
    layout("routes/family/pocket.tsx", { id: "pocket" }, [
      index("routes/family/week.tsx"),
      route("welcome", "routes/family/welcome.tsx"),
      route("welcome/talk-or-type", "routes/family/talk-or-type.tsx"),
      route("people", "routes/family/people.tsx"),
      route("try/:assignment", "routes/family/assignment.tsx"),
      route("try/:assignment/share", "routes/family/assignment-share.tsx"),
      route("try/:assignment/:step", "routes/family/assignment-step.tsx"),
      route("try/:assignment/:step/keep", "routes/family/assignment-step-keep.tsx"),
      route("arrived", "routes/family/arrived.tsx"),
      route("arrived/:entry", "routes/family/arrived-entry.tsx"),
      route("write", "routes/family/messages.tsx"),
      route("write/new", "routes/family/message-new.tsx"),
      route("write/promise", "routes/family/promise.tsx"),
      route("write/:draft", "routes/family/message.tsx"),
      route("write/:draft/keep", "routes/family/message-keep.tsx"),
      route("write/:draft/start", "routes/family/message-start.tsx"),
      route("write/:draft/look", "routes/family/message-look.tsx"),
      route("write/:draft/phrases", "routes/family/message-phrases.tsx"),
      route("write/:draft/thoughts", "routes/family/message-thoughts.tsx"),
      route("write/:draft/send", "routes/family/message-send.tsx"),
      route("write/:draft/files", "routes/family/message-files.tsx"),
      route("toward", "routes/family/goals.tsx"),
      route("toward/:goal", "routes/family/goal.tsx"),
    ]),
  ]),

  // A member of the practice
  ...prefix("p/:practice", [
    route("families/:family/files/:file", "routes/practice/family-file.tsx"),
    layout("routes/practice/desk.tsx", { id: "desk" }, [
      route("today", "routes/practice/today.tsx"),
      route("review", "routes/practice/review.tsx"),
      route("review/drafts/:draft", "routes/practice/review-draft.tsx"),
      route("review/homework/:assignment", "routes/practice/review-assignment.tsx"),
      route("find", "routes/practice/find.tsx"),
      route("families", "routes/practice/families.tsx"),
      route("families/new", "routes/practice/family-new.tsx"),
      route("families/:family", "routes/practice/family.tsx", { id: "desk-family" }, [
        index("routes/practice/family-overview.tsx"),
        route("to-school", "routes/practice/family-drafts.tsx"),
        route("homework", "routes/practice/family-homework.tsx"),
        route("goals", "routes/practice/family-goals.tsx"),
        route("timeline", "routes/practice/family-timeline.tsx"),
        route("notes", "routes/practice/family-notes.tsx"),
      ]),
      route("families/:family/edit", "routes/practice/family-edit.tsx"),
      route("families/:family/guardians/:guardian", "routes/practice/guardian.tsx"),
      route("families/:family/children/:child", "routes/practice/child.tsx"),
      route("families/:family/educators/:educator", "routes/practice/educator.tsx"),
      route("families/:family/homework/give", "routes/practice/assignment-give.tsx"),
      route("families/:family/homework/:assignment", "routes/practice/assignment.tsx"),
      route("families/:family/goals/new", "routes/practice/goal-new.tsx"),
      route("families/:family/goals/:goal", "routes/practice/goal.tsx"),
      route("families/:family/goals/:goal/edit", "routes/practice/goal-edit.tsx"),
      route("library", "routes/practice/library.tsx"),
      route("library/:exercise", "routes/practice/exercise.tsx"),
      route("settings", "routes/practice/settings.tsx"),
      route("settings/people", "routes/practice/settings-people.tsx"),
      route("settings/look-first", "routes/practice/settings-look-first.tsx"),
      route("settings/phrases", "routes/practice/settings-phrases.tsx"),
      route("settings/hours", "routes/practice/settings-hours.tsx"),
    ]),
  ]),
  route("p/:practice", "routes/practice/door.tsx"),

  // Nothing here
  route("*", "routes/public/nothing-here.tsx"),
] satisfies RouteConfig;
