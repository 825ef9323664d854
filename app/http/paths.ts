/** Every address of the product, written once. `practice` is the handle in the URL; all else are ids. */
export const paths = {
  landing: "/",
  signIn: "/sign-in",
  signInCode: "/sign-in/code",
  signInPassword: "/sign-in/password",
  link: (token: string) => `/link/${token}`,
  signUp: "/sign-up",
  forgotten: "/forgotten",
  newPassword: "/account/password",
  invitation: (token: string) => `/invitation/${token}`,
  signOut: "/sign-out",
  doors: "/doors",
  account: "/account",
  display: "/display",
  sandboxMail: "/sandbox/mail",

  desk: (practice: string) => {
    const at = `/p/${practice}`;
    return {
      today: `${at}/today`,
      review: `${at}/review`,
      reviewDraft: (draft: string) => `${at}/review/drafts/${draft}`,
      reviewAssignment: (assignment: string) => `${at}/review/homework/${assignment}`,
      families: `${at}/families`,
      newFamily: `${at}/families/new`,
      library: `${at}/library`,
      exercise: (exercise: string) => `${at}/library/${exercise}`,
      settings: `${at}/settings`,
      people: `${at}/settings/people`,
      lookRules: `${at}/settings/look-first`,
      phrases: `${at}/settings/phrases`,
      myHours: `${at}/settings/hours`,
      find: `${at}/find`,
      family: (family: string) => {
        const page = `${at}/families/${family}`;
        return {
          overview: page,
          edit: `${page}/edit`,
          lookRules: `${at}/settings/look-first?family=${family}`,
          guardian: (guardian: string) => `${page}/guardians/${guardian}`,
          child: (child: string) => `${page}/children/${child}`,
          educator: (educator: string) => `${page}/educators/${educator}`,
          toSchool: `${page}/to-school`,
          file: (file: string) => `${page}/files/${file}`,
          homework: `${page}/homework`,
          give: `${page}/homework/give`,
          assignment: (assignment: string) => `${page}/homework/${assignment}`,
          goals: `${page}/goals`,
          newGoal: `${page}/goals/new`,
          goal: (goal: string) => `${page}/goals/${goal}`,
          editGoal: (goal: string) => `${page}/goals/${goal}/edit`,
          timeline: `${page}/timeline`,
          notes: `${page}/notes`,
        };
      },
    };
  },

  home: (practice: string, family: string) => {
    const at = `/p/${practice}/f/${family}`;
    return {
      week: at,
      welcome: `${at}/welcome`,
      talkOrType: `${at}/welcome/talk-or-type`,
      people: `${at}/people`,
      assignment: (assignment: string) => `${at}/try/${assignment}`,
      shareAnswers: (assignment: string) => `${at}/try/${assignment}/share`,
      step: (assignment: string, step: string) => `${at}/try/${assignment}/${step}`,
      keepStep: (assignment: string, step: string) => `${at}/try/${assignment}/${step}/keep`,
      messages: `${at}/write`,
      newMessage: `${at}/write/new`,
      arrived: `${at}/arrived`,
      arrivedEntry: (entry: string) => `${at}/arrived/${entry}`,
      promise: `${at}/write/promise`,
      message: (draft: string) => `${at}/write/${draft}`,
      keepMessage: (draft: string) => `${at}/write/${draft}/keep`,
      start: (draft: string) => `${at}/write/${draft}/start`,
      look: (draft: string) => `${at}/write/${draft}/look`,
      phrases: (draft: string) => `${at}/write/${draft}/phrases`,
      thoughts: (draft: string) => `${at}/write/${draft}/thoughts`,
      send: (draft: string) => `${at}/write/${draft}/send`,
      messageFiles: (draft: string) => `${at}/write/${draft}/files`,
      file: (file: string) => `${at}/files/${file}`,
      goals: `${at}/toward`,
      goal: (goal: string) => `${at}/toward/${goal}`,
    };
  },
};
