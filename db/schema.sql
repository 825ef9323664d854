-- Made by `npm run schema` from a migrated database; never edited.


-- Extensions

create extension btree_gin;
create extension btree_gist;
create extension pg_trgm;


-- Schemas and who may use them

schema graphile_worker owner alongside_owner grant usage to alongside_worker;
schema identity owner alongside_owner grant usage to alongside_backup grant usage to alongside_web grant usage to alongside_worker;
schema migration owner alongside_owner grant usage to alongside_web grant usage to alongside_worker;
schema public owner pg_database_owner grant usage to alongside_backup grant usage to alongside_web grant usage to alongside_worker;


-- Tables

create table identity.one_time_token (
  id uuid not null,
  kind text not null,
  email text not null,
  person_id uuid,
  asked jsonb not null default '{}'::jsonb,
  code_hash bytea not null,
  link_hash bytea not null,
  browser_hash bytea not null,
  tries smallint not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  mailed_at timestamp with time zone,
  constraint one_time_token_kind_check CHECK ((kind = ANY (ARRAY['sign-in'::text, 'sign-up'::text, 'new password'::text]))),
  constraint one_time_token_link_hash_key UNIQUE (link_hash),
  constraint one_time_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id) ON DELETE CASCADE,
  constraint one_time_token_pkey PRIMARY KEY (id),
  constraint one_time_token_tries_check CHECK (((tries >= 0) AND (tries <= 5)))
);

create table identity.person (
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text,
  password_set_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint person_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
  constraint person_email_key UNIQUE (email),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint person_pkey PRIMARY KEY (id)
);

create table identity.practice_handle (
  handle text not null,
  practice_id uuid not null,
  constraint practice_handle_handle_check CHECK (((handle ~ '^[a-z0-9](-?[a-z0-9])*$'::text) AND ((length(handle) >= 2) AND (length(handle) <= 60)))),
  constraint practice_handle_pkey PRIMARY KEY (handle),
  constraint practice_handle_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint practice_handle_practice_id_key UNIQUE (practice_id)
);

create table identity.session (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  device text not null,
  network text not null,
  proof text not null default 'mail'::text,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_proof_check CHECK ((proof = ANY (ARRAY['mail'::text, 'password'::text]))),
  constraint session_token_hash_key UNIQUE (token_hash)
);

create unlogged table identity.throttle (
  key text not null,
  window_start timestamp with time zone not null,
  count integer not null,
  constraint throttle_pkey PRIMARY KEY (key, window_start)
);

create table identity.webhook_event (
  id uuid not null,
  source text not null,
  event_id text not null,
  body text not null,
  received_at timestamp with time zone not null,
  done_at timestamp with time zone,
  outcome text not null default ''::text,
  constraint webhook_event_body_check CHECK ((length(body) <= 300000)),
  constraint webhook_event_event_id_check CHECK (((length(event_id) >= 1) AND (length(event_id) <= 200))),
  constraint webhook_event_outcome_check CHECK ((length(outcome) <= 60)),
  constraint webhook_event_pkey PRIMARY KEY (id),
  constraint webhook_event_source_check CHECK ((source = 'resend'::text)),
  constraint webhook_event_source_event_id_key UNIQUE (source, event_id)
);

create table public.answer (
  practice_id uuid not null,
  assignment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  step text not null,
  value jsonb not null,
  others jsonb not null default '[]'::jsonb,
  sitting uuid,
  saved_at timestamp with time zone not null,
  version integer not null default 1,
  constraint answer_pkey PRIMARY KEY (practice_id, assignment_id, step),
  constraint answer_practice_id_assignment_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, assignment_id, guardian_id, family_id) REFERENCES public.assignment(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint answer_step_check CHECK (((length(step) >= 1) AND (length(step) <= 60)))
);
-- row security, forced

create table public.appointment (
  practice_id uuid not null,
  id uuid not null,
  booking_key uuid not null,
  member_id uuid not null,
  service_id uuid not null,
  family_id uuid,
  guardian_id uuid,
  series_id uuid,
  place_in_series smallint,
  state text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  taken_from timestamp with time zone not null,
  taken_until timestamp with time zone not null,
  held_until timestamp with time zone,
  reader_zone text not null,
  place text not null,
  seats smallint not null default 1,
  pays text not null,
  price integer not null,
  currency text not null,
  late_fee integer not null,
  cutoff integer not null,
  reminders integer[] not null,
  sequence integer not null default 0,
  link_hash bytea not null,
  asked_to_move_at timestamp with time zone,
  booked_by text not null,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  constraint appointment_booked_by_check CHECK ((booked_by = ANY (ARRAY['member'::text, 'guardian'::text, 'visitor'::text, 'system'::text]))),
  constraint appointment_check CHECK (((starts_at < ends_at) AND (taken_from <= starts_at) AND (ends_at <= taken_until))),
  constraint appointment_check1 CHECK (((state = 'held'::text) <= (held_until IS NOT NULL))),
  constraint appointment_check2 CHECK ((((guardian_id IS NULL) = (family_id IS NULL)) AND ((guardian_id IS NOT NULL) OR (seats > 1)))),
  constraint appointment_check3 CHECK (((series_id IS NULL) = (place_in_series IS NULL))),
  constraint appointment_one_at_a_time EXCLUDE USING gist (practice_id WITH =, member_id WITH =, tstzrange(taken_from, taken_until) WITH &&) WHERE ((state = ANY (ARRAY['requested'::text, 'held'::text, 'booked'::text, 'done'::text]))),
  constraint appointment_pays_check CHECK ((pays = ANY (ARRAY['nothing'::text, 'later'::text, 'now'::text, 'package'::text]))),
  constraint appointment_pkey PRIMARY KEY (practice_id, id),
  constraint appointment_place_check CHECK ((place = ANY (ARRAY['video'::text, 'phone'::text, 'in person'::text, 'at school'::text]))),
  constraint appointment_practice_id_booking_key_key UNIQUE (practice_id, booking_key),
  constraint appointment_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint appointment_practice_id_id_guardian_id_family_id_key UNIQUE (practice_id, id, guardian_id, family_id),
  constraint appointment_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint appointment_practice_id_series_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, series_id, guardian_id, family_id) REFERENCES public.series(practice_id, id, guardian_id, family_id),
  constraint appointment_practice_id_service_id_fkey FOREIGN KEY (practice_id, service_id) REFERENCES public.service(practice_id, id),
  constraint appointment_reader_zone_check CHECK (((length(reader_zone) >= 1) AND (length(reader_zone) <= 60))),
  constraint appointment_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'held'::text, 'booked'::text, 'declined'::text, 'expired'::text, 'done'::text, 'cancelled'::text, 'cancelled late'::text, 'missed'::text])))
);
-- row security, forced

create table public.appointment_change (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  guardian_id uuid,
  family_id uuid,
  member_id uuid not null,
  at timestamp with time zone not null,
  actor text not null,
  person_id uuid,
  from_state text,
  to_state text not null,
  from_start timestamp with time zone,
  to_start timestamp with time zone not null,
  sequence integer not null,
  constraint appointment_change_pkey PRIMARY KEY (practice_id, id),
  constraint appointment_change_practice_id_appointment_id_fkey FOREIGN KEY (practice_id, appointment_id) REFERENCES public.appointment(practice_id, id) ON DELETE CASCADE
);
-- row security, forced

create table public.appointment_words (
  practice_id uuid not null,
  appointment_id uuid not null,
  guardian_id uuid,
  family_id uuid,
  policy text not null default ''::text,
  answers jsonb not null default '{}'::jsonb,
  to_talk_about text not null default ''::text,
  place_words text not null default ''::text,
  version integer not null default 1,
  constraint appointment_words_answers_check CHECK (((jsonb_typeof(answers) = 'object'::text) AND (length((answers)::text) <= 20000))),
  constraint appointment_words_pkey PRIMARY KEY (practice_id, appointment_id),
  constraint appointment_words_place_words_check CHECK ((length(place_words) <= 500)),
  constraint appointment_words_policy_check CHECK ((length(policy) <= 2000)),
  constraint appointment_words_practice_id_appointment_id_fkey FOREIGN KEY (practice_id, appointment_id) REFERENCES public.appointment(practice_id, id) ON DELETE CASCADE,
  constraint appointment_words_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint appointment_words_to_talk_about_check CHECK ((length(to_talk_about) <= 5000))
);
-- row security, forced

create table public.assignment (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  given_by uuid not null,
  exercise text not null,
  title text not null,
  steps jsonb not null,
  minutes smallint not null,
  short_minutes smallint,
  form text not null default 'whole'::text,
  note text not null default ''::text,
  by_day date,
  state text not null default 'given'::text,
  given_at timestamp with time zone not null,
  shared_at timestamp with time zone,
  moved_at timestamp with time zone not null,
  version integer not null default 1,
  constraint assignment_exercise_check CHECK (((length(exercise) >= 1) AND (length(exercise) <= 60))),
  constraint assignment_form_check CHECK ((form = ANY (ARRAY['whole'::text, 'short'::text]))),
  constraint assignment_minutes_check CHECK (((minutes >= 1) AND (minutes <= 240))),
  constraint assignment_note_check CHECK ((length(note) <= 2000)),
  constraint assignment_pkey PRIMARY KEY (practice_id, id),
  constraint assignment_practice_id_given_by_fkey FOREIGN KEY (practice_id, given_by) REFERENCES public.member(practice_id, id),
  constraint assignment_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint assignment_practice_id_id_guardian_id_family_id_key UNIQUE (practice_id, id, guardian_id, family_id),
  constraint assignment_short_minutes_check CHECK (((short_minutes >= 1) AND (short_minutes <= 240))),
  constraint assignment_state_check CHECK ((state = ANY (ARRAY['given'::text, 'started'::text, 'shared'::text, 'answered'::text, 'done'::text, 'not this week'::text, 'taken back'::text]))),
  constraint assignment_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
-- row security, forced

create table public.assignment_reply (
  practice_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  round smallint not null,
  member_id uuid not null,
  kind text not null,
  words text not null default ''::text,
  said_at timestamp with time zone not null,
  constraint assignment_reply_kind_check CHECK ((kind = ANY (ARRAY['answered'::text, 'more'::text, 'done'::text]))),
  constraint assignment_reply_pkey PRIMARY KEY (practice_id, id),
  constraint assignment_reply_practice_id_assignment_id_guardian_id_fam_fkey FOREIGN KEY (practice_id, assignment_id, guardian_id, family_id) REFERENCES public.assignment(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint assignment_reply_practice_id_assignment_id_round_fkey FOREIGN KEY (practice_id, assignment_id, round) REFERENCES public.assignment_share(practice_id, assignment_id, round) ON DELETE CASCADE,
  constraint assignment_reply_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint assignment_reply_words_check CHECK ((length(words) <= 20000))
);
-- row security, forced

create table public.assignment_share (
  practice_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  round smallint not null,
  form text not null,
  answers jsonb not null,
  excerpt text not null,
  word text not null default ''::text,
  shared_at timestamp with time zone not null,
  constraint assignment_share_excerpt_check CHECK ((length(excerpt) <= 500)),
  constraint assignment_share_form_check CHECK ((form = ANY (ARRAY['whole'::text, 'short'::text]))),
  constraint assignment_share_pkey PRIMARY KEY (practice_id, id),
  constraint assignment_share_practice_id_assignment_id_guardian_id_fam_fkey FOREIGN KEY (practice_id, assignment_id, guardian_id, family_id) REFERENCES public.assignment(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint assignment_share_practice_id_assignment_id_round_key UNIQUE (practice_id, assignment_id, round),
  constraint assignment_share_round_check CHECK ((round >= 1)),
  constraint assignment_share_word_check CHECK ((length(word) <= 2000))
);
-- row security, forced

create table public.audit (
  practice_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor text not null,
  person_id uuid,
  verb text not null,
  about text not null,
  about_id uuid,
  family_id uuid,
  from_state text,
  to_state text,
  changed text[] not null default '{}'::text[],
  constraint audit_pkey PRIMARY KEY (practice_id, id),
  constraint audit_verb_check CHECK ((verb = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text, 'read'::text])))
);
-- row security, forced

create table public.booking_page (
  practice_id uuid not null,
  open boolean not null default false,
  title text not null default ''::text,
  words text not null default ''::text,
  picture_sha256 text,
  picture_type text,
  picture_words text not null default ''::text,
  version integer not null default 1,
  constraint booking_page_check CHECK (((picture_sha256 IS NULL) = (picture_type IS NULL))),
  constraint booking_page_picture_sha256_check CHECK ((picture_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint booking_page_picture_type_check CHECK ((picture_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text]))),
  constraint booking_page_picture_words_check CHECK ((length(picture_words) <= 200)),
  constraint booking_page_pkey PRIMARY KEY (practice_id),
  constraint booking_page_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint booking_page_title_check CHECK ((length(title) <= 200)),
  constraint booking_page_words_check CHECK ((length(words) <= 2000))
);
-- row security, forced

create table public.busy_calendar (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  address text not null,
  state text not null default 'new'::text,
  tried_at timestamp with time zone,
  read_at timestamp with time zone,
  problem text not null default ''::text,
  marked text not null default ''::text,
  created_at timestamp with time zone not null,
  constraint busy_calendar_address_check CHECK (((length(address) >= 8) AND (length(address) <= 2000))),
  constraint busy_calendar_marked_check CHECK ((length(marked) <= 300)),
  constraint busy_calendar_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint busy_calendar_pkey PRIMARY KEY (practice_id, id),
  constraint busy_calendar_practice_id_id_member_id_key UNIQUE (practice_id, id, member_id),
  constraint busy_calendar_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint busy_calendar_problem_check CHECK ((length(problem) <= 200)),
  constraint busy_calendar_state_check CHECK ((state = ANY (ARRAY['new'::text, 'well'::text, 'failing'::text, 'ended'::text])))
);
-- row security, forced

create table public.busy_time (
  practice_id uuid not null,
  id uuid not null,
  calendar_id uuid not null,
  member_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  constraint busy_time_check CHECK ((from_at < until_at)),
  constraint busy_time_pkey PRIMARY KEY (practice_id, id),
  constraint busy_time_practice_id_calendar_id_member_id_fkey FOREIGN KEY (practice_id, calendar_id, member_id) REFERENCES public.busy_calendar(practice_id, id, member_id) ON DELETE CASCADE
);
-- row security, forced

create table public.calendar_feed (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid,
  guardian_id uuid,
  family_id uuid,
  version integer not null default 1,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint calendar_feed_check CHECK ((((member_id IS NULL) <> (guardian_id IS NULL)) AND ((guardian_id IS NULL) = (family_id IS NULL)))),
  constraint calendar_feed_pkey PRIMARY KEY (practice_id, id),
  constraint calendar_feed_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint calendar_feed_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id)
);
-- row security, forced

create table public.calm_promise (
  practice_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  words text not null,
  from_level smallint not null,
  at_night boolean not null,
  set_at timestamp with time zone not null,
  version integer not null default 1,
  constraint calm_promise_from_level_check CHECK (((from_level >= 3) AND (from_level <= 5))),
  constraint calm_promise_pkey PRIMARY KEY (practice_id, guardian_id),
  constraint calm_promise_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint calm_promise_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
);
-- row security, forced

create table public.check_in (
  practice_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  family_id uuid not null,
  guardian_id uuid,
  member_id uuid,
  on_day date not null,
  level smallint not null,
  words text not null default ''::text,
  shared boolean not null,
  made_at timestamp with time zone not null,
  constraint check_in_check CHECK ((num_nonnulls(guardian_id, member_id) = 1)),
  constraint check_in_level_check CHECK (((level >= '-2'::integer) AND (level <= 2))),
  constraint check_in_pkey PRIMARY KEY (practice_id, id),
  constraint check_in_practice_id_goal_id_family_id_fkey FOREIGN KEY (practice_id, goal_id, family_id) REFERENCES public.goal(practice_id, id, family_id) ON DELETE CASCADE,
  constraint check_in_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id),
  constraint check_in_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint check_in_words_check CHECK ((length(words) <= 2000))
);
-- row security, forced

create table public.child (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint child_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint child_pkey PRIMARY KEY (practice_id, id),
  constraint child_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint child_practice_id_id_family_id_key UNIQUE (practice_id, id, family_id)
);
-- row security, forced

create table public.child_profile (
  practice_id uuid not null,
  child_id uuid not null,
  family_id uuid not null,
  born date,
  grade text not null default ''::text,
  support_plan text not null default ''::text,
  support_note text not null default ''::text,
  plan_review_on date,
  lights_up text not null default ''::text,
  strengths text not null default ''::text,
  hard text not null default ''::text,
  helps text not null default ''::text,
  version integer not null default 1,
  constraint child_profile_grade_check CHECK ((length(grade) <= 60)),
  constraint child_profile_hard_check CHECK ((length(hard) <= 2000)),
  constraint child_profile_helps_check CHECK ((length(helps) <= 2000)),
  constraint child_profile_lights_up_check CHECK ((length(lights_up) <= 2000)),
  constraint child_profile_pkey PRIMARY KEY (practice_id, child_id),
  constraint child_profile_practice_id_child_id_family_id_fkey FOREIGN KEY (practice_id, child_id, family_id) REFERENCES public.child(practice_id, id, family_id) ON DELETE CASCADE,
  constraint child_profile_strengths_check CHECK ((length(strengths) <= 2000)),
  constraint child_profile_support_note_check CHECK ((length(support_note) <= 500)),
  constraint child_profile_support_plan_check CHECK ((support_plan = ANY (ARRAY[''::text, 'IEP'::text, '504 plan'::text, 'informal plan'::text, 'evaluation asked'::text])))
);
-- row security, forced

create table public.chronology (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  child_id uuid,
  from_day date not null,
  to_day date not null,
  state text not null default 'waiting'::text,
  file_id uuid,
  ordered_at timestamp with time zone not null,
  made_at timestamp with time zone,
  constraint chronology_check CHECK ((to_day >= from_day)),
  constraint chronology_check1 CHECK (((state = 'made'::text) = (file_id IS NOT NULL))),
  constraint chronology_pkey PRIMARY KEY (practice_id, id),
  constraint chronology_practice_id_child_id_family_id_fkey FOREIGN KEY (practice_id, child_id, family_id) REFERENCES public.child(practice_id, id, family_id),
  constraint chronology_practice_id_file_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, file_id, guardian_id, family_id) REFERENCES public.stored_file(practice_id, id, guardian_id, family_id),
  constraint chronology_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint chronology_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'made'::text, 'failed'::text])))
);
-- row security, forced

create table public.consent (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  wording text not null,
  readers text[] not null,
  agreed_at timestamp with time zone not null,
  constraint consent_pkey PRIMARY KEY (practice_id, id),
  constraint consent_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE
);
-- row security, forced

create table public.date_hours (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  service_id uuid,
  on_day date not null,
  from_time time without time zone,
  until_time time without time zone,
  zone text not null,
  constraint date_hours_check CHECK ((((from_time IS NULL) = (until_time IS NULL)) AND ((from_time IS NULL) OR (from_time < until_time)))),
  constraint date_hours_pkey PRIMARY KEY (practice_id, id),
  constraint date_hours_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint date_hours_practice_id_service_id_fkey FOREIGN KEY (practice_id, service_id) REFERENCES public.service(practice_id, id) ON DELETE CASCADE,
  constraint date_hours_zone_check CHECK (((length(zone) >= 1) AND (length(zone) <= 60)))
);
-- row security, forced

create table public.draft (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  child_id uuid,
  purpose text not null,
  channel text not null default 'email'::text,
  state text not null default 'private'::text,
  opened boolean not null default false,
  needed_by timestamp with time zone,
  about_safety boolean not null default false,
  shared_at timestamp with time zone,
  sent_at timestamp with time zone,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  version integer not null default 1,
  purged_at timestamp with time zone,
  constraint draft_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'app message'::text, 'note'::text, 'phone script'::text, 'meeting words'::text]))),
  constraint draft_pkey PRIMARY KEY (practice_id, id),
  constraint draft_practice_id_child_id_family_id_fkey FOREIGN KEY (practice_id, child_id, family_id) REFERENCES public.child(practice_id, id, family_id),
  constraint draft_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint draft_practice_id_id_guardian_id_family_id_key UNIQUE (practice_id, id, guardian_id, family_id),
  constraint draft_purpose_check CHECK ((purpose = ANY (ARRAY['introduction'::text, 'concern'::text, 'request'::text, 'good news'::text, 'reply'::text, 'follow-up'::text, 'evaluation request'::text, 'records request'::text, 'meeting request'::text, 'thank-you'::text, 'absence'::text, 'scheduling'::text]))),
  constraint draft_state_check CHECK ((state = ANY (ARRAY['private'::text, 'shared'::text, 'thoughts'::text, 'looks ready'::text, 'sent'::text, 'answered'::text, 'set aside'::text])))
);
-- row security, forced

create table public.draft_copy (
  practice_id uuid not null,
  draft_id uuid not null,
  original_id uuid not null,
  educator_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  made_at timestamp with time zone not null,
  constraint draft_copy_check CHECK ((original_id <> draft_id)),
  constraint draft_copy_pkey PRIMARY KEY (practice_id, draft_id),
  constraint draft_copy_practice_id_draft_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, draft_id, guardian_id, family_id) REFERENCES public.draft(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint draft_copy_practice_id_educator_id_family_id_fkey FOREIGN KEY (practice_id, educator_id, family_id) REFERENCES public.educator(practice_id, id, family_id) ON DELETE CASCADE,
  constraint draft_copy_practice_id_original_id_educator_id_key UNIQUE (practice_id, original_id, educator_id),
  constraint draft_copy_practice_id_original_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, original_id, guardian_id, family_id) REFERENCES public.draft(practice_id, id, guardian_id, family_id) ON DELETE CASCADE
);
-- row security, forced

create table public.draft_file (
  practice_id uuid not null,
  draft_id uuid not null,
  file_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  added_at timestamp with time zone not null,
  constraint draft_file_pkey PRIMARY KEY (practice_id, draft_id, file_id),
  constraint draft_file_practice_id_draft_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, draft_id, guardian_id, family_id) REFERENCES public.draft(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint draft_file_practice_id_file_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, file_id, guardian_id, family_id) REFERENCES public.stored_file(practice_id, id, guardian_id, family_id)
);
-- row security, forced

create table public.draft_look (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  version_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  decision text not null,
  hash text not null,
  word text not null default ''::text,
  said_at timestamp with time zone not null,
  constraint draft_look_decision_check CHECK ((decision = ANY (ARRAY['thoughts'::text, 'looks ready'::text, 'ready with changes'::text]))),
  constraint draft_look_pkey PRIMARY KEY (practice_id, id),
  constraint draft_look_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint draft_look_practice_id_version_id_draft_id_guardian_id_fam_fkey FOREIGN KEY (practice_id, version_id, draft_id, guardian_id, family_id) REFERENCES public.draft_version(practice_id, id, draft_id, guardian_id, family_id) ON DELETE CASCADE,
  constraint draft_look_word_check CHECK ((length(word) <= 20000))
);
-- row security, forced

create table public.draft_sending (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  version_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  way text not null,
  hash text not null,
  state text not null,
  due_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  problem text not null default ''::text,
  shared boolean not null default false,
  created_at timestamp with time zone not null,
  constraint draft_sending_pkey PRIMARY KEY (practice_id, id),
  constraint draft_sending_practice_id_id_guardian_id_family_id_key UNIQUE (practice_id, id, guardian_id, family_id),
  constraint draft_sending_practice_id_version_id_draft_id_guardian_id__fkey FOREIGN KEY (practice_id, version_id, draft_id, guardian_id, family_id) REFERENCES public.draft_version(practice_id, id, draft_id, guardian_id, family_id) ON DELETE CASCADE,
  constraint draft_sending_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'taken back'::text]))),
  constraint draft_sending_way_check CHECK ((way = ANY (ARRAY['alongside'::text, 'said to be sent'::text])))
);
-- row security, forced

create table public.draft_suggestion (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  version_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  field text not null,
  start_at integer not null,
  end_at integer not null,
  replaced text not null,
  words text not null,
  reason text not null default ''::text,
  made_at timestamp with time zone not null,
  given_at timestamp with time zone,
  constraint draft_suggestion_check CHECK ((end_at >= start_at)),
  constraint draft_suggestion_check1 CHECK (((length(words) <= 50000) AND (words <> replaced))),
  constraint draft_suggestion_field_check CHECK ((field = ANY (ARRAY['subject'::text, 'body'::text]))),
  constraint draft_suggestion_pkey PRIMARY KEY (practice_id, id),
  constraint draft_suggestion_practice_id_id_draft_id_guardian_id_family_key UNIQUE (practice_id, id, draft_id, guardian_id, family_id),
  constraint draft_suggestion_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint draft_suggestion_practice_id_version_id_draft_id_guardian__fkey FOREIGN KEY (practice_id, version_id, draft_id, guardian_id, family_id) REFERENCES public.draft_version(practice_id, id, draft_id, guardian_id, family_id) ON DELETE CASCADE,
  constraint draft_suggestion_reason_check CHECK ((length(reason) <= 2000)),
  constraint draft_suggestion_replaced_check CHECK ((length(replaced) <= 50000)),
  constraint draft_suggestion_start_at_check CHECK ((start_at >= 0)),
  constraint suggestions_apart EXCLUDE USING gist (practice_id WITH =, version_id WITH =, member_id WITH =, field WITH =, int4range(start_at, end_at, '[]'::text) WITH &&)
);
-- row security, forced

create table public.draft_text (
  practice_id uuid not null,
  draft_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  recipients jsonb not null default '{"cc": [], "to": []}'::jsonb,
  subject text not null default ''::text,
  body text not null default ''::text,
  started_from jsonb not null default '{}'::jsonb,
  saved_at timestamp with time zone not null,
  version integer not null default 1,
  facts jsonb not null default '{}'::jsonb,
  rests_until timestamp with time zone,
  constraint draft_text_body_check CHECK ((length(body) <= 50000)),
  constraint draft_text_pkey PRIMARY KEY (practice_id, draft_id),
  constraint draft_text_practice_id_draft_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, draft_id, guardian_id, family_id) REFERENCES public.draft(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint draft_text_subject_check CHECK ((length(subject) <= 300))
);
-- row security, forced

create table public.draft_thought (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  version_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  kind text not null,
  quote text not null default ''::text,
  prefix text not null default ''::text,
  suffix text not null default ''::text,
  start_at integer not null default 0,
  words text not null default ''::text,
  made_at timestamp with time zone not null,
  given_at timestamp with time zone,
  constraint draft_thought_kind_check CHECK ((kind = ANY (ARRAY['comment'::text, 'praise'::text]))),
  constraint draft_thought_pkey PRIMARY KEY (practice_id, id),
  constraint draft_thought_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint draft_thought_practice_id_version_id_draft_id_guardian_id__fkey FOREIGN KEY (practice_id, version_id, draft_id, guardian_id, family_id) REFERENCES public.draft_version(practice_id, id, draft_id, guardian_id, family_id) ON DELETE CASCADE,
  constraint draft_thought_prefix_check CHECK ((length(prefix) <= 200)),
  constraint draft_thought_quote_check CHECK ((length(quote) <= 2000)),
  constraint draft_thought_start_at_check CHECK ((start_at >= 0)),
  constraint draft_thought_suffix_check CHECK ((length(suffix) <= 200)),
  constraint draft_thought_words_check CHECK ((length(words) <= 5000))
);
-- row security, forced

create table public.draft_version (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  number smallint not null,
  recipients jsonb not null,
  subject text not null,
  body text not null,
  hash text not null,
  word text not null default ''::text,
  shared boolean not null,
  made_at timestamp with time zone not null,
  constraint draft_version_body_check CHECK (((length(body) >= 1) AND (length(body) <= 50000))),
  constraint draft_version_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint draft_version_number_check CHECK ((number >= 1)),
  constraint draft_version_pkey PRIMARY KEY (practice_id, id),
  constraint draft_version_practice_id_draft_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, draft_id, guardian_id, family_id) REFERENCES public.draft(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint draft_version_practice_id_draft_id_number_key UNIQUE (practice_id, draft_id, number),
  constraint draft_version_practice_id_id_draft_id_guardian_id_family_id_key UNIQUE (practice_id, id, draft_id, guardian_id, family_id),
  constraint draft_version_subject_check CHECK ((length(subject) <= 300)),
  constraint draft_version_word_check CHECK ((length(word) <= 2000))
);
-- row security, forced

create table public.educator (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  school_id uuid,
  name text not null,
  role text not null default ''::text,
  channel text not null default 'email'::text,
  email text not null default ''::text,
  phone text not null default ''::text,
  hours text not null default ''::text,
  usual_wait text not null default ''::text,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint educator_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'app'::text, 'phone'::text, 'paper'::text, 'in person'::text]))),
  constraint educator_email_check CHECK ((length(email) <= 254)),
  constraint educator_hours_check CHECK ((length(hours) <= 200)),
  constraint educator_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint educator_phone_check CHECK ((length(phone) <= 60)),
  constraint educator_pkey PRIMARY KEY (practice_id, id),
  constraint educator_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint educator_practice_id_id_family_id_key UNIQUE (practice_id, id, family_id),
  constraint educator_practice_id_school_id_family_id_fkey FOREIGN KEY (practice_id, school_id, family_id) REFERENCES public.school(practice_id, id, family_id),
  constraint educator_role_check CHECK ((length(role) <= 200)),
  constraint educator_usual_wait_check CHECK ((length(usual_wait) <= 200))
);
-- row security, forced

create table public.family (
  practice_id uuid not null,
  id uuid not null,
  name text not null,
  state text not null default 'active'::text,
  name_folded text not null,
  found_by_family text not null,
  found_by text not null,
  last_heard_at timestamp with time zone,
  heard_key timestamp with time zone not null generated always as (COALESCE(last_heard_at, '-infinity'::timestamp with time zone)) stored,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint family_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint family_pkey PRIMARY KEY (practice_id, id),
  constraint family_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint family_state_check CHECK ((state = ANY (ARRAY['inquiry'::text, 'not begun'::text, 'active'::text, 'past'::text, 'set aside'::text])))
);
-- row security, forced

create table public.family_coach (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint family_coach_pkey PRIMARY KEY (practice_id, id),
  constraint family_coach_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint family_coach_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id)
);
-- row security, forced

create table public.family_event (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  child_id uuid,
  on_day date not null,
  kind text not null,
  words text not null,
  quote boolean not null default false,
  on_chart boolean not null default false,
  shown_to_family boolean not null default true,
  created_at timestamp with time zone not null,
  constraint family_event_kind_check CHECK ((kind = ANY (ARRAY['school'::text, 'meeting'::text, 'message'::text, 'plan'::text, 'coaching'::text, 'home'::text]))),
  constraint family_event_pkey PRIMARY KEY (practice_id, id),
  constraint family_event_practice_id_child_id_family_id_fkey FOREIGN KEY (practice_id, child_id, family_id) REFERENCES public.child(practice_id, id, family_id),
  constraint family_event_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint family_event_words_check CHECK (((length(words) >= 1) AND (length(words) <= 300)))
);
-- row security, forced

create table public.family_hold (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  why text not null default ''::text,
  held_by uuid not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint family_hold_pkey PRIMARY KEY (practice_id, id),
  constraint family_hold_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint family_hold_practice_id_held_by_fkey FOREIGN KEY (practice_id, held_by) REFERENCES public.member(practice_id, id),
  constraint family_hold_why_check CHECK ((length(why) <= 500))
);
-- row security, forced

create table public.goal (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  child_id uuid,
  title text not null,
  state text not null default 'planned'::text,
  weight smallint not null default 1,
  target_on date,
  active_since timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint goal_pkey PRIMARY KEY (practice_id, id),
  constraint goal_practice_id_child_id_family_id_fkey FOREIGN KEY (practice_id, child_id, family_id) REFERENCES public.child(practice_id, id, family_id),
  constraint goal_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint goal_practice_id_id_family_id_key UNIQUE (practice_id, id, family_id),
  constraint goal_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'active'::text, 'resting'::text, 'reached'::text, 'set aside'::text]))),
  constraint goal_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  constraint goal_weight_check CHECK (((weight >= 1) AND (weight <= 10)))
);
-- row security, forced

create table public.goal_wording (
  practice_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  family_id uuid not null,
  number smallint not null,
  much_less text not null default ''::text,
  less text not null default ''::text,
  hoped text not null,
  more text not null default ''::text,
  much_more text not null default ''::text,
  from_at timestamp with time zone not null,
  constraint goal_wording_check CHECK (((much_less <> ''::text) OR (less <> ''::text))),
  constraint goal_wording_hoped_check CHECK (((length(hoped) >= 1) AND (length(hoped) <= 300))),
  constraint goal_wording_less_check CHECK ((length(less) <= 300)),
  constraint goal_wording_more_check CHECK ((length(more) <= 300)),
  constraint goal_wording_much_less_check CHECK ((length(much_less) <= 300)),
  constraint goal_wording_much_more_check CHECK ((length(much_more) <= 300)),
  constraint goal_wording_number_check CHECK ((number >= 1)),
  constraint goal_wording_pkey PRIMARY KEY (practice_id, id),
  constraint goal_wording_practice_id_goal_id_family_id_fkey FOREIGN KEY (practice_id, goal_id, family_id) REFERENCES public.goal(practice_id, id, family_id) ON DELETE CASCADE,
  constraint goal_wording_practice_id_goal_id_number_key UNIQUE (practice_id, goal_id, number)
);
-- row security, forced

create table public.guardian (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  household_id uuid not null,
  person_id uuid,
  name text not null,
  relationship text not null default ''::text,
  language text not null default 'English'::text,
  zone text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint guardian_language_check CHECK (((length(language) >= 1) AND (length(language) <= 60))),
  constraint guardian_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint guardian_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id),
  constraint guardian_pkey PRIMARY KEY (practice_id, id),
  constraint guardian_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint guardian_practice_id_household_id_family_id_fkey FOREIGN KEY (practice_id, household_id, family_id) REFERENCES public.household(practice_id, id, family_id),
  constraint guardian_practice_id_id_family_id_key UNIQUE (practice_id, id, family_id),
  constraint guardian_relationship_check CHECK ((length(relationship) <= 200))
);
-- row security, forced

create table public.guardian_contact (
  practice_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  email text not null default ''::text,
  phone text not null default ''::text,
  address text not null default ''::text,
  constraint guardian_contact_address_check CHECK ((length(address) <= 500)),
  constraint guardian_contact_email_check CHECK ((length(email) <= 254)),
  constraint guardian_contact_phone_check CHECK ((length(phone) <= 60)),
  constraint guardian_contact_pkey PRIMARY KEY (practice_id, guardian_id),
  constraint guardian_contact_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE
);
-- row security, forced

create table public.handover (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  draft_id uuid,
  assignment_id uuid,
  given_by uuid not null,
  to_member uuid not null,
  note text not null default ''::text,
  handed_at timestamp with time zone not null,
  constraint handover_check CHECK ((to_member <> given_by)),
  constraint handover_check1 CHECK ((num_nonnulls(draft_id, assignment_id) = 1)),
  constraint handover_note_check CHECK ((length(note) <= 2000)),
  constraint handover_pkey PRIMARY KEY (practice_id, id),
  constraint handover_practice_id_assignment_id_fkey FOREIGN KEY (practice_id, assignment_id) REFERENCES public.assignment(practice_id, id) ON DELETE CASCADE,
  constraint handover_practice_id_draft_id_fkey FOREIGN KEY (practice_id, draft_id) REFERENCES public.draft(practice_id, id) ON DELETE CASCADE,
  constraint handover_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint handover_practice_id_given_by_fkey FOREIGN KEY (practice_id, given_by) REFERENCES public.member(practice_id, id),
  constraint handover_practice_id_to_member_fkey FOREIGN KEY (practice_id, to_member) REFERENCES public.member(practice_id, id)
);
-- row security, forced

create table public.household (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  name text not null,
  constraint household_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint household_pkey PRIMARY KEY (practice_id, id),
  constraint household_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint household_practice_id_id_family_id_key UNIQUE (practice_id, id, family_id)
);
-- row security, forced

create table public.inbound_address (
  practice_id uuid not null,
  id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  version integer not null default 1,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  renewed_at timestamp with time zone,
  constraint inbound_address_pkey PRIMARY KEY (practice_id, id),
  constraint inbound_address_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint inbound_address_practice_id_guardian_id_key UNIQUE (practice_id, guardian_id),
  constraint inbound_address_practice_id_token_hash_key UNIQUE (practice_id, token_hash)
);
-- row security, forced

create table public.inbound_content (
  practice_id uuid not null,
  mail_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  direction text not null,
  with_name text not null default ''::text,
  with_address text not null default ''::text,
  subject text not null default ''::text,
  body text not null,
  quoted text not null default ''::text,
  left_out text[] not null default '{}'::text[],
  happened_at timestamp with time zone not null,
  time_known boolean not null default true,
  constraint inbound_content_body_check CHECK ((length(body) <= 50000)),
  constraint inbound_content_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint inbound_content_pkey PRIMARY KEY (practice_id, mail_id),
  constraint inbound_content_practice_id_mail_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, mail_id, guardian_id, family_id) REFERENCES public.inbound_mail(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint inbound_content_quoted_check CHECK ((length(quoted) <= 200000)),
  constraint inbound_content_subject_check CHECK ((length(subject) <= 300)),
  constraint inbound_content_with_address_check CHECK ((length(with_address) <= 254)),
  constraint inbound_content_with_name_check CHECK ((length(with_name) <= 200))
);
-- row security, forced

create table public.inbound_file (
  practice_id uuid not null,
  mail_id uuid not null,
  file_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  constraint inbound_file_pkey PRIMARY KEY (practice_id, mail_id, file_id),
  constraint inbound_file_practice_id_file_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, file_id, guardian_id, family_id) REFERENCES public.stored_file(practice_id, id, guardian_id, family_id),
  constraint inbound_file_practice_id_mail_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, mail_id, guardian_id, family_id) REFERENCES public.inbound_mail(practice_id, id, guardian_id, family_id) ON DELETE CASCADE
);
-- row security, forced

create table public.inbound_mail (
  practice_id uuid not null,
  id uuid not null,
  guardian_id uuid,
  family_id uuid,
  provider_id text not null,
  state text not null,
  kind text not null,
  why text[] not null default '{}'::text[],
  from_name text not null default ''::text,
  from_address text not null default ''::text,
  subject text not null default ''::text,
  message_id text not null default ''::text,
  draft_id uuid,
  received_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  constraint inbound_mail_check CHECK ((((guardian_id IS NULL) = (family_id IS NULL)) AND ((guardian_id IS NULL) = (state = ANY (ARRAY['fits nobody'::text, 'discarded'::text]))))),
  constraint inbound_mail_from_address_check CHECK ((length(from_address) <= 254)),
  constraint inbound_mail_from_name_check CHECK ((length(from_name) <= 200)),
  constraint inbound_mail_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'automatic'::text, 'list'::text, 'bounce'::text]))),
  constraint inbound_mail_message_id_check CHECK ((length(message_id) <= 998)),
  constraint inbound_mail_pkey PRIMARY KEY (practice_id, id),
  constraint inbound_mail_practice_id_draft_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, draft_id, guardian_id, family_id) REFERENCES public.draft(practice_id, id, guardian_id, family_id) ON DELETE SET NULL (draft_id),
  constraint inbound_mail_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint inbound_mail_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint inbound_mail_practice_id_id_guardian_id_family_id_key UNIQUE (practice_id, id, guardian_id, family_id),
  constraint inbound_mail_provider_id_check CHECK (((length(provider_id) >= 1) AND (length(provider_id) <= 100))),
  constraint inbound_mail_state_check CHECK ((state = ANY (ARRAY['placed'::text, 'unsure'::text, 'not for the log'::text, 'fits nobody'::text, 'handed on'::text, 'discarded'::text]))),
  constraint inbound_mail_subject_check CHECK ((length(subject) <= 300))
);
-- row security, forced

create table public.invitation (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid,
  guardian_id uuid,
  email text not null,
  name text not null,
  roles text[] not null default '{}'::text[],
  invited_by uuid not null,
  version integer not null default 1,
  link_hash bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitation_check CHECK (((guardian_id IS NULL) = (cardinality(roles) >= 1))),
  constraint invitation_check1 CHECK (((guardian_id IS NULL) = (family_id IS NULL))),
  constraint invitation_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
  constraint invitation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint invitation_pkey PRIMARY KEY (practice_id, id),
  constraint invitation_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint invitation_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint invitation_practice_id_invited_by_fkey FOREIGN KEY (practice_id, invited_by) REFERENCES public.member(practice_id, id),
  constraint invitation_roles_check CHECK ((roles <@ ARRAY['owner'::text, 'coach'::text, 'assistant'::text]))
);
-- row security, forced

create table public.log_correction (
  practice_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  words text not null default ''::text,
  purpose text,
  child_id uuid,
  educator_id uuid,
  happened_at timestamp with time zone,
  withdrawn boolean not null default false,
  sought text not null default ''::text,
  made_at timestamp with time zone not null,
  constraint log_correction_check CHECK (((words <> ''::text) OR (purpose IS NOT NULL) OR (child_id IS NOT NULL) OR (educator_id IS NOT NULL) OR (happened_at IS NOT NULL) OR withdrawn)),
  constraint log_correction_pkey PRIMARY KEY (practice_id, id),
  constraint log_correction_practice_id_child_id_family_id_fkey FOREIGN KEY (practice_id, child_id, family_id) REFERENCES public.child(practice_id, id, family_id),
  constraint log_correction_practice_id_educator_id_family_id_fkey FOREIGN KEY (practice_id, educator_id, family_id) REFERENCES public.educator(practice_id, id, family_id),
  constraint log_correction_practice_id_entry_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, entry_id, guardian_id, family_id) REFERENCES public.log_entry(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint log_correction_purpose_check CHECK ((purpose = ANY (ARRAY['introduction'::text, 'concern'::text, 'request'::text, 'good news'::text, 'reply'::text, 'follow-up'::text, 'evaluation request'::text, 'records request'::text, 'meeting request'::text, 'thank-you'::text, 'absence'::text, 'scheduling'::text]))),
  constraint log_correction_words_check CHECK ((length(words) <= 5000))
);
-- row security, forced

create table public.log_entry (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  child_id uuid,
  educator_id uuid,
  direction text not null,
  channel text not null,
  purpose text,
  with_words text not null default ''::text,
  subject text not null default ''::text,
  body text not null default ''::text,
  quoted text not null default ''::text,
  knowledge text not null,
  said_by text not null default ''::text,
  also jsonb not null default '[]'::jsonb,
  happened_at timestamp with time zone not null,
  time_known boolean not null default true,
  came_by text not null,
  sending_id uuid,
  inbound_id uuid,
  sought text not null,
  created_at timestamp with time zone not null,
  automatic boolean not null default false,
  constraint log_entry_also_check CHECK ((jsonb_typeof(also) = 'array'::text)),
  constraint log_entry_body_check CHECK ((length(body) <= 50000)),
  constraint log_entry_came_by_check CHECK ((came_by = ANY (ARRAY['written'::text, 'pasted'::text, 'sent'::text, 'inbound'::text]))),
  constraint log_entry_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'app message'::text, 'note'::text, 'call'::text, 'meeting'::text, 'other'::text]))),
  constraint log_entry_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'both'::text]))),
  constraint log_entry_knowledge_check CHECK ((knowledge = ANY (ARRAY['said by school'::text, 'said by us'::text, 'seen'::text, 'said by the child'::text, 'in a document'::text]))),
  constraint log_entry_pkey PRIMARY KEY (practice_id, id),
  constraint log_entry_practice_id_child_id_family_id_fkey FOREIGN KEY (practice_id, child_id, family_id) REFERENCES public.child(practice_id, id, family_id),
  constraint log_entry_practice_id_educator_id_family_id_fkey FOREIGN KEY (practice_id, educator_id, family_id) REFERENCES public.educator(practice_id, id, family_id),
  constraint log_entry_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint log_entry_practice_id_id_guardian_id_family_id_key UNIQUE (practice_id, id, guardian_id, family_id),
  constraint log_entry_practice_id_inbound_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, inbound_id, guardian_id, family_id) REFERENCES public.inbound_mail(practice_id, id, guardian_id, family_id),
  constraint log_entry_practice_id_sending_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, sending_id, guardian_id, family_id) REFERENCES public.draft_sending(practice_id, id, guardian_id, family_id) ON DELETE SET NULL (sending_id),
  constraint log_entry_purpose_check CHECK ((purpose = ANY (ARRAY['introduction'::text, 'concern'::text, 'request'::text, 'good news'::text, 'reply'::text, 'follow-up'::text, 'evaluation request'::text, 'records request'::text, 'meeting request'::text, 'thank-you'::text, 'absence'::text, 'scheduling'::text]))),
  constraint log_entry_quoted_check CHECK ((length(quoted) <= 200000)),
  constraint log_entry_said_by_check CHECK ((length(said_by) <= 200)),
  constraint log_entry_subject_check CHECK ((length(subject) <= 300)),
  constraint log_entry_with_words_check CHECK ((length(with_words) <= 500))
);
-- row security, forced

create table public.log_file (
  practice_id uuid not null,
  entry_id uuid not null,
  file_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  constraint log_file_pkey PRIMARY KEY (practice_id, entry_id, file_id),
  constraint log_file_practice_id_entry_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, entry_id, guardian_id, family_id) REFERENCES public.log_entry(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint log_file_practice_id_file_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, file_id, guardian_id, family_id) REFERENCES public.stored_file(practice_id, id, guardian_id, family_id)
);
-- row security, forced

create table public.log_share (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  entry_id uuid,
  with_guardian_id uuid,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint log_share_check CHECK ((with_guardian_id <> guardian_id)),
  constraint log_share_check1 CHECK ((until >= since)),
  constraint log_share_pkey PRIMARY KEY (practice_id, id),
  constraint log_share_practice_id_entry_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, entry_id, guardian_id, family_id) REFERENCES public.log_entry(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint log_share_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint log_share_practice_id_with_guardian_id_family_id_fkey FOREIGN KEY (practice_id, with_guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE
);
-- row security, forced

create table public.look_rule (
  practice_id uuid not null,
  id uuid not null,
  purpose text not null,
  family_id uuid,
  look_first boolean not null,
  constraint look_rule_pkey PRIMARY KEY (practice_id, id),
  constraint look_rule_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint look_rule_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE
);
-- row security, forced

create table public.member (
  practice_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  roles text[] not null,
  state text not null default 'active'::text,
  zone text not null,
  workdays smallint[] not null default '{1,2,3,4,5}'::smallint[],
  day_starts time without time zone not null default '08:30:00'::time without time zone,
  day_ends time without time zone not null default '17:00:00'::time without time zone,
  single_keys boolean not null default true,
  created_at timestamp with time zone not null,
  constraint member_check CHECK ((day_starts < day_ends)),
  constraint member_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint member_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id),
  constraint member_pkey PRIMARY KEY (practice_id, id),
  constraint member_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint member_practice_id_person_id_key UNIQUE (practice_id, person_id),
  constraint member_roles_check CHECK (((roles <@ ARRAY['owner'::text, 'coach'::text, 'assistant'::text]) AND (cardinality(roles) >= 1))),
  constraint member_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text])))
);
-- row security, forced

create table public.note (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  body text not null,
  about_day date not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  version integer not null default 1,
  constraint note_body_check CHECK (((length(body) >= 1) AND (length(body) <= 20000))),
  constraint note_pkey PRIMARY KEY (practice_id, id),
  constraint note_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint note_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id)
);
-- row security, forced

create table public.note_template (
  practice_id uuid not null,
  id uuid not null,
  given text,
  name text not null,
  words text not null,
  for_recap boolean not null default false,
  put_away boolean not null default false,
  made_at timestamp with time zone not null,
  version integer not null default 1,
  constraint note_template_given_check CHECK (((length(given) >= 1) AND (length(given) <= 60))),
  constraint note_template_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint note_template_pkey PRIMARY KEY (practice_id, id),
  constraint note_template_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint note_template_words_check CHECK (((length(words) >= 1) AND (length(words) <= 5000)))
);
-- row security, forced

create table public.offered_step (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  kind text not null,
  words text not null,
  who text not null default 'me'::text,
  educator_id uuid,
  by_day date,
  purpose text,
  assignment_id uuid,
  offered_at timestamp with time zone not null,
  taken_back_at timestamp with time zone,
  constraint offered_step_check CHECK ((((kind = 'message'::text) = (purpose IS NOT NULL)) AND ((kind = 'exercise'::text) = (assignment_id IS NOT NULL)))),
  constraint offered_step_check1 CHECK ((((who = 'educator'::text) <= (educator_id IS NOT NULL)) AND ((kind <> 'settled point'::text) OR (length(words) <= 500)))),
  constraint offered_step_kind_check CHECK ((kind = ANY (ARRAY['settled point'::text, 'message'::text, 'exercise'::text]))),
  constraint offered_step_pkey PRIMARY KEY (practice_id, id),
  constraint offered_step_practice_id_appointment_id_fkey FOREIGN KEY (practice_id, appointment_id) REFERENCES public.appointment(practice_id, id) ON DELETE CASCADE,
  constraint offered_step_practice_id_assignment_id_guardian_id_family__fkey FOREIGN KEY (practice_id, assignment_id, guardian_id, family_id) REFERENCES public.assignment(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint offered_step_practice_id_educator_id_family_id_fkey FOREIGN KEY (practice_id, educator_id, family_id) REFERENCES public.educator(practice_id, id, family_id),
  constraint offered_step_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint offered_step_practice_id_id_guardian_id_family_id_key UNIQUE (practice_id, id, guardian_id, family_id),
  constraint offered_step_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint offered_step_purpose_check CHECK ((purpose = ANY (ARRAY['introduction'::text, 'concern'::text, 'request'::text, 'good news'::text, 'reply'::text, 'follow-up'::text, 'evaluation request'::text, 'records request'::text, 'meeting request'::text, 'thank-you'::text, 'absence'::text, 'scheduling'::text]))),
  constraint offered_step_who_check CHECK ((who = ANY (ARRAY['me'::text, 'school'::text, 'educator'::text]))),
  constraint offered_step_words_check CHECK (((length(words) >= 1) AND (length(words) <= 5000)))
);
-- row security, forced

create table public.outgoing_email (
  practice_id uuid not null,
  id uuid not null,
  kind text not null,
  about_id uuid not null,
  family_id uuid,
  member_id uuid,
  guardian_id uuid,
  state text not null default 'waiting'::text,
  due_at timestamp with time zone not null,
  tries smallint not null default 0,
  tried_at timestamp with time zone,
  problem text not null default ''::text,
  provider_id text,
  sent_at timestamp with time zone,
  created_at timestamp with time zone not null,
  message_id text,
  about_sequence integer,
  constraint outgoing_email_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'something new'::text, 'shared with you'::text, 'thoughts'::text, 'looks ready'::text, 'message to school'::text, 'handed to you'::text, 'something came in'::text, 'did not arrive'::text, 'appointment asked for'::text, 'appointment booked'::text, 'appointment moved'::text, 'appointment cancelled'::text, 'appointment declined'::text, 'appointment reminder'::text, 'appointment missed'::text, 'time offered'::text, 'asked to move'::text, 'asked to talk about'::text, 'declined in calendar'::text, 'coach away'::text, 'stands in'::text]))),
  constraint outgoing_email_pkey PRIMARY KEY (practice_id, id),
  constraint outgoing_email_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint outgoing_email_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint outgoing_email_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint outgoing_email_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint outgoing_email_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'cancelled'::text])))
);
-- row security, forced

create table public.phrase_use (
  practice_id uuid not null,
  phrase text not null,
  school text not null,
  month date not null,
  times integer not null,
  constraint phrase_use_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint phrase_use_phrase_check CHECK (((length(phrase) >= 1) AND (length(phrase) <= 500))),
  constraint phrase_use_pkey PRIMARY KEY (practice_id, phrase, school, month),
  constraint phrase_use_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint phrase_use_school_check CHECK (((length(school) >= 1) AND (length(school) <= 200))),
  constraint phrase_use_times_check CHECK ((times >= 1))
);
-- row security, forced

create table public.practice (
  practice_id uuid not null,
  name text not null,
  zone text not null,
  purge_days smallint not null default 60,
  created_at timestamp with time zone not null,
  constraint practice_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint practice_pkey PRIMARY KEY (practice_id),
  constraint practice_purge_days_check CHECK (((purge_days >= 1) AND (purge_days <= 3650))),
  constraint practice_zone_check CHECK (((length(zone) >= 1) AND (length(zone) <= 60)))
);
-- row security, forced

create table public.practice_phrase (
  practice_id uuid not null,
  id uuid not null,
  about text not null,
  words text not null,
  made_at timestamp with time zone not null,
  version integer not null default 1,
  constraint practice_phrase_about_check CHECK (((length(about) >= 1) AND (length(about) <= 60))),
  constraint practice_phrase_pkey PRIMARY KEY (practice_id, id),
  constraint practice_phrase_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint practice_phrase_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
);
-- row security, forced

create table public.school (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  name text not null,
  place text not null default ''::text,
  constraint school_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint school_pkey PRIMARY KEY (practice_id, id),
  constraint school_place_check CHECK ((length(place) <= 200)),
  constraint school_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint school_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint school_practice_id_id_family_id_key UNIQUE (practice_id, id, family_id)
);
-- row security, forced

create table public.school_team (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  child_id uuid not null,
  educator_id uuid not null,
  school_year smallint not null,
  does text not null default ''::text,
  constraint school_team_does_check CHECK ((length(does) <= 200)),
  constraint school_team_pkey PRIMARY KEY (practice_id, id),
  constraint school_team_practice_id_child_id_educator_id_school_year_key UNIQUE (practice_id, child_id, educator_id, school_year),
  constraint school_team_practice_id_child_id_family_id_fkey FOREIGN KEY (practice_id, child_id, family_id) REFERENCES public.child(practice_id, id, family_id) ON DELETE CASCADE,
  constraint school_team_practice_id_educator_id_family_id_fkey FOREIGN KEY (practice_id, educator_id, family_id) REFERENCES public.educator(practice_id, id, family_id) ON DELETE CASCADE,
  constraint school_team_school_year_check CHECK (((school_year >= 2000) AND (school_year <= 2200)))
);
-- row security, forced

create table public.seat (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  state text not null default 'booked'::text,
  reader_zone text not null,
  taken_at timestamp with time zone not null,
  constraint seat_pkey PRIMARY KEY (practice_id, id),
  constraint seat_practice_id_appointment_id_fkey FOREIGN KEY (practice_id, appointment_id) REFERENCES public.appointment(practice_id, id) ON DELETE CASCADE,
  constraint seat_practice_id_appointment_id_guardian_id_key UNIQUE (practice_id, appointment_id, guardian_id),
  constraint seat_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint seat_reader_zone_check CHECK (((length(reader_zone) >= 1) AND (length(reader_zone) <= 60))),
  constraint seat_state_check CHECK ((state = ANY (ARRAY['booked'::text, 'cancelled'::text, 'cancelled late'::text])))
);
-- row security, forced

create table public.sending_domain (
  practice_id uuid not null,
  id uuid not null,
  name text not null,
  state text not null,
  provider_id text,
  records jsonb not null default '[]'::jsonb,
  problem text not null default ''::text,
  made_at timestamp with time zone not null,
  checked_at timestamp with time zone,
  constraint sending_domain_name_check CHECK (((name ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$'::text) AND (length(name) <= 253))),
  constraint sending_domain_pkey PRIMARY KEY (practice_id, id),
  constraint sending_domain_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint sending_domain_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'waiting'::text, 'verified'::text, 'failed'::text, 'gone'::text])))
);
-- row security, forced

create table public.series (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  service_id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  every_weeks smallint not null,
  times smallint not null,
  first_day date not null,
  at_time time without time zone not null,
  zone text not null,
  created_at timestamp with time zone not null,
  constraint series_every_weeks_check CHECK (((every_weeks >= 1) AND (every_weeks <= 12))),
  constraint series_pkey PRIMARY KEY (practice_id, id),
  constraint series_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint series_practice_id_id_guardian_id_family_id_key UNIQUE (practice_id, id, guardian_id, family_id),
  constraint series_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint series_practice_id_service_id_fkey FOREIGN KEY (practice_id, service_id) REFERENCES public.service(practice_id, id),
  constraint series_times_check CHECK (((times >= 2) AND (times <= 52))),
  constraint series_zone_check CHECK (((length(zone) >= 1) AND (length(zone) <= 60)))
);
-- row security, forced

create table public.service (
  practice_id uuid not null,
  id uuid not null,
  name text not null,
  words text not null default ''::text,
  offered_to text not null default 'families'::text,
  state text not null default 'offered'::text,
  minutes smallint not null,
  seats smallint not null default 1,
  place text not null default 'video'::text,
  place_words text not null default ''::text,
  colour text not null default 'pine'::text,
  pays text not null default 'nothing'::text,
  price integer not null default 0,
  currency text not null default 'usd'::text,
  late_fee integer not null default 0,
  policy text not null default ''::text,
  notice integer not null default 720,
  days_ahead smallint not null default 60,
  step smallint not null default 30,
  buffer_before smallint not null default 0,
  buffer_after smallint not null default 10,
  daily_most smallint,
  cutoff integer not null default 1440,
  needs_confirmation boolean not null default false,
  hold smallint not null default 35,
  reminders integer[] not null default '{1440,60}'::integer[],
  questions jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint service_buffer_after_check CHECK (((buffer_after >= 0) AND (buffer_after <= 240))),
  constraint service_buffer_before_check CHECK (((buffer_before >= 0) AND (buffer_before <= 240))),
  constraint service_check CHECK (((pays <> ALL (ARRAY['later'::text, 'now'::text])) OR (price > 0))),
  constraint service_colour_check CHECK ((colour = ANY (ARRAY['pine'::text, 'leaf'::text, 'amber'::text, 'sky'::text, 'plum'::text, 'stone'::text]))),
  constraint service_currency_check CHECK ((currency ~ '^[a-z]{3}$'::text)),
  constraint service_cutoff_check CHECK (((cutoff >= 0) AND (cutoff <= 43200))),
  constraint service_daily_most_check CHECK (((daily_most >= 1) AND (daily_most <= 50))),
  constraint service_days_ahead_check CHECK (((days_ahead >= 1) AND (days_ahead <= 400))),
  constraint service_hold_check CHECK (((hold >= 5) AND (hold <= 1440))),
  constraint service_late_fee_check CHECK (((late_fee >= 0) AND (late_fee <= 100000000))),
  constraint service_minutes_check CHECK (((minutes >= 5) AND (minutes <= 720))),
  constraint service_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint service_notice_check CHECK (((notice >= 0) AND (notice <= 129600))),
  constraint service_offered_to_check CHECK ((offered_to = ANY (ARRAY['anybody'::text, 'families'::text, 'members'::text]))),
  constraint service_pays_check CHECK ((pays = ANY (ARRAY['nothing'::text, 'later'::text, 'now'::text, 'package'::text]))),
  constraint service_pkey PRIMARY KEY (practice_id, id),
  constraint service_place_check CHECK ((place = ANY (ARRAY['video'::text, 'phone'::text, 'in person'::text, 'at school'::text]))),
  constraint service_place_words_check CHECK ((length(place_words) <= 500)),
  constraint service_policy_check CHECK ((length(policy) <= 2000)),
  constraint service_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint service_price_check CHECK (((price >= 0) AND (price <= 100000000))),
  constraint service_questions_check CHECK (((jsonb_typeof(questions) = 'array'::text) AND (length((questions)::text) <= 10000))),
  constraint service_reminders_check CHECK (((cardinality(reminders) <= 5) AND (0 < ALL (reminders)) AND (43200 >= ALL (reminders)))),
  constraint service_seats_check CHECK (((seats >= 1) AND (seats <= 200))),
  constraint service_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'put away'::text]))),
  constraint service_step_check CHECK (((step >= 5) AND (step <= 720))),
  constraint service_words_check CHECK ((length(words) <= 1000))
);
-- row security, forced

create table public.service_coach (
  practice_id uuid not null,
  service_id uuid not null,
  member_id uuid not null,
  constraint service_coach_pkey PRIMARY KEY (practice_id, service_id, member_id),
  constraint service_coach_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint service_coach_practice_id_service_id_fkey FOREIGN KEY (practice_id, service_id) REFERENCES public.service(practice_id, id) ON DELETE CASCADE
);
-- row security, forced

create table public.session_note (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  family_id uuid,
  guardian_id uuid,
  member_id uuid not null,
  words text not null default ''::text,
  others jsonb not null default '[]'::jsonb,
  sitting uuid,
  created_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  version integer not null default 1,
  constraint session_note_check CHECK (((guardian_id IS NULL) OR (family_id IS NOT NULL))),
  constraint session_note_others_check CHECK ((jsonb_typeof(others) = 'array'::text)),
  constraint session_note_pkey PRIMARY KEY (practice_id, id),
  constraint session_note_practice_id_appointment_id_fkey FOREIGN KEY (practice_id, appointment_id) REFERENCES public.appointment(practice_id, id) ON DELETE CASCADE,
  constraint session_note_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint session_note_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint session_note_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint session_note_words_check CHECK ((length(words) <= 20000))
);
-- row security, forced

create table public.session_share (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  family_id uuid,
  guardian_id uuid,
  member_id uuid not null,
  number smallint not null,
  words text not null,
  shared_at timestamp with time zone not null,
  taken_back_at timestamp with time zone,
  constraint session_share_check CHECK (((guardian_id IS NULL) OR (family_id IS NOT NULL))),
  constraint session_share_number_check CHECK ((number >= 1)),
  constraint session_share_pkey PRIMARY KEY (practice_id, id),
  constraint session_share_practice_id_appointment_id_fkey FOREIGN KEY (practice_id, appointment_id) REFERENCES public.appointment(practice_id, id) ON DELETE CASCADE,
  constraint session_share_practice_id_family_id_fkey FOREIGN KEY (practice_id, family_id) REFERENCES public.family(practice_id, id) ON DELETE CASCADE,
  constraint session_share_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint session_share_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint session_share_words_check CHECK (((length(words) >= 1) AND (length(words) <= 20000)))
);
-- row security, forced

create table public.settled_point (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  child_id uuid,
  entry_id uuid,
  educator_id uuid,
  words text not null,
  who_words text not null default ''::text,
  by_day date,
  since_day date,
  state text not null default 'open'::text,
  ask_on date,
  sought text not null,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  version integer not null default 1,
  constraint point_has_line TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint settled_point_pkey PRIMARY KEY (practice_id, id),
  constraint settled_point_practice_id_child_id_family_id_fkey FOREIGN KEY (practice_id, child_id, family_id) REFERENCES public.child(practice_id, id, family_id),
  constraint settled_point_practice_id_educator_id_family_id_fkey FOREIGN KEY (practice_id, educator_id, family_id) REFERENCES public.educator(practice_id, id, family_id),
  constraint settled_point_practice_id_entry_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, entry_id, guardian_id, family_id) REFERENCES public.log_entry(practice_id, id, guardian_id, family_id),
  constraint settled_point_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint settled_point_practice_id_id_guardian_id_family_id_key UNIQUE (practice_id, id, guardian_id, family_id),
  constraint settled_point_state_check CHECK ((state = ANY (ARRAY['open'::text, 'settled'::text, 'remembered differently'::text, 'done'::text]))),
  constraint settled_point_who_words_check CHECK ((length(who_words) <= 200)),
  constraint settled_point_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
);
-- row security, forced

create table public.settled_point_line (
  practice_id uuid not null,
  point_id uuid not null,
  number integer not null,
  guardian_id uuid not null,
  family_id uuid not null,
  state text not null,
  point_words text not null,
  by_day date,
  said text not null default ''::text,
  made_at timestamp with time zone not null,
  constraint settled_point_line_number_check CHECK ((number >= 1)),
  constraint settled_point_line_pkey PRIMARY KEY (practice_id, point_id, number),
  constraint settled_point_line_point_words_check CHECK (((length(point_words) >= 1) AND (length(point_words) <= 500))),
  constraint settled_point_line_practice_id_point_id_guardian_id_family_fkey FOREIGN KEY (practice_id, point_id, guardian_id, family_id) REFERENCES public.settled_point(practice_id, id, guardian_id, family_id) ON DELETE CASCADE,
  constraint settled_point_line_said_check CHECK ((length(said) <= 2000)),
  constraint settled_point_line_state_check CHECK ((state = ANY (ARRAY['open'::text, 'settled'::text, 'remembered differently'::text, 'done'::text])))
);
-- row security, forced

create table public.snippet (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  words text not null,
  made_at timestamp with time zone not null,
  version integer not null default 1,
  constraint snippet_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint snippet_pkey PRIMARY KEY (practice_id, id),
  constraint snippet_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint snippet_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);
-- row security, forced

create table public.stand_in (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  stand_in_id uuid not null,
  begins_at timestamp with time zone not null,
  until timestamp with time zone not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint stand_in_check CHECK ((stand_in_id <> member_id)),
  constraint stand_in_check1 CHECK ((until > begins_at)),
  constraint stand_in_one_at_a_time EXCLUDE USING gist (practice_id WITH =, member_id WITH =, tstzrange(begins_at, until) WITH &&) WHERE ((ended_at IS NULL)),
  constraint stand_in_pkey PRIMARY KEY (practice_id, id),
  constraint stand_in_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint stand_in_practice_id_stand_in_id_fkey FOREIGN KEY (practice_id, stand_in_id) REFERENCES public.member(practice_id, id)
);
-- row security, forced

create table public.step_answer (
  practice_id uuid not null,
  step_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  answer text not null,
  made_id uuid,
  answered_at timestamp with time zone not null,
  constraint step_answer_answer_check CHECK ((answer = ANY (ARRAY['taken'::text, 'left'::text]))),
  constraint step_answer_pkey PRIMARY KEY (practice_id, step_id),
  constraint step_answer_practice_id_step_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, step_id, guardian_id, family_id) REFERENCES public.offered_step(practice_id, id, guardian_id, family_id) ON DELETE CASCADE
);
-- row security, forced

create table public.stored_file (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null,
  kept_at timestamp with time zone not null,
  constraint stored_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint stored_file_pkey PRIMARY KEY (practice_id, id),
  constraint stored_file_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint stored_file_practice_id_id_guardian_id_family_id_key UNIQUE (practice_id, id, guardian_id, family_id),
  constraint stored_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint stored_file_size_check CHECK (((size >= 1) AND (size <= 10485760))),
  constraint stored_file_type_check CHECK ((type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'image/gif'::text, 'application/pdf'::text, 'text/plain'::text, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'::text])))
);
-- row security, forced

create table public.suggestion_answer (
  practice_id uuid not null,
  suggestion_id uuid not null,
  draft_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  answer text not null,
  answered_at timestamp with time zone not null,
  constraint suggestion_answer_answer_check CHECK ((answer = ANY (ARRAY['taken'::text, 'left'::text]))),
  constraint suggestion_answer_pkey PRIMARY KEY (practice_id, suggestion_id),
  constraint suggestion_answer_practice_id_suggestion_id_draft_id_guard_fkey FOREIGN KEY (practice_id, suggestion_id, draft_id, guardian_id, family_id) REFERENCES public.draft_suggestion(practice_id, id, draft_id, guardian_id, family_id) ON DELETE CASCADE
);
-- row security, forced

create table public.talk_share (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  words text not null,
  shared_at timestamp with time zone not null,
  constraint talk_share_pkey PRIMARY KEY (practice_id, id),
  constraint talk_share_practice_id_appointment_id_fkey FOREIGN KEY (practice_id, appointment_id) REFERENCES public.appointment(practice_id, id) ON DELETE CASCADE,
  constraint talk_share_practice_id_appointment_id_guardian_id_key UNIQUE (practice_id, appointment_id, guardian_id),
  constraint talk_share_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint talk_share_words_check CHECK (((length(words) >= 1) AND (length(words) <= 5000)))
);
-- row security, forced

create table public.talk_words (
  practice_id uuid not null,
  appointment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  words text not null default ''::text,
  others jsonb not null default '[]'::jsonb,
  sitting uuid,
  saved_at timestamp with time zone not null,
  version integer not null default 1,
  constraint talk_words_others_check CHECK ((jsonb_typeof(others) = 'array'::text)),
  constraint talk_words_pkey PRIMARY KEY (practice_id, appointment_id, guardian_id),
  constraint talk_words_practice_id_appointment_id_fkey FOREIGN KEY (practice_id, appointment_id) REFERENCES public.appointment(practice_id, id) ON DELETE CASCADE,
  constraint talk_words_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint talk_words_words_check CHECK ((length(words) <= 5000))
);
-- row security, forced

create table public.time_off (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid,
  kind text not null,
  words text not null default ''::text,
  first_day date not null,
  last_day date not null,
  closes boolean not null default true,
  lets_go boolean not null default false,
  created_at timestamp with time zone not null,
  constraint time_off_check CHECK ((lets_go <= (kind = 'away'::text))),
  constraint time_off_check1 CHECK (((first_day <= last_day) AND ((last_day - first_day) <= 400))),
  constraint time_off_kind_check CHECK ((kind = ANY (ARRAY['time off'::text, 'away'::text, 'school holiday'::text]))),
  constraint time_off_pkey PRIMARY KEY (practice_id, id),
  constraint time_off_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practice(practice_id) ON DELETE CASCADE,
  constraint time_off_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint time_off_words_check CHECK ((length(words) <= 200))
);
-- row security, forced

create table public.travel (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  zone text not null,
  first_day date not null,
  last_day date not null,
  constraint travel_check CHECK ((first_day <= last_day)),
  constraint travel_one_zone EXCLUDE USING gist (practice_id WITH =, member_id WITH =, daterange(first_day, last_day, '[]'::text) WITH &&),
  constraint travel_pkey PRIMARY KEY (practice_id, id),
  constraint travel_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint travel_zone_check CHECK (((length(zone) >= 1) AND (length(zone) <= 60)))
);
-- row security, forced

create table public.version_file (
  practice_id uuid not null,
  version_id uuid not null,
  file_id uuid not null,
  draft_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  place smallint not null,
  constraint version_file_pkey PRIMARY KEY (practice_id, version_id, file_id),
  constraint version_file_place_check CHECK ((place >= 0)),
  constraint version_file_practice_id_file_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, file_id, guardian_id, family_id) REFERENCES public.stored_file(practice_id, id, guardian_id, family_id),
  constraint version_file_practice_id_version_id_draft_id_guardian_id_f_fkey FOREIGN KEY (practice_id, version_id, draft_id, guardian_id, family_id) REFERENCES public.draft_version(practice_id, id, draft_id, guardian_id, family_id) ON DELETE CASCADE,
  constraint version_file_practice_id_version_id_place_key UNIQUE (practice_id, version_id, place)
);
-- row security, forced

create table public.waiting (
  practice_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  member_id uuid,
  family_id uuid not null,
  guardian_id uuid not null,
  state text not null default 'waiting'::text,
  first_day date not null,
  last_day date not null,
  weekdays smallint[] not null default '{1,2,3,4,5,6,7}'::smallint[],
  offered_id uuid,
  since timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  constraint waiting_check CHECK ((first_day <= last_day)),
  constraint waiting_check1 CHECK (((state = 'offered'::text) <= (offered_id IS NOT NULL))),
  constraint waiting_pkey PRIMARY KEY (practice_id, id),
  constraint waiting_practice_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, guardian_id, family_id) REFERENCES public.guardian(practice_id, id, family_id) ON DELETE CASCADE,
  constraint waiting_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint waiting_practice_id_offered_id_guardian_id_family_id_fkey FOREIGN KEY (practice_id, offered_id, guardian_id, family_id) REFERENCES public.appointment(practice_id, id, guardian_id, family_id),
  constraint waiting_practice_id_service_id_fkey FOREIGN KEY (practice_id, service_id) REFERENCES public.service(practice_id, id),
  constraint waiting_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'taken'::text, 'passed'::text, 'left'::text]))),
  constraint waiting_weekdays_check CHECK ((((cardinality(weekdays) >= 1) AND (cardinality(weekdays) <= 7)) AND (weekdays <@ '{1,2,3,4,5,6,7}'::smallint[])))
);
-- row security, forced

create table public.weekly_hours (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  service_id uuid,
  kind text not null default 'open'::text,
  words text not null default ''::text,
  weekday smallint not null,
  from_time time without time zone not null,
  until_time time without time zone not null,
  zone text not null,
  constraint weekly_hours_check CHECK ((from_time < until_time)),
  constraint weekly_hours_kind_check CHECK ((kind = ANY (ARRAY['open'::text, 'kept'::text]))),
  constraint weekly_hours_pkey PRIMARY KEY (practice_id, id),
  constraint weekly_hours_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint weekly_hours_practice_id_service_id_fkey FOREIGN KEY (practice_id, service_id) REFERENCES public.service(practice_id, id) ON DELETE CASCADE,
  constraint weekly_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7))),
  constraint weekly_hours_words_check CHECK ((length(words) <= 120)),
  constraint weekly_hours_zone_check CHECK (((length(zone) >= 1) AND (length(zone) <= 60)))
);
-- row security, forced

create table public.written_together (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  version_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  said_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  constraint written_together_pkey PRIMARY KEY (practice_id, id),
  constraint written_together_practice_id_member_id_fkey FOREIGN KEY (practice_id, member_id) REFERENCES public.member(practice_id, id),
  constraint written_together_practice_id_version_id_draft_id_guardian__fkey FOREIGN KEY (practice_id, version_id, draft_id, guardian_id, family_id) REFERENCES public.draft_version(practice_id, id, draft_id, guardian_id, family_id) ON DELETE CASCADE,
  constraint written_together_practice_id_version_id_member_id_key UNIQUE (practice_id, version_id, member_id)
);
-- row security, forced


-- Indexes

CREATE INDEX appointment_asked ON public.appointment USING btree (practice_id, member_id, starts_at) WHERE (state = 'requested'::text);
CREATE INDEX appointment_calendar ON public.appointment USING btree (practice_id, member_id, starts_at);
CREATE INDEX appointment_change_from ON public.appointment_change USING btree (practice_id, from_start, member_id) WHERE (from_start <> to_start);
CREATE INDEX appointment_change_of ON public.appointment_change USING btree (practice_id, appointment_id, at);
CREATE INDEX appointment_family ON public.appointment USING btree (practice_id, family_id, starts_at);
CREATE INDEX appointment_guardian ON public.appointment USING btree (practice_id, guardian_id, starts_at);
CREATE INDEX appointment_held ON public.appointment USING btree (practice_id, member_id, held_until) WHERE (state = 'held'::text);
CREATE INDEX appointment_link ON public.appointment USING btree (link_hash);
CREATE INDEX appointment_practice ON public.appointment USING btree (practice_id, starts_at, id);
CREATE INDEX appointment_series ON public.appointment USING btree (practice_id, series_id);
CREATE INDEX appointment_service ON public.appointment USING btree (practice_id, service_id);
CREATE INDEX appointment_words_guardian ON public.appointment_words USING btree (practice_id, guardian_id);
CREATE INDEX assignment_family ON public.assignment USING btree (practice_id, family_id, given_at DESC, id);
CREATE INDEX assignment_given_by ON public.assignment USING btree (practice_id, given_by);
CREATE INDEX assignment_guardian ON public.assignment USING btree (practice_id, guardian_id, state);
CREATE INDEX assignment_reply_assignment ON public.assignment_reply USING btree (practice_id, assignment_id, round);
CREATE INDEX assignment_reply_member ON public.assignment_reply USING btree (practice_id, member_id);
CREATE INDEX assignment_share_week ON public.assignment_share USING btree (practice_id, family_id, shared_at);
CREATE INDEX assignment_waiting ON public.assignment USING btree (practice_id, family_id, shared_at) WHERE (state = 'shared'::text);
CREATE INDEX audit_about ON public.audit USING btree (practice_id, about_id);
CREATE INDEX audit_family ON public.audit USING btree (practice_id, family_id, at DESC);
CREATE INDEX busy_calendar_member ON public.busy_calendar USING btree (practice_id, member_id);
CREATE INDEX busy_time_calendar ON public.busy_time USING btree (practice_id, calendar_id);
CREATE INDEX busy_time_member ON public.busy_time USING btree (practice_id, member_id, from_at);
CREATE INDEX calendar_feed_guardians ON public.calendar_feed USING btree (practice_id, guardian_id);
CREATE INDEX calendar_feed_members ON public.calendar_feed USING btree (practice_id, member_id);
CREATE INDEX calendar_feed_token ON public.calendar_feed USING btree (token_hash);
CREATE INDEX check_in_guardian ON public.check_in USING btree (practice_id, guardian_id);
CREATE INDEX check_in_member ON public.check_in USING btree (practice_id, member_id);
CREATE INDEX child_family ON public.child USING btree (practice_id, family_id);
CREATE INDEX child_profile_family ON public.child_profile USING btree (practice_id, family_id);
CREATE INDEX chronology_child ON public.chronology USING btree (practice_id, child_id);
CREATE INDEX chronology_file ON public.chronology USING btree (practice_id, file_id);
CREATE INDEX chronology_guardian ON public.chronology USING btree (practice_id, guardian_id, ordered_at DESC);
CREATE INDEX consent_guardian ON public.consent USING btree (practice_id, guardian_id);
CREATE INDEX date_hours_member ON public.date_hours USING btree (practice_id, member_id, on_day);
CREATE INDEX date_hours_service ON public.date_hours USING btree (practice_id, service_id);
CREATE INDEX draft_child ON public.draft USING btree (practice_id, child_id);
CREATE INDEX draft_copy_educator ON public.draft_copy USING btree (practice_id, educator_id);
CREATE INDEX draft_family ON public.draft USING btree (practice_id, family_id, moved_at DESC, id);
CREATE INDEX draft_file_file ON public.draft_file USING btree (practice_id, file_id);
CREATE INDEX draft_guardian ON public.draft USING btree (practice_id, guardian_id, moved_at DESC, id);
CREATE INDEX draft_look_draft ON public.draft_look USING btree (practice_id, draft_id, said_at);
CREATE INDEX draft_look_member ON public.draft_look USING btree (practice_id, member_id);
CREATE INDEX draft_look_version ON public.draft_look USING btree (practice_id, version_id);
CREATE INDEX draft_sending_draft ON public.draft_sending USING btree (practice_id, draft_id);
CREATE INDEX draft_sending_family ON public.draft_sending USING btree (practice_id, family_id, created_at DESC);
CREATE INDEX draft_sending_guardian ON public.draft_sending USING btree (practice_id, guardian_id, created_at DESC);
CREATE INDEX draft_sending_version ON public.draft_sending USING btree (practice_id, version_id);
CREATE INDEX draft_suggestion_draft ON public.draft_suggestion USING btree (practice_id, draft_id, made_at);
CREATE INDEX draft_suggestion_member ON public.draft_suggestion USING btree (practice_id, member_id);
CREATE INDEX draft_suggestion_version ON public.draft_suggestion USING btree (practice_id, version_id);
CREATE INDEX draft_thought_draft ON public.draft_thought USING btree (practice_id, draft_id, made_at);
CREATE INDEX draft_thought_member ON public.draft_thought USING btree (practice_id, member_id);
CREATE INDEX draft_thought_version ON public.draft_thought USING btree (practice_id, version_id);
CREATE INDEX draft_version_week ON public.draft_version USING btree (practice_id, family_id, made_at) WHERE shared;
CREATE INDEX draft_waiting ON public.draft USING btree (practice_id, family_id, shared_at) WHERE (state = 'shared'::text);
CREATE INDEX educator_family ON public.educator USING btree (practice_id, family_id);
CREATE INDEX educator_school ON public.educator USING btree (practice_id, school_id);
CREATE INDEX family_all_by_heard ON public.family USING btree (practice_id, heard_key, id);
CREATE INDEX family_all_by_name ON public.family USING btree (practice_id, name_folded, id);
CREATE INDEX family_by_heard ON public.family USING btree (practice_id, state, heard_key, id);
CREATE INDEX family_by_name ON public.family USING btree (practice_id, state, name_folded, id);
CREATE INDEX family_coach_member ON public.family_coach USING btree (practice_id, member_id) WHERE (until IS NULL);
CREATE INDEX family_event_child ON public.family_event USING btree (practice_id, child_id);
CREATE INDEX family_event_family ON public.family_event USING btree (practice_id, family_id, on_day DESC, id DESC);
CREATE INDEX family_found_by ON public.family USING gin (practice_id, found_by public.gin_trgm_ops);
CREATE INDEX family_found_by_family ON public.family USING gin (practice_id, found_by_family public.gin_trgm_ops);
CREATE INDEX family_hold_by ON public.family_hold USING btree (practice_id, held_by);
CREATE INDEX family_hold_family ON public.family_hold USING btree (practice_id, family_id);
CREATE INDEX goal_child ON public.goal USING btree (practice_id, child_id);
CREATE INDEX goal_family ON public.goal USING btree (practice_id, family_id, created_at, id);
CREATE INDEX guardian_contact_family ON public.guardian_contact USING btree (practice_id, family_id);
CREATE INDEX guardian_family ON public.guardian USING btree (practice_id, family_id);
CREATE INDEX guardian_household ON public.guardian USING btree (practice_id, household_id);
CREATE INDEX guardian_person ON public.guardian USING btree (person_id);
CREATE INDEX handover_assignment ON public.handover USING btree (practice_id, assignment_id, handed_at DESC);
CREATE INDEX handover_draft ON public.handover USING btree (practice_id, draft_id, handed_at DESC);
CREATE INDEX handover_family ON public.handover USING btree (practice_id, family_id);
CREATE INDEX handover_given_by ON public.handover USING btree (practice_id, given_by);
CREATE INDEX handover_to ON public.handover USING btree (practice_id, to_member);
CREATE INDEX household_family ON public.household USING btree (practice_id, family_id);
CREATE INDEX inbound_address_token ON public.inbound_address USING btree (token_hash);
CREATE INDEX inbound_file_file ON public.inbound_file USING btree (practice_id, file_id);
CREATE INDEX inbound_mail_draft ON public.inbound_mail USING btree (practice_id, draft_id);
CREATE INDEX inbound_mail_family ON public.inbound_mail USING btree (practice_id, family_id);
CREATE INDEX inbound_mail_guardian ON public.inbound_mail USING btree (practice_id, guardian_id, state, received_at DESC);
CREATE INDEX inbound_mail_nobody ON public.inbound_mail USING btree (practice_id, received_at DESC) WHERE (state = 'fits nobody'::text);
CREATE INDEX invitation_invited_by ON public.invitation USING btree (practice_id, invited_by);
CREATE INDEX invitation_link ON public.invitation USING btree (link_hash);
CREATE INDEX log_correction_child ON public.log_correction USING btree (practice_id, child_id);
CREATE INDEX log_correction_educator ON public.log_correction USING btree (practice_id, educator_id);
CREATE INDEX log_correction_entry ON public.log_correction USING btree (practice_id, entry_id, made_at);
CREATE INDEX log_entry_child ON public.log_entry USING btree (practice_id, child_id);
CREATE INDEX log_entry_educator ON public.log_entry USING btree (practice_id, educator_id);
CREATE INDEX log_entry_family ON public.log_entry USING btree (practice_id, family_id, happened_at DESC, id DESC);
CREATE INDEX log_entry_guardian ON public.log_entry USING btree (practice_id, guardian_id, happened_at DESC, id DESC);
CREATE INDEX log_entry_sought ON public.log_entry USING gin (practice_id, guardian_id, sought public.gin_trgm_ops);
CREATE INDEX log_file_file ON public.log_file USING btree (practice_id, file_id);
CREATE INDEX log_share_entry ON public.log_share USING btree (practice_id, entry_id);
CREATE INDEX log_share_guardian ON public.log_share USING btree (practice_id, guardian_id);
CREATE INDEX log_share_with ON public.log_share USING btree (practice_id, with_guardian_id);
CREATE INDEX look_rule_family ON public.look_rule USING btree (practice_id, family_id);
CREATE INDEX member_person ON public.member USING btree (person_id);
CREATE INDEX note_family ON public.note USING btree (practice_id, family_id, about_day DESC, id DESC);
CREATE INDEX note_member ON public.note USING btree (practice_id, member_id);
CREATE INDEX offered_step_appointment ON public.offered_step USING btree (practice_id, appointment_id, offered_at);
CREATE INDEX offered_step_assignment ON public.offered_step USING btree (practice_id, assignment_id);
CREATE INDEX offered_step_educator ON public.offered_step USING btree (practice_id, educator_id);
CREATE INDEX offered_step_guardian ON public.offered_step USING btree (practice_id, guardian_id, offered_at DESC);
CREATE INDEX offered_step_member ON public.offered_step USING btree (practice_id, member_id);
CREATE INDEX one_time_token_person ON identity.one_time_token USING btree (person_id);
CREATE INDEX outgoing_email_about ON public.outgoing_email USING btree (practice_id, about_id);
CREATE INDEX outgoing_email_family ON public.outgoing_email USING btree (practice_id, family_id);
CREATE INDEX outgoing_email_guardian ON public.outgoing_email USING btree (practice_id, guardian_id);
CREATE INDEX outgoing_email_member ON public.outgoing_email USING btree (practice_id, member_id);
CREATE INDEX outgoing_email_message ON public.outgoing_email USING btree (practice_id, message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX outgoing_email_provider ON public.outgoing_email USING btree (provider_id) WHERE (provider_id IS NOT NULL);
CREATE INDEX outgoing_email_waiting ON public.outgoing_email USING btree (practice_id, due_at) WHERE (state = 'waiting'::text);
CREATE INDEX school_family ON public.school USING btree (practice_id, family_id);
CREATE INDEX school_team_educator ON public.school_team USING btree (practice_id, educator_id);
CREATE INDEX school_team_family ON public.school_team USING btree (practice_id, family_id);
CREATE INDEX seat_guardian ON public.seat USING btree (practice_id, guardian_id);
CREATE INDEX series_guardian ON public.series USING btree (practice_id, guardian_id);
CREATE INDEX series_member ON public.series USING btree (practice_id, member_id);
CREATE INDEX series_service ON public.series USING btree (practice_id, service_id);
CREATE INDEX service_coach_member ON public.service_coach USING btree (practice_id, member_id);
CREATE INDEX session_note_appointment ON public.session_note USING btree (practice_id, appointment_id);
CREATE INDEX session_note_family ON public.session_note USING btree (practice_id, family_id, saved_at DESC);
CREATE INDEX session_note_guardian ON public.session_note USING btree (practice_id, guardian_id);
CREATE INDEX session_note_member ON public.session_note USING btree (practice_id, member_id);
CREATE INDEX session_person ON identity.session USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX session_share_family ON public.session_share USING btree (practice_id, family_id, shared_at DESC);
CREATE INDEX session_share_guardian ON public.session_share USING btree (practice_id, guardian_id);
CREATE INDEX session_share_member ON public.session_share USING btree (practice_id, member_id);
CREATE INDEX settled_point_child ON public.settled_point USING btree (practice_id, child_id);
CREATE INDEX settled_point_educator ON public.settled_point USING btree (practice_id, educator_id);
CREATE INDEX settled_point_entry ON public.settled_point USING btree (practice_id, entry_id);
CREATE INDEX settled_point_family ON public.settled_point USING btree (practice_id, family_id);
CREATE INDEX settled_point_guardian ON public.settled_point USING btree (practice_id, guardian_id, state, ask_on);
CREATE INDEX snippet_member ON public.snippet USING btree (practice_id, member_id, name);
CREATE INDEX stand_in_member ON public.stand_in USING btree (practice_id, member_id);
CREATE INDEX stand_in_reads ON public.stand_in USING btree (practice_id, stand_in_id);
CREATE INDEX stored_file_bytes ON public.stored_file USING btree (practice_id, sha256);
CREATE INDEX stored_file_guardian ON public.stored_file USING btree (practice_id, guardian_id, kept_at DESC);
CREATE INDEX talk_share_guardian ON public.talk_share USING btree (practice_id, guardian_id);
CREATE INDEX talk_words_guardian ON public.talk_words USING btree (practice_id, guardian_id);
CREATE INDEX time_off_member ON public.time_off USING btree (practice_id, member_id, last_day);
CREATE INDEX travel_member ON public.travel USING btree (practice_id, member_id);
CREATE INDEX version_file_file ON public.version_file USING btree (practice_id, file_id);
CREATE INDEX waiting_guardian ON public.waiting USING btree (practice_id, guardian_id);
CREATE INDEX waiting_member ON public.waiting USING btree (practice_id, member_id);
CREATE INDEX waiting_offered ON public.waiting USING btree (practice_id, offered_id);
CREATE INDEX waiting_service ON public.waiting USING btree (practice_id, service_id);
CREATE INDEX waiting_turn ON public.waiting USING btree (practice_id, service_id, since) WHERE (state = 'waiting'::text);
CREATE INDEX webhook_event_waiting ON identity.webhook_event USING btree (received_at) WHERE (done_at IS NULL);
CREATE INDEX weekly_hours_member ON public.weekly_hours USING btree (practice_id, member_id);
CREATE INDEX weekly_hours_service ON public.weekly_hours USING btree (practice_id, service_id);
CREATE INDEX written_together_draft ON public.written_together USING btree (practice_id, draft_id);
CREATE INDEX written_together_member ON public.written_together USING btree (practice_id, member_id);
CREATE UNIQUE INDEX calendar_feed_guardian ON public.calendar_feed USING btree (practice_id, guardian_id) WHERE ((revoked_at IS NULL) AND (guardian_id IS NOT NULL));
CREATE UNIQUE INDEX calendar_feed_member ON public.calendar_feed USING btree (practice_id, member_id) WHERE ((revoked_at IS NULL) AND (member_id IS NOT NULL));
CREATE UNIQUE INDEX check_in_day ON public.check_in USING btree (practice_id, goal_id, on_day, COALESCE(guardian_id, member_id));
CREATE UNIQUE INDEX draft_sending_once ON public.draft_sending USING btree (practice_id, draft_id) WHERE ((state = ANY (ARRAY['waiting'::text, 'sent'::text])) AND (way = 'alongside'::text));
CREATE UNIQUE INDEX family_coach_now ON public.family_coach USING btree (practice_id, family_id, member_id) WHERE (until IS NULL);
CREATE UNIQUE INDEX family_hold_now ON public.family_hold USING btree (practice_id, family_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX guardian_once ON public.guardian USING btree (practice_id, family_id, person_id) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX inbound_mail_message ON public.inbound_mail USING btree (practice_id, guardian_id, message_id) WHERE ((guardian_id IS NOT NULL) AND (message_id <> ''::text));
CREATE UNIQUE INDEX inbound_mail_once ON public.inbound_mail USING btree (practice_id, provider_id, guardian_id) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX invitation_open_guardian ON public.invitation USING btree (practice_id, guardian_id) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX invitation_open_member ON public.invitation USING btree (practice_id, email) WHERE ((guardian_id IS NULL) AND (accepted_at IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX log_entry_inbound ON public.log_entry USING btree (practice_id, inbound_id) WHERE (inbound_id IS NOT NULL);
CREATE UNIQUE INDEX log_entry_sending ON public.log_entry USING btree (practice_id, sending_id) WHERE (sending_id IS NOT NULL);
CREATE UNIQUE INDEX log_share_once ON public.log_share USING btree (practice_id, guardian_id, entry_id, with_guardian_id) NULLS NOT DISTINCT WHERE (until IS NULL);
CREATE UNIQUE INDEX look_rule_once ON public.look_rule USING btree (practice_id, purpose, family_id) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX note_template_given ON public.note_template USING btree (practice_id, given) WHERE (given IS NOT NULL);
CREATE UNIQUE INDEX outgoing_email_appointment ON public.outgoing_email USING btree (practice_id, about_id, kind, due_at, guardian_id, member_id) NULLS NOT DISTINCT WHERE ((about_sequence IS NOT NULL) AND (state <> 'cancelled'::text));
CREATE UNIQUE INDEX sending_domain_one ON public.sending_domain USING btree (practice_id) WHERE (state <> 'gone'::text);
CREATE UNIQUE INDEX session_note_once ON public.session_note USING btree (practice_id, appointment_id, guardian_id, member_id) WHERE (guardian_id IS NOT NULL);
CREATE UNIQUE INDEX session_note_recap ON public.session_note USING btree (practice_id, appointment_id) WHERE (guardian_id IS NULL);
CREATE UNIQUE INDEX session_share_once ON public.session_share USING btree (practice_id, appointment_id, guardian_id, number) NULLS NOT DISTINCT;


-- Policies

create policy owner_all on graphile_worker._private_job_queues as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_all on graphile_worker._private_job_queues as permissive for all to alongside_worker
  using (true)
  with check (true);

create policy owner_all on graphile_worker._private_jobs as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_all on graphile_worker._private_jobs as permissive for all to alongside_worker
  using (true)
  with check (true);

create policy owner_all on graphile_worker._private_known_crontabs as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_all on graphile_worker._private_known_crontabs as permissive for all to alongside_worker
  using (true)
  with check (true);

create policy owner_all on graphile_worker._private_tasks as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_all on graphile_worker._private_tasks as permissive for all to alongside_worker
  using (true)
  with check (true);

create policy own on public.answer as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy owner_all on public.answer as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy booked on public.appointment as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (state = ANY (ARRAY['requested'::text, 'held'::text, 'booked'::text])) AND (sequence = 0) AND
CASE ( SELECT public.ctx_actor() AS ctx_actor)
    WHEN 'member'::text THEN ((booked_by = 'member'::text) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR ((family_id IS NULL) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)))))))
    WHEN 'guardian'::text THEN ((booked_by = 'guardian'::text) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND ((state <> 'booked'::text) OR (pays = ANY (ARRAY['nothing'::text, 'later'::text]))))
    WHEN 'visitor'::text THEN ((booked_by = 'visitor'::text) AND public.inquiry_of_now(family_id) AND ((state <> 'booked'::text) OR (pays = ANY (ARRAY['nothing'::text, 'later'::text]))))
    ELSE false
END));

create policy changed on public.appointment as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((member_id = ( SELECT public.ctx_member() AS ctx_member)) OR (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR ((( SELECT public.ctx_actor() AS ctx_actor) = 'link'::text) AND (id = ( SELECT public.ctx_link() AS ctx_link))))))
  with check ((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)));

create policy owner_all on public.appointment as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy seen on public.appointment as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) OR (( SELECT public.is_guardian() AS is_guardian) AND ((guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) OR (id = ANY (( SELECT public.my_seats() AS my_seats)::uuid[])))) OR ((( SELECT public.ctx_actor() AS ctx_actor) = 'link'::text) AND (id = ( SELECT public.ctx_link() AS ctx_link))))));

create policy worker_books on public.appointment as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system) AND (booked_by = 'system'::text)));

create policy worker_changes on public.appointment as permissive for update to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.appointment as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy owner_all on public.appointment_change as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy seen on public.appointment_change as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR ((( SELECT public.ctx_actor() AS ctx_actor) = 'link'::text) AND (appointment_id = ( SELECT public.ctx_link() AS ctx_link))))));

create policy worker_reads on public.appointment_change as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy changed on public.appointment_words as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR (EXISTS ( SELECT
   FROM public.appointment a
  WHERE ((a.practice_id = appointment_words.practice_id) AND (a.id = appointment_words.appointment_id) AND (a.member_id = ( SELECT public.ctx_member() AS ctx_member))))))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR ((( SELECT public.ctx_actor() AS ctx_actor) = 'link'::text) AND (appointment_id = ( SELECT public.ctx_link() AS ctx_link))))))
  with check ((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)));

create policy owner_all on public.appointment_words as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy seen on public.appointment_words as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR (EXISTS ( SELECT
   FROM public.appointment a
  WHERE ((a.practice_id = appointment_words.practice_id) AND (a.id = appointment_words.appointment_id) AND (a.member_id = ( SELECT public.ctx_member() AS ctx_member))))))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR ((( SELECT public.ctx_actor() AS ctx_actor) = 'link'::text) AND (appointment_id = ( SELECT public.ctx_link() AS ctx_link))))));

create policy worker_reads on public.appointment_words as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_writes on public.appointment_words as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy written on public.appointment_words as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id IS NULL) OR (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))) OR ((( SELECT public.ctx_actor() AS ctx_actor) = 'visitor'::text) AND public.inquiry_of_now(family_id)))));

create policy coached on public.assignment as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (state <> 'taken back'::text)))));

create policy given on public.assignment as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (state = 'given'::text) AND (given_by = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy moved on public.assignment as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy owner_all on public.assignment as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.assignment as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy owner_all on public.assignment_reply as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy read_by on public.assignment_reply as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy said on public.assignment_reply as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.assignment_reply as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy owner_all on public.assignment_share as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy shared on public.assignment_share as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy shared_with on public.assignment_share as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy worker_reads on public.assignment_share as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy owner_all on public.audit as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy owner_reads on public.audit as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy worker_reads on public.audit as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy inside on public.booking_page as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text)));

create policy owner_all on public.booking_page as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy owners on public.booking_page as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy owners_change on public.booking_page as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy worker_reads on public.booking_page as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy hers on public.busy_calendar as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))));

create policy owner_all on public.busy_calendar as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.busy_calendar as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads_on on public.busy_calendar as permissive for update to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy hers on public.busy_time as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))));

create policy owner_all on public.busy_time as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_keeps on public.busy_time as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.busy_time as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_removes on public.busy_time as permissive for delete to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy hers on public.calendar_feed as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (((( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy hers_to_change on public.calendar_feed as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (((( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))))
  with check ((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)));

create policy hers_to_make on public.calendar_feed as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (((( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))))));

create policy owner_all on public.calendar_feed as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.calendar_feed as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own on public.calm_promise as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy owner_all on public.calm_promise as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy made on public.check_in as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (((member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))))));

create policy own_changes on public.check_in as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (((member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (((member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))))));

create policy own_or_shared on public.check_in as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (((( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])))) AND (shared OR (member_id = ( SELECT public.ctx_member() AS ctx_member)))) OR (( SELECT public.is_guardian() AS is_guardian) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND ((guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) OR ((member_id IS NOT NULL) AND shared))))));

create policy owner_all on public.check_in as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.check_in as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coached on public.child as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_changes on public.child as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.child as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.child as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])))));

create policy worker_reads on public.child as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coached on public.child_profile as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_changes on public.child_profile as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_removes on public.child_profile as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.child_profile as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.child_profile as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (((( SELECT public.ctx_actor() AS ctx_actor) = 'guardian'::text) OR ( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is)) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.child_profile as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy let_go on public.chronology as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy ordered on public.chronology as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND (state = 'waiting'::text)));

create policy own on public.chronology as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy owner_all on public.chronology as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_makes on public.chronology as permissive for update to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.chronology as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy given on public.consent as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy own on public.consent as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy owner_all on public.consent as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.consent as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy hers on public.date_hours as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))));

create policy hers_to_remove on public.date_hours as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))));

create policy inside on public.date_hours as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text)));

create policy owner_all on public.date_hours as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.date_hours as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy begun on public.draft as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (state = 'private'::text) AND (NOT opened) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy moved on public.draft as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR (opened AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR (opened AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))));

create policy own_or_opened on public.draft as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR (opened AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))));

create policy owner_all on public.draft as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_moves on public.draft as permissive for update to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.draft as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own on public.draft_copy as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy owner_all on public.draft_copy as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy own on public.draft_file as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy owner_all on public.draft_file as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy given on public.draft_look as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.draft_look as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy said on public.draft_look as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.draft_look as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own_or_shared on public.draft_sending as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR (shared AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))));

create policy owner_all on public.draft_sending as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy sent on public.draft_sending as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (((way = 'alongside'::text) AND (state = 'waiting'::text)) OR ((way = 'said to be sent'::text) AND (state = 'sent'::text)))));

create policy taken_back on public.draft_sending as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy worker_notes on public.draft_sending as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system) AND (way = 'said to be sent'::text) AND (state = 'sent'::text) AND (NOT shared)));

create policy worker_reads on public.draft_sending as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_sends on public.draft_sending as permissive for update to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy given on public.draft_suggestion as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (given_at IS NOT NULL)) OR ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy made on public.draft_suggestion as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (given_at IS NULL) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy mended on public.draft_suggestion as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (given_at IS NULL) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))));

create policy owner_all on public.draft_suggestion as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy removed on public.draft_suggestion as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (given_at IS NULL) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.draft_suggestion as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own on public.draft_text as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy owner_all on public.draft_text as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy given on public.draft_thought as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (given_at IS NOT NULL)) OR ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy mended on public.draft_thought as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (given_at IS NULL) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))));

create policy owner_all on public.draft_thought as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy removed on public.draft_thought as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (given_at IS NULL) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy said on public.draft_thought as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.draft_thought as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy made on public.draft_version as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy own_or_shared on public.draft_version as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR (shared AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))));

create policy owner_all on public.draft_version as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy taken_back on public.draft_version as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND public.version_is_unread(id)));

create policy worker_makes on public.draft_version as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system) AND (NOT shared)));

create policy worker_reads on public.draft_version as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy added_by_guardian on public.educator as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy coached on public.educator as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_changes on public.educator as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_removes on public.educator as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.educator as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.educator as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (((( SELECT public.ctx_actor() AS ctx_actor) = 'guardian'::text) OR ( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is)) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.educator as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coached on public.family as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check ((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)));

create policy owner_all on public.family as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy taken_on on public.family as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is)));

create policy with_it on public.family as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (id = ANY (( SELECT public.my_families() AS my_families)::uuid[])))));

create policy worker_reads on public.family as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy assigned on public.family_coach as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND public.family_is_untaken(family_id)))));

create policy handed_over on public.family_coach as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy owner_all on public.family_coach as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.family_coach as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])))));

create policy worker_reads on public.family_coach as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coached on public.family_event as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_changes on public.family_event as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_removes on public.family_event as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.family_event as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.family_event as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (((( SELECT public.ctx_actor() AS ctx_actor) = 'guardian'::text) OR ( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is)) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])))) AND (shown_to_family OR (( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text))));

create policy worker_reads on public.family_event as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coach_is_told on public.family_hold as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))));

create policy owner_all on public.family_hold as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy owners on public.family_hold as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) AND (held_by = ( SELECT public.ctx_member() AS ctx_member))));

create policy worker_reads on public.family_hold as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coached on public.goal as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (state = ANY (ARRAY['planned'::text, 'active'::text])) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_changes on public.goal as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.goal as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.goal as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND (state <> 'planned'::text)))));

create policy worker_reads on public.goal as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coached on public.goal_wording as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_changes on public.goal_wording as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.goal_wording as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.goal_wording as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND (EXISTS ( SELECT
   FROM public.goal g
  WHERE ((g.practice_id = goal_wording.practice_id) AND (g.id = goal_wording.goal_id) AND (g.state <> 'planned'::text))))))));

create policy worker_reads on public.goal_wording as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coached on public.guardian as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (person_id IS NULL) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_or_self on public.guardian as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (id = ( SELECT public.ctx_guardian() AS ctx_guardian))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))))));

create policy owner_all on public.guardian as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.guardian as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (id = ANY (( SELECT public.my_household() AS my_household)::uuid[]))))));

create policy worker_reads on public.guardian as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy kept on public.guardian_contact as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy mended on public.guardian_contact as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))))));

create policy owner_all on public.guardian_contact as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.guardian_contact as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy worker_reads on public.guardian_contact as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy handed on public.handover as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (given_by = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])))) AND public.reads_family(to_member, family_id) AND ((draft_id IS NULL) OR (EXISTS ( SELECT
   FROM public.draft d
  WHERE ((d.practice_id = handover.practice_id) AND (d.id = handover.draft_id) AND (d.family_id = handover.family_id))))) AND ((assignment_id IS NULL) OR (EXISTS ( SELECT
   FROM public.assignment a
  WHERE ((a.practice_id = handover.practice_id) AND (a.id = handover.assignment_id) AND (a.family_id = handover.family_id)))))));

create policy owner_all on public.handover as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.handover as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.handover as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coached on public.household as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.household as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.household as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (EXISTS ( SELECT
   FROM public.guardian g
  WHERE ((g.practice_id = household.practice_id) AND (g.household_id = household.id) AND (g.id = ( SELECT public.ctx_guardian() AS ctx_guardian)))))))));

create policy worker_reads on public.household as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy made on public.inbound_address as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy own on public.inbound_address as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy owner_all on public.inbound_address as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy renewed on public.inbound_address as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy worker_makes on public.inbound_address as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.inbound_address as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own on public.inbound_content as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy own_gone on public.inbound_content as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy owner_all on public.inbound_content as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_keeps on public.inbound_content as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own on public.inbound_file as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy own_gone on public.inbound_file as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy owner_all on public.inbound_file as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_keeps on public.inbound_file as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.inbound_file as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own_or_nobodys on public.inbound_mail as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) AND (state = ANY (ARRAY['fits nobody'::text, 'handed on'::text, 'discarded'::text]))))));

create policy own_or_nobodys_moved on public.inbound_mail as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (state = 'unsure'::text)) OR (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) AND (state = 'fits nobody'::text)))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) AND (state = ANY (ARRAY['handed on'::text, 'discarded'::text]))))));

create policy owner_all on public.inbound_mail as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_keeps on public.inbound_mail as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_moves on public.inbound_mail as permissive for update to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.inbound_mail as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy again_or_withdrawn on public.invitation as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.invitation as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy seen on public.invitation as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.invitation as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy written on public.invitation as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (invited_by = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy kept on public.log_correction as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy own_or_shared on public.log_correction as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR public.log_is_open(guardian_id, family_id, entry_id))));

create policy owner_all on public.log_correction as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_corrects on public.log_correction as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.log_correction as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy kept on public.log_entry as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy own_or_shared on public.log_entry as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR public.log_is_open(guardian_id, family_id, id))));

create policy owner_all on public.log_entry as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_keeps on public.log_entry as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.log_entry as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy kept on public.log_file as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy own_or_shared on public.log_file as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR public.log_is_open(guardian_id, family_id, entry_id))));

create policy owner_all on public.log_file as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_keeps on public.log_file as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.log_file as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy known on public.log_share as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND ((guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) OR (with_guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)))) OR ((with_guardian_id IS NULL) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))));

create policy owner_all on public.log_share as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy shared on public.log_share as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND (until IS NULL)));

create policy taken_back on public.log_share as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy worker_reads on public.log_share as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy known on public.look_rule as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is) OR (( SELECT public.is_guardian() AS is_guardian) AND ((family_id IS NULL) OR (family_id = ( SELECT public.ctx_family() AS ctx_family)))))));

create policy owner_all on public.look_rule as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy owner_sets on public.look_rule as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.look_rule as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy inside on public.member as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = ANY (ARRAY['member'::text, 'guardian'::text]))));

create policy owner_all on public.member as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy owner_or_self_changes on public.member as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (id = ( SELECT public.ctx_member() AS ctx_member)))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (id = ( SELECT public.ctx_member() AS ctx_member)))));

create policy worker_reads on public.member as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coached on public.note as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy own_changes on public.note as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))));

create policy own_removes on public.note as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.note as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.note as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy written on public.note as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy kept on public.note_template as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is)));

create policy owner_all on public.note_template as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.note_template as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own_changes on public.offered_step as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR public.holds_meeting(appointment_id))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))));

create policy owner_all on public.offered_step as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy read_by on public.offered_step as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR public.holds_meeting(appointment_id))) OR (( SELECT public.is_guardian() AS is_guardian) AND (taken_back_at IS NULL) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy worker_reads on public.offered_step as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy written on public.offered_step as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR public.holds_meeting(appointment_id)))) AND public.of_meeting(appointment_id, guardian_id, family_id)));

create policy cancelled on public.outgoing_email as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (tries = 0) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.is_guardian() AS is_guardian) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (state = 'cancelled'::text)));

create policy caused on public.outgoing_email as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (state = 'waiting'::text) AND (tries = 0) AND
CASE kind
    WHEN 'invitation'::text THEN ((( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) AND (EXISTS ( SELECT
       FROM public.invitation i
      WHERE ((i.practice_id = outgoing_email.practice_id) AND (i.id = outgoing_email.about_id)))))
    WHEN 'message to school'::text THEN (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND (EXISTS ( SELECT
       FROM public.draft_sending s
      WHERE ((s.practice_id = outgoing_email.practice_id) AND (s.id = outgoing_email.about_id) AND (s.guardian_id = outgoing_email.guardian_id) AND (s.state = 'waiting'::text) AND (s.due_at <= outgoing_email.due_at)))))
    WHEN 'shared with you'::text THEN (( SELECT public.is_guardian() AS is_guardian) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND ((guardian_id IS NULL) OR (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) AND (EXISTS ( SELECT
       FROM public.family_coach c
      WHERE ((c.practice_id = outgoing_email.practice_id) AND (c.family_id = outgoing_email.family_id) AND (c.member_id = outgoing_email.member_id) AND (c.until IS NULL)))) AND ((EXISTS ( SELECT
       FROM public.draft d
      WHERE ((d.practice_id = outgoing_email.practice_id) AND (d.id = outgoing_email.about_id)))) OR (EXISTS ( SELECT
       FROM public.assignment a
      WHERE ((a.practice_id = outgoing_email.practice_id) AND (a.id = outgoing_email.about_id)))) OR (EXISTS ( SELECT
       FROM public.goal g
      WHERE ((g.practice_id = outgoing_email.practice_id) AND (g.id = outgoing_email.about_id))))))
    ELSE ((guardian_id IS NOT NULL) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])))))
END));

create policy handed on public.outgoing_email as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (state = 'waiting'::text) AND (tries = 0) AND (kind = 'handed to you'::text) AND (guardian_id IS NULL) AND (EXISTS ( SELECT
   FROM public.handover h
  WHERE ((h.practice_id = outgoing_email.practice_id) AND (h.id = outgoing_email.about_id) AND (h.given_by = ( SELECT public.ctx_member() AS ctx_member)) AND (h.to_member = outgoing_email.member_id))))));

create policy named on public.outgoing_email as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (state = 'waiting'::text) AND (tries = 0) AND (kind = 'stands in'::text) AND (guardian_id IS NULL) AND (EXISTS ( SELECT
   FROM public.stand_in s
  WHERE ((s.practice_id = outgoing_email.practice_id) AND (s.id = outgoing_email.about_id) AND (s.member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (s.stand_in_id = outgoing_email.member_id))))));

create policy owner_all on public.outgoing_email as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy seen on public.outgoing_email as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.is_guardian() AS is_guardian) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy stands_in on public.outgoing_email as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (state = 'waiting'::text) AND (tries = 0) AND (kind = 'shared with you'::text) AND ( SELECT public.is_guardian() AS is_guardian) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND ((guardian_id IS NULL) OR (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) AND public.stands_in_for(member_id, family_id) AND ((EXISTS ( SELECT
   FROM public.draft d
  WHERE ((d.practice_id = outgoing_email.practice_id) AND (d.id = outgoing_email.about_id)))) OR (EXISTS ( SELECT
   FROM public.assignment a
  WHERE ((a.practice_id = outgoing_email.practice_id) AND (a.id = outgoing_email.about_id)))) OR (EXISTS ( SELECT
   FROM public.goal g
  WHERE ((g.practice_id = outgoing_email.practice_id) AND (g.id = outgoing_email.about_id)))))));

create policy worker_orders on public.outgoing_email as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system) AND (state = 'waiting'::text) AND (tries = 0) AND (kind = ANY (ARRAY['something came in'::text, 'did not arrive'::text]))));

create policy worker_reads on public.outgoing_email as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_sends on public.outgoing_email as permissive for update to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy owner_all on public.phrase_use as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy owner_is_told on public.phrase_use as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy worker_reads on public.phrase_use as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy inside on public.practice as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = ANY (ARRAY['member'::text, 'guardian'::text]))));

create policy owner_all on public.practice as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy owner_changes on public.practice as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy worker_reads on public.practice as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy kept on public.practice_phrase as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is)));

create policy known on public.practice_phrase as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is) OR ( SELECT public.is_guardian() AS is_guardian))));

create policy owner_all on public.practice_phrase as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.practice_phrase as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy coached on public.school as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_changes on public.school as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_removes on public.school as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.school as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.school as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (((( SELECT public.ctx_actor() AS ctx_actor) = 'guardian'::text) OR ( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is)) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.school as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy added_by_guardian on public.school_team as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy coached on public.school_team as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_changes on public.school_team as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy coached_removes on public.school_team as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.school_team as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_it on public.school_team as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (((( SELECT public.ctx_actor() AS ctx_actor) = 'guardian'::text) OR ( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is)) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.school_team as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy changed on public.seat as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))))
  with check ((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)));

create policy owner_all on public.seat as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy seen on public.seat as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR (EXISTS ( SELECT
   FROM public.appointment a
  WHERE ((a.practice_id = seat.practice_id) AND (a.id = seat.appointment_id) AND (a.member_id = ( SELECT public.ctx_member() AS ctx_member))))))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy taken on public.seat as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))))));

create policy worker_reads on public.seat as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy guardian_is_told on public.sending_domain as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (state = 'verified'::text)));

create policy owner_all on public.sending_domain as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy owners on public.sending_domain as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy worker_asks on public.sending_domain as permissive for update to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.sending_domain as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy made on public.series as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy owner_all on public.series as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy seen on public.series as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((member_id = ( SELECT public.ctx_member() AS ctx_member)) OR (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy worker_reads on public.series as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy booked_one on public.service as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = 'link'::text) AND (EXISTS ( SELECT
   FROM public.appointment a
  WHERE ((a.practice_id = service.practice_id) AND (a.service_id = service.id) AND (a.id = ( SELECT public.ctx_link() AS ctx_link)))))));

create policy inside on public.service as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = ANY (ARRAY['member'::text, 'guardian'::text]))));

create policy owner_all on public.service as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy owners on public.service as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy owners_change on public.service as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy worker_reads on public.service as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy inside on public.service_coach as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = ANY (ARRAY['member'::text, 'guardian'::text]))));

create policy owner_all on public.service_coach as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy owners on public.service_coach as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy owners_remove on public.service_coach as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is)));

create policy worker_reads on public.service_coach as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own_changes on public.session_note as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR public.holds_meeting(appointment_id))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))));

create policy owner_all on public.session_note as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy read_by on public.session_note as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR public.holds_meeting(appointment_id))))));

create policy written on public.session_note as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR public.holds_meeting(appointment_id)))) AND public.of_meeting(appointment_id, guardian_id, family_id)));

create policy own_changes on public.session_share as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR public.holds_meeting(appointment_id))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))));

create policy owner_all on public.session_share as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy read_by on public.session_share as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR public.holds_meeting(appointment_id))) OR (( SELECT public.is_guardian() AS is_guardian) AND (taken_back_at IS NULL) AND ((guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) OR ((guardian_id IS NULL) AND public.of_meeting(appointment_id, ( SELECT public.ctx_guardian() AS ctx_guardian), ( SELECT public.ctx_family() AS ctx_family))))))));

create policy worker_reads on public.session_share as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy written on public.session_share as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR public.holds_meeting(appointment_id)))) AND public.of_meeting(appointment_id, guardian_id, family_id)));

create policy kept on public.settled_point as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy own_moves on public.settled_point as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy own_or_shared on public.settled_point as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR public.log_is_open(guardian_id, family_id, entry_id))));

create policy owner_all on public.settled_point as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.settled_point as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy kept on public.settled_point_line as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy own_or_shared on public.settled_point_line as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR (EXISTS ( SELECT
   FROM public.settled_point p
  WHERE ((p.practice_id = settled_point_line.practice_id) AND (p.id = settled_point_line.point_id)))))));

create policy owner_all on public.settled_point_line as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.settled_point_line as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own on public.snippet as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))));

create policy owner_all on public.snippet as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.snippet as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy ended on public.stand_in as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR ((( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR ((( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))));

create policy known on public.stand_in as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text)));

create policy named on public.stand_in as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (ended_at IS NULL) AND (EXISTS ( SELECT
   FROM public.member m
  WHERE ((m.practice_id = stand_in.practice_id) AND (m.id = stand_in.stand_in_id) AND (m.state = 'active'::text) AND ((m.roles @> ARRAY['coach'::text]) OR (m.roles @> ARRAY['owner'::text])))))));

create policy owner_all on public.stand_in as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.stand_in as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own on public.step_answer as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy owner_all on public.step_answer as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy kept on public.stored_file as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy own on public.stored_file as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy owner_all on public.stored_file as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy shared_with_a_version on public.stored_file as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is) AND (EXISTS ( SELECT
   FROM public.version_file f
  WHERE ((f.practice_id = stored_file.practice_id) AND (f.file_id = stored_file.id))))));

create policy with_its_entry on public.stored_file as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (EXISTS ( SELECT
   FROM public.log_file f
  WHERE ((f.practice_id = stored_file.practice_id) AND (f.file_id = stored_file.id))))));

create policy worker_keeps on public.stored_file as permissive for insert to alongside_worker
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.stored_file as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own on public.suggestion_answer as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy owner_all on public.suggestion_answer as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy own_or_sent on public.talk_share as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND ((family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[])) OR public.holds_meeting(appointment_id))))));

create policy owner_all on public.talk_share as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy sent on public.talk_share as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND public.of_meeting(appointment_id, guardian_id, family_id)));

create policy sent_again on public.talk_share as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy taken_back on public.talk_share as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND public.talk_is_unread(id)));

create policy worker_reads on public.talk_share as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy own on public.talk_words as permissive for all to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family)) AND public.of_meeting(appointment_id, guardian_id, family_id)));

create policy owner_all on public.talk_words as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy hers on public.time_off as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))));

create policy hers_to_remove on public.time_off as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))));

create policy inside on public.time_off as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text)));

create policy owner_all on public.time_off as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.time_off as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy hers on public.travel as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))));

create policy hers_to_remove on public.travel as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))));

create policy inside on public.travel as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text)));

create policy owner_all on public.travel as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.travel as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy made on public.version_file as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))));

create policy owner_all on public.version_file as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy with_its_version on public.version_file as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'coach'::text]) AS member_is) AND (EXISTS ( SELECT
   FROM public.draft_version v
  WHERE ((v.practice_id = version_file.practice_id) AND (v.id = version_file.version_id) AND v.shared)))))));

create policy worker_reads on public.version_file as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy changed on public.waiting as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))))
  with check ((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)));

create policy joined on public.waiting as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (state = 'waiting'::text) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (family_id = ( SELECT public.ctx_family() AS ctx_family))))));

create policy owner_all on public.waiting as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy seen on public.waiting as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text, 'assistant'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))) OR (( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))));

create policy worker_offers on public.waiting as permissive for update to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy worker_reads on public.waiting as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy hers on public.weekly_hours as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))));

create policy hers_to_remove on public.weekly_hours as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (member_id = ( SELECT public.ctx_member() AS ctx_member))))));

create policy inside on public.weekly_hours as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (( SELECT public.ctx_actor() AS ctx_actor) = 'member'::text)));

create policy owner_all on public.weekly_hours as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy worker_reads on public.weekly_hours as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));

create policy confirmed on public.written_together as permissive for update to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))))
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))));

create policy named on public.written_together as permissive for select to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ((( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian))) OR ( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy not_so on public.written_together as permissive for delete to alongside_web
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_guardian() AS is_guardian) AND (guardian_id = ( SELECT public.ctx_guardian() AS ctx_guardian)) AND (confirmed_at IS NULL)));

create policy owner_all on public.written_together as permissive for all to alongside_owner
  using (true)
  with check (true);

create policy said on public.written_together as permissive for insert to alongside_web
  with check (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND (member_id = ( SELECT public.ctx_member() AS ctx_member)) AND (confirmed_at IS NULL) AND (( SELECT public.member_is(VARIADIC ARRAY['owner'::text]) AS member_is) OR (( SELECT public.member_is(VARIADIC ARRAY['coach'::text]) AS member_is) AND (family_id = ANY (( SELECT public.my_families() AS my_families)::uuid[]))))));

create policy worker_reads on public.written_together as permissive for select to alongside_worker
  using (((practice_id = ( SELECT public.ctx_practice() AS ctx_practice)) AND ( SELECT public.is_system() AS is_system)));


-- Rights on tables, views and sequences

grant delete, insert, select, update on graphile_worker._private_job_queues to alongside_worker;
grant delete, insert, select, update on graphile_worker._private_jobs to alongside_worker;
grant delete, insert, select, update on graphile_worker._private_known_crontabs to alongside_worker;
grant delete, insert, select, update on graphile_worker._private_tasks to alongside_worker;
grant select, usage on graphile_worker.job_queues_id_seq to alongside_worker;
grant delete, insert, select, update on graphile_worker.jobs to alongside_worker;
grant select, usage on graphile_worker.jobs_id_seq1 to alongside_worker;
grant delete, insert, select, update on graphile_worker.migrations to alongside_worker;
grant select, usage on graphile_worker.tasks_id_seq to alongside_worker;
grant select on identity.one_time_token to alongside_backup;
grant select on identity.person to alongside_backup;
grant select on identity.practice_handle to alongside_backup;
grant select on identity.session to alongside_backup;
grant select on identity.throttle to alongside_backup;
grant select on identity.webhook_event to alongside_backup;
grant select on migration.done to alongside_web;
grant select on migration.done to alongside_worker;
grant delete, insert, select, update on public.answer to alongside_web;
grant select on public.answer to alongside_backup;
grant select on public.answer to alongside_worker;
grant insert, select, update on public.appointment to alongside_web;
grant insert, select, update on public.appointment to alongside_worker;
grant select on public.appointment to alongside_backup;
grant select on public.appointment_change to alongside_backup;
grant select on public.appointment_change to alongside_web;
grant select on public.appointment_change to alongside_worker;
grant insert, select on public.appointment_words to alongside_worker;
grant insert, select, update on public.appointment_words to alongside_web;
grant select on public.appointment_words to alongside_backup;
grant insert, select, update on public.assignment to alongside_web;
grant select on public.assignment to alongside_backup;
grant select on public.assignment to alongside_worker;
grant insert, select on public.assignment_reply to alongside_web;
grant select on public.assignment_reply to alongside_backup;
grant select on public.assignment_reply to alongside_worker;
grant insert, select on public.assignment_share to alongside_web;
grant select on public.assignment_share to alongside_backup;
grant select on public.assignment_share to alongside_worker;
grant select on public.audit to alongside_backup;
grant select on public.audit to alongside_web;
grant select on public.audit to alongside_worker;
grant insert, select, update on public.booking_page to alongside_web;
grant select on public.booking_page to alongside_backup;
grant select on public.booking_page to alongside_worker;
grant delete, insert, select, update on public.busy_calendar to alongside_web;
grant select on public.busy_calendar to alongside_backup;
grant select, update on public.busy_calendar to alongside_worker;
grant delete, insert, select on public.busy_time to alongside_worker;
grant select on public.busy_time to alongside_backup;
grant select on public.busy_time to alongside_web;
grant insert, select, update on public.calendar_feed to alongside_web;
grant select on public.calendar_feed to alongside_backup;
grant select on public.calendar_feed to alongside_worker;
grant delete, insert, select, update on public.calm_promise to alongside_web;
grant select on public.calm_promise to alongside_backup;
grant select on public.calm_promise to alongside_worker;
grant insert, select, update on public.check_in to alongside_web;
grant select on public.check_in to alongside_backup;
grant select on public.check_in to alongside_worker;
grant insert, select, update on public.child to alongside_web;
grant select on public.child to alongside_backup;
grant select on public.child to alongside_worker;
grant delete, insert, select, update on public.child_profile to alongside_web;
grant select on public.child_profile to alongside_backup;
grant select on public.child_profile to alongside_worker;
grant delete, insert, select on public.chronology to alongside_web;
grant select on public.chronology to alongside_backup;
grant select, update on public.chronology to alongside_worker;
grant insert, select on public.consent to alongside_web;
grant select on public.consent to alongside_backup;
grant select on public.consent to alongside_worker;
grant delete, insert, select on public.date_hours to alongside_web;
grant select on public.date_hours to alongside_backup;
grant select on public.date_hours to alongside_worker;
grant insert, select, update on public.draft to alongside_web;
grant select on public.draft to alongside_backup;
grant select, update on public.draft to alongside_worker;
grant delete, insert, select on public.draft_copy to alongside_web;
grant select on public.draft_copy to alongside_backup;
grant select on public.draft_copy to alongside_worker;
grant delete, insert, select on public.draft_file to alongside_web;
grant select on public.draft_file to alongside_backup;
grant select on public.draft_file to alongside_worker;
grant insert, select on public.draft_look to alongside_web;
grant select on public.draft_look to alongside_backup;
grant select on public.draft_look to alongside_worker;
grant insert, select, update on public.draft_sending to alongside_web;
grant insert, select, update on public.draft_sending to alongside_worker;
grant select on public.draft_sending to alongside_backup;
grant delete, insert, select, update on public.draft_suggestion to alongside_web;
grant select on public.draft_suggestion to alongside_backup;
grant select on public.draft_suggestion to alongside_worker;
grant delete, insert, select, update on public.draft_text to alongside_web;
grant select on public.draft_text to alongside_backup;
grant select on public.draft_text to alongside_worker;
grant delete, insert, select, update on public.draft_thought to alongside_web;
grant select on public.draft_thought to alongside_backup;
grant select on public.draft_thought to alongside_worker;
grant delete, insert, select on public.draft_version to alongside_web;
grant insert, select on public.draft_version to alongside_worker;
grant select on public.draft_version to alongside_backup;
grant delete, insert, select, update on public.educator to alongside_web;
grant select on public.educator to alongside_backup;
grant select on public.educator to alongside_worker;
grant insert, update on public.family to alongside_web;
grant select on public.family to alongside_backup;
grant select on public.family to alongside_worker;
grant insert, select, update on public.family_coach to alongside_web;
grant select on public.family_coach to alongside_backup;
grant select on public.family_coach to alongside_worker;
grant delete, insert, select, update on public.family_event to alongside_web;
grant select on public.family_event to alongside_backup;
grant select on public.family_event to alongside_worker;
grant insert, select, update on public.family_hold to alongside_web;
grant select on public.family_hold to alongside_backup;
grant select on public.family_hold to alongside_worker;
grant insert, select, update on public.goal to alongside_web;
grant select on public.goal to alongside_backup;
grant select on public.goal to alongside_worker;
grant insert, select, update on public.goal_wording to alongside_web;
grant select on public.goal_wording to alongside_backup;
grant select on public.goal_wording to alongside_worker;
grant insert, select, update on public.guardian to alongside_web;
grant select on public.guardian to alongside_backup;
grant select on public.guardian to alongside_worker;
grant insert, select, update on public.guardian_contact to alongside_web;
grant select on public.guardian_contact to alongside_backup;
grant select on public.guardian_contact to alongside_worker;
grant insert, select on public.handover to alongside_web;
grant select on public.handover to alongside_backup;
grant select on public.handover to alongside_worker;
grant delete, insert, select, update on public.household to alongside_web;
grant select on public.household to alongside_backup;
grant select on public.household to alongside_worker;
grant insert, select on public.inbound_address to alongside_worker;
grant insert, select, update on public.inbound_address to alongside_web;
grant select on public.inbound_address to alongside_backup;
grant delete, select on public.inbound_content to alongside_web;
grant insert, select on public.inbound_content to alongside_worker;
grant select on public.inbound_content to alongside_backup;
grant delete, select on public.inbound_file to alongside_web;
grant insert, select on public.inbound_file to alongside_worker;
grant select on public.inbound_file to alongside_backup;
grant insert, select, update on public.inbound_mail to alongside_worker;
grant select on public.inbound_mail to alongside_backup;
grant select, update on public.inbound_mail to alongside_web;
grant insert, select, update on public.invitation to alongside_web;
grant select on public.invitation to alongside_backup;
grant select on public.invitation to alongside_worker;
grant insert, select on public.log_correction to alongside_web;
grant insert, select on public.log_correction to alongside_worker;
grant select on public.log_correction to alongside_backup;
grant insert, select on public.log_entry to alongside_web;
grant insert, select on public.log_entry to alongside_worker;
grant select on public.log_entry to alongside_backup;
grant insert, select on public.log_file to alongside_web;
grant insert, select on public.log_file to alongside_worker;
grant select on public.log_file to alongside_backup;
grant insert, select, update on public.log_share to alongside_web;
grant select on public.log_share to alongside_backup;
grant select on public.log_share to alongside_worker;
grant delete, insert, select, update on public.look_rule to alongside_web;
grant select on public.look_rule to alongside_backup;
grant select on public.look_rule to alongside_worker;
grant select on public.member to alongside_backup;
grant select on public.member to alongside_worker;
grant select, update on public.member to alongside_web;
grant delete, insert, select, update on public.note to alongside_web;
grant select on public.note to alongside_backup;
grant select on public.note to alongside_worker;
grant delete, insert, select, update on public.note_template to alongside_web;
grant select on public.note_template to alongside_backup;
grant select on public.note_template to alongside_worker;
grant insert, select, update on public.offered_step to alongside_web;
grant select on public.offered_step to alongside_backup;
grant select on public.offered_step to alongside_worker;
grant insert, select, update on public.outgoing_email to alongside_web;
grant insert, select, update on public.outgoing_email to alongside_worker;
grant select on public.outgoing_email to alongside_backup;
grant select on public.phrase_use to alongside_backup;
grant select on public.phrase_use to alongside_web;
grant select on public.phrase_use to alongside_worker;
grant select on public.practice to alongside_backup;
grant select on public.practice to alongside_worker;
grant select, update on public.practice to alongside_web;
grant delete, insert, select, update on public.practice_phrase to alongside_web;
grant select on public.practice_phrase to alongside_backup;
grant select on public.practice_phrase to alongside_worker;
grant delete, insert, select, update on public.school to alongside_web;
grant select on public.school to alongside_backup;
grant select on public.school to alongside_worker;
grant delete, insert, select, update on public.school_team to alongside_web;
grant select on public.school_team to alongside_backup;
grant select on public.school_team to alongside_worker;
grant insert, select, update on public.seat to alongside_web;
grant select on public.seat to alongside_backup;
grant select on public.seat to alongside_worker;
grant insert, select, update on public.sending_domain to alongside_web;
grant select on public.sending_domain to alongside_backup;
grant select, update on public.sending_domain to alongside_worker;
grant insert, select on public.series to alongside_web;
grant select on public.series to alongside_backup;
grant select on public.series to alongside_worker;
grant insert, select, update on public.service to alongside_web;
grant select on public.service to alongside_backup;
grant select on public.service to alongside_worker;
grant delete, insert, select on public.service_coach to alongside_web;
grant select on public.service_coach to alongside_backup;
grant select on public.service_coach to alongside_worker;
grant insert, select, update on public.session_note to alongside_web;
grant select on public.session_note to alongside_backup;
grant select on public.session_note to alongside_worker;
grant insert, select, update on public.session_share to alongside_web;
grant select on public.session_share to alongside_backup;
grant select on public.session_share to alongside_worker;
grant insert, select, update on public.settled_point to alongside_web;
grant select on public.settled_point to alongside_backup;
grant select on public.settled_point to alongside_worker;
grant insert, select on public.settled_point_line to alongside_web;
grant select on public.settled_point_line to alongside_backup;
grant select on public.settled_point_line to alongside_worker;
grant delete, insert, select, update on public.snippet to alongside_web;
grant select on public.snippet to alongside_backup;
grant select on public.snippet to alongside_worker;
grant insert, select, update on public.stand_in to alongside_web;
grant select on public.stand_in to alongside_backup;
grant select on public.stand_in to alongside_worker;
grant delete, insert, select on public.step_answer to alongside_web;
grant select on public.step_answer to alongside_backup;
grant select on public.step_answer to alongside_worker;
grant insert, select on public.stored_file to alongside_web;
grant insert, select on public.stored_file to alongside_worker;
grant select on public.stored_file to alongside_backup;
grant delete, insert, select, update on public.suggestion_answer to alongside_web;
grant select on public.suggestion_answer to alongside_backup;
grant select on public.suggestion_answer to alongside_worker;
grant delete, insert, select, update on public.talk_share to alongside_web;
grant select on public.talk_share to alongside_backup;
grant select on public.talk_share to alongside_worker;
grant delete, insert, select, update on public.talk_words to alongside_web;
grant select on public.talk_words to alongside_backup;
grant select on public.talk_words to alongside_worker;
grant delete, insert, select on public.time_off to alongside_web;
grant select on public.time_off to alongside_backup;
grant select on public.time_off to alongside_worker;
grant delete, insert, select on public.travel to alongside_web;
grant select on public.travel to alongside_backup;
grant select on public.travel to alongside_worker;
grant insert, select on public.version_file to alongside_web;
grant select on public.version_file to alongside_backup;
grant select on public.version_file to alongside_worker;
grant insert, select, update on public.waiting to alongside_web;
grant select on public.waiting to alongside_backup;
grant select, update on public.waiting to alongside_worker;
grant delete, insert, select on public.weekly_hours to alongside_web;
grant select on public.weekly_hours to alongside_backup;
grant select on public.weekly_hours to alongside_worker;
grant delete, insert, select, update on public.written_together to alongside_web;
grant select on public.written_together to alongside_backup;
grant select on public.written_together to alongside_worker;


-- Rights on columns

grant select (created_at) on public.family to alongside_web;
grant select (heard_key) on public.family to alongside_web;
grant select (id) on public.family to alongside_web;
grant select (last_heard_at) on public.family to alongside_web;
grant select (name) on public.family to alongside_web;
grant select (name_folded) on public.family to alongside_web;
grant select (practice_id) on public.family to alongside_web;
grant select (state) on public.family to alongside_web;
grant select (version) on public.family to alongside_web;


-- Rights given to what comes later

alter default privileges in identity on tables: select to alongside_backup;
alter default privileges in public on tables: select to alongside_backup;
alter default privileges on functions: execute to alongside_owner;


-- Triggers

CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.answer FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.answer FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER appointment_changed AFTER INSERT OR UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION public.appointment_changed();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER rises BEFORE UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION public.appointment_rises();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.appointment_change FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.appointment_change FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.appointment_words FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.appointment_words FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.assignment FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.assignment FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.assignment FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.assignment_reply FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.assignment_reply FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.assignment_share FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.assignment_share FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_stays BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.audit_stays();
CREATE TRIGGER audit_stays_whole BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.audit_stays();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.booking_page FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.booking_page FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.busy_calendar FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.busy_calendar FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.busy_calendar FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.busy_time FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.busy_time FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.calendar_feed FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.calendar_feed FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.calm_promise FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.calm_promise FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.check_in FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.check_in FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.child FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.child FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.child_profile FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.child_profile FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.chronology FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.chronology FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.chronology FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.consent FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.consent FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.date_hours FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.date_hours FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.draft FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.draft FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.draft FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.draft_copy FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.draft_copy FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.draft_file FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.draft_file FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.draft_look FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.draft_look FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER look_is_of_its_version AFTER INSERT ON public.draft_look FOR EACH ROW EXECUTE FUNCTION public.look_is_of_its_version();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.draft_sending FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.draft_sending FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER sending_has_room BEFORE INSERT ON public.draft_sending FOR EACH ROW EXECUTE FUNCTION public.sending_has_room();
CREATE TRIGGER sending_was_found_ready BEFORE INSERT ON public.draft_sending FOR EACH ROW EXECUTE FUNCTION public.sending_was_found_ready();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.draft_sending FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.draft_suggestion FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.draft_suggestion FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER suggestion_is_of_its_version AFTER INSERT ON public.draft_suggestion FOR EACH ROW EXECUTE FUNCTION public.suggestion_is_of_its_version();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.draft_text FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.draft_text FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.draft_thought FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.draft_thought FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.draft_version FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.draft_version FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER version_stays BEFORE UPDATE ON public.draft_version FOR EACH ROW EXECUTE FUNCTION public.version_stays();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.educator FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.educator FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.family FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.family FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.family FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.family_coach FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.family_coach FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.family_event FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.family_event FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.family_hold FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.family_hold FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.goal FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.goal FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.goal FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.goal_wording FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.goal_wording FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER wording_is_free BEFORE UPDATE ON public.goal_wording FOR EACH ROW EXECUTE FUNCTION public.wording_is_free();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.guardian FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.guardian FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.guardian_contact FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.guardian_contact FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.handover FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.handover FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.household FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.household FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.inbound_address FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.inbound_address FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.inbound_content FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.inbound_content FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.inbound_file FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.inbound_file FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.inbound_mail FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.inbound_mail FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.inbound_mail FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.invitation FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.invitation FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.log_correction FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.log_correction FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER log_stays BEFORE UPDATE ON public.log_correction FOR EACH ROW EXECUTE FUNCTION public.log_stays();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.log_entry FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.log_entry FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER log_stays BEFORE UPDATE ON public.log_entry FOR EACH ROW EXECUTE FUNCTION public.log_stays();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.log_file FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.log_file FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.log_share FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.log_share FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.look_rule FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.look_rule FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER member_keeps_rights BEFORE UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION public.member_keeps_rights();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.note FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.note FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.note_template FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.note_template FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.offered_step FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.offered_step FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.outgoing_email FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.outgoing_email FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.outgoing_email FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.phrase_use FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.phrase_use FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.practice FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.practice FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.practice_phrase FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.practice_phrase FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.school FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.school FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.school_team FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.school_team FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.seat FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER forget_seat_mail AFTER UPDATE ON public.seat FOR EACH ROW WHEN (((old.state = 'booked'::text) AND (new.state <> 'booked'::text))) EXECUTE FUNCTION public.forget_seat_mail();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.seat FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER seat_fits AFTER INSERT OR UPDATE ON public.seat FOR EACH ROW EXECUTE FUNCTION public.seat_fits();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.seat FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.sending_domain FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER domain_is_hers_alone BEFORE INSERT ON public.sending_domain FOR EACH ROW EXECUTE FUNCTION public.domain_is_hers_alone();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.sending_domain FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.sending_domain FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.series FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.series FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.service FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.service FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.service FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.service_coach FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.service_coach FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.session_note FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.session_note FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.session_share FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.session_share FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.settled_point FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.settled_point FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE CONSTRAINT TRIGGER point_has_line AFTER INSERT OR UPDATE ON public.settled_point DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.point_has_line();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.settled_point FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.settled_point_line FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.settled_point_line FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER log_stays BEFORE UPDATE ON public.settled_point_line FOR EACH ROW EXECUTE FUNCTION public.log_stays();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.snippet FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.snippet FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.stand_in FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.stand_in FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.step_answer FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.step_answer FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.stored_file FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.stored_file FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.suggestion_answer FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.suggestion_answer FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.talk_share FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.talk_share FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.talk_words FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.talk_words FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.time_off FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.time_off FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.travel FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.travel FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.version_file FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.version_file FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.waiting FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.waiting FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER walk_arrow BEFORE UPDATE ON public.waiting FOR EACH ROW EXECUTE FUNCTION public.walk_arrow();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.weekly_hours FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.weekly_hours FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.written_together FOR EACH ROW EXECUTE FUNCTION public.audit_row();
CREATE TRIGGER keeps_columns BEFORE UPDATE ON public.written_together FOR EACH ROW EXECUTE FUNCTION public.keeps_columns();


-- Functions

CREATE OR REPLACE FUNCTION identity.accept_invitation(link_hash bytea, new_person uuid, new_member uuid)
 RETURNS TABLE(person_id uuid, handle text, family_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  i invitation;
  who uuid;
  actor text := ctx_actor();
  person text := current_setting('app.person', true);
begin
  select * into i from invitation v
   where v.link_hash = accept_invitation.link_hash for update;
  if i.id is null or not identity.invitation_works(i) then return; end if;
  who := identity.person_at(new_person, i.email, i.name);
  -- Somebody is guardian of this place already, or this person of another place in the same family.
  if i.guardian_id is not null and exists (select from guardian g where g.practice_id = i.practice_id
      and ((g.id = i.guardian_id and g.person_id is not null) or (g.family_id = i.family_id and g.person_id = who))) then
    return;
  end if;
  perform set_config('app.actor', case when i.guardian_id is null then 'member' else 'guardian' end, true),
          set_config('app.person', who::text, true);
  update invitation v set accepted_at = app_now() where v.practice_id = i.practice_id and v.id = i.id;
  if i.guardian_id is not null then
    update guardian g set person_id = who where g.practice_id = i.practice_id and g.id = i.guardian_id;
    update family f set state = 'active' where f.practice_id = i.practice_id and f.id = i.family_id and f.state = 'not begun';
  else
    insert into member (practice_id, id, person_id, name, roles, zone, created_at)
    select i.practice_id, new_member, who, i.name, i.roles, p.zone, app_now() from practice p where p.practice_id = i.practice_id
    on conflict on constraint member_practice_id_person_id_key do update
      set roles = array(select distinct unnest(member.roles || excluded.roles));
  end if;
  perform set_config('app.actor', coalesce(actor, ''), true), set_config('app.person', coalesce(person, ''), true);
  return query select who, h.handle, i.family_id from identity.practice_handle h where h.practice_id = i.practice_id;
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.address_of(person uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.email from identity.person p
  where p.id = person and is_system() and (
    exists (select from member m where m.practice_id = ctx_practice() and m.person_id = p.id)
    or exists (select from guardian g where g.practice_id = ctx_practice() and g.person_id = p.id))
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.appointment_at(link_hash bytea)
 RETURNS TABLE(practice_id uuid, appointment_id uuid, handle text, practice text, coach text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select a.practice_id, a.id, h.handle, p.name, m.name from appointment a join identity.practice_handle h using (practice_id)
  join practice p using (practice_id) join member m on m.practice_id = a.practice_id and m.id = a.member_id
  where a.link_hash = appointment_at.link_hash and a.ends_at > app_now()
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.ask_for_code(token_id uuid, kind text, email text, asked jsonb, code_hash bytea, link_hash bytea, browser_hash bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into identity.one_time_token (id, kind, email, person_id, asked, code_hash, link_hash, browser_hash, created_at, expires_at)
  values (token_id, ask_for_code.kind, ask_for_code.email, (select p.id from identity.person p where p.email = ask_for_code.email),
    ask_for_code.asked, ask_for_code.code_hash, ask_for_code.link_hash, ask_for_code.browser_hash,
    app_now(), app_now() + interval '10 minutes');
  -- Before all other mail: somebody is waiting at the door.
  perform graphile_worker.add_job('send-code', json_build_object('id', token_id), max_attempts := 8, priority := -10);
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.booking_page_at(handle text)
 RETURNS TABLE(practice_id uuid, name text, zone text, title text, words text, services jsonb, picture_sha256 text, picture_type text, picture_words text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.practice_id, p.name, p.zone, b.title, b.words, coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name,
      'words', s.words, 'minutes', s.minutes, 'place', s.place, 'pays', s.pays, 'price', s.price, 'currency', s.currency) order by s.name)
    from service s where s.practice_id = p.practice_id and s.state = 'offered' and s.offered_to = 'anybody'), '[]'),
    b.picture_sha256, b.picture_type, b.picture_words
  from identity.practice_handle h join practice p using (practice_id) join booking_page b using (practice_id)
  where h.handle = booking_page_at.handle and b.open
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.code_asked(token_id uuid, browser_hash bytea)
 RETURNS TABLE(kind text, email text, asked jsonb, works boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select o.kind, o.email, o.asked, o.used_at is null and o.tries < 5 and o.expires_at > app_now()
  from identity.one_time_token o
  where o.id = token_id and o.browser_hash = code_asked.browser_hash and o.created_at > app_now() - interval '1 hour'
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.code_mailed(token_id uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update identity.one_time_token o set mailed_at = app_now() where o.id = token_id
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.code_to_mail(token_id uuid)
 RETURNS TABLE(id uuid, kind text, email text, name text, known boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select o.id, o.kind, o.email, p.name, p.id is not null
  from identity.one_time_token o left join identity.person p on p.id = o.person_id
  where o.id = token_id and o.used_at is null and o.mailed_at is null and o.expires_at > app_now()
    and (o.kind = 'sign-up' or p.id is not null)
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.end_my_other_sessions(keep uuid)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with ended as (update identity.session s set ended_at = app_now()
    where s.person_id = ctx_person() and s.id is distinct from keep and s.ended_at is null returning 1)
  select count(*)::integer from ended
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.end_my_session(session_id uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with ended as (update identity.session s set ended_at = app_now()
    where s.id = session_id and s.person_id = ctx_person() and s.ended_at is null returning 1)
  select exists (select from ended)
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.end_session(token_hash bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update identity.session s set ended_at = app_now() where s.token_hash = end_session.token_hash and s.ended_at is null
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.feed_at(token_hash bytea)
 RETURNS TABLE(practice_id uuid, handle text, practice text, zone text, member_id uuid, roles text[], guardian_id uuid, family_id uuid, person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select f.practice_id, h.handle, p.name, coalesce(m.zone, g.zone), m.id, m.roles, g.id, g.family_id, coalesce(m.person_id, g.person_id)
  from calendar_feed f join practice p using (practice_id) join identity.practice_handle h using (practice_id)
  left join member m on m.practice_id = f.practice_id and m.id = f.member_id and m.state = 'active'
  left join guardian g on g.practice_id = f.practice_id and g.id = f.guardian_id and g.person_id is not null
  where f.token_hash = feed_at.token_hash and f.revoked_at is null and (m.id is not null or g.id is not null)
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.found_practice(new_practice uuid, handle text, name text, zone text, new_member uuid, person uuid, person_name text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  free text := found_practice.handle;
  n integer := 1;
begin
  insert into practice (practice_id, name, zone, created_at) values (new_practice, found_practice.name, found_practice.zone, app_now());
  loop
    begin
      insert into identity.practice_handle (handle, practice_id) values (free, new_practice);
      exit;
    exception when unique_violation then
      n := n + 1;
      free := found_practice.handle || '-' || n;
    end;
  end loop;
  insert into member (practice_id, id, person_id, name, roles, zone, created_at)
  values (new_practice, new_member, person, person_name, '{owner,coach}', found_practice.zone, app_now());
  return free;
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.handle_of_practice()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select h.handle from identity.practice_handle h where h.practice_id = ctx_practice() and is_system()
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.inbound_at(hash bytea)
 RETURNS TABLE(practice_id uuid, guardian_id uuid, family_id uuid, handle text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select a.practice_id, a.guardian_id, a.family_id, h.handle
  from inbound_address a join identity.practice_handle h on h.practice_id = a.practice_id where a.token_hash = hash
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.invitation_at(link_hash bytea)
 RETURNS TABLE(practice_name text, invited_by text, name text, email text, roles text[], child text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.name, m.name, i.name, i.email, i.roles, null::text
  from invitation i join practice p using (practice_id)
  join member m on m.practice_id = i.practice_id and m.id = i.invited_by
  where i.link_hash = invitation_at.link_hash and identity.invitation_works(i)
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.invitation_works(i public.invitation)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select i.accepted_at is null and i.withdrawn_at is null and i.expires_at > app_now()
    and exists (select from member m where m.practice_id = i.practice_id and m.id = i.invited_by and m.state = 'active'
      and (i.guardian_id is not null or m.roles @> array['owner']))
$function$;

CREATE OR REPLACE FUNCTION identity.keep_webhook(new_id uuid, source text, event_id text, body text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into identity.webhook_event (id, source, event_id, body, received_at)
  values (new_id, keep_webhook.source, keep_webhook.event_id, keep_webhook.body, app_now())
  on conflict on constraint webhook_event_source_event_id_key do nothing;
  if not found then return false; end if;
  perform graphile_worker.add_job('receive-mail', json_build_object('id', new_id), job_key := new_id::text, max_attempts := 12);
  return true;
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.link_is_for(link_hash bytea)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select o.kind from identity.one_time_token o
  where o.link_hash = link_is_for.link_hash and o.used_at is null and o.expires_at > app_now()
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.mail_of_ours(provider text)
 RETURNS TABLE(practice_id uuid, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select o.practice_id, o.id from outgoing_email o where o.provider_id = provider
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.me()
 RETURNS TABLE(id uuid, email text, name text, has_password boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.id, p.email, p.name, p.password_hash is not null from identity.person p where p.id = ctx_person()
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.my_doors()
 RETURNS TABLE(handle text, practice_name text, roles text[], family_id uuid, children text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select h.handle, p.name, m.roles, null::uuid, null::text[]
  from member m join practice p using (practice_id) join identity.practice_handle h using (practice_id)
  where m.person_id = ctx_person() and m.state = 'active'
  union all
  select h.handle, p.name, '{}'::text[], g.family_id,
    array(select c.name from child c where c.practice_id = g.practice_id and c.family_id = g.family_id order by c.name)
  from guardian g join practice p using (practice_id) join identity.practice_handle h using (practice_id)
  where g.person_id = ctx_person()
  order by 2, 4 nulls first
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.my_sessions()
 RETURNS TABLE(id uuid, device text, network text, proof text, created_at timestamp with time zone, last_seen_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select s.id, s.device, s.network, s.proof, s.created_at, s.last_seen_at from identity.session s
  where s.person_id = ctx_person() and identity.session_lives(s) order by s.last_seen_at desc
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.open_session(session_id uuid, token_hash bytea, person uuid, device text, network text, proof text DEFAULT 'mail'::text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  insert into identity.session (id, token_hash, person_id, device, network, proof, created_at, last_seen_at)
  values (session_id, token_hash, person, left(device, 200), left(network, 60), proof, app_now(), app_now())
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.password_at(email text)
 RETURNS TABLE(person_id uuid, password_hash text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.id, p.password_hash from identity.person p where p.email = password_at.email
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.person_at(new_id uuid, email text, name text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  found uuid;
begin
  insert into identity.person (id, email, name, created_at) values (new_id, person_at.email, person_at.name, app_now())
    on conflict on constraint person_email_key do nothing;
  select p.id into found from identity.person p where p.email = person_at.email;
  return found;
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.practice_beginning(handle text, cut integer)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select (array_agg(h.practice_id))[1] from identity.practice_handle h
  where h.handle = practice_beginning.handle
    or (length(practice_beginning.handle) between cut - 1 and cut and starts_with(h.handle, practice_beginning.handle))
  having count(*) = 1
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.purge()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  delete from identity.throttle t where t.window_start < app_now() - interval '2 days';
  delete from identity.one_time_token o where o.created_at < app_now() - interval '2 days';
end $function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.purge_webhooks()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  delete from identity.webhook_event e where e.done_at < app_now() - interval '30 days'
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.recognise(token_hash bytea, handle text, family uuid)
 RETURNS TABLE(session_id uuid, person_id uuid, person_name text, email text, practice_id uuid, practice_name text, practice_zone text, member_id uuid, member_name text, member_zone text, roles text[], single_keys boolean, guardian_id uuid, guardian_name text, guardian_zone text, guardian_language text, family_id uuid, agreed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  s identity.session;
begin
  select * into s from identity.session x where x.token_hash = recognise.token_hash;
  if s.id is null or not identity.session_lives(s) then return; end if;
  if s.last_seen_at < app_now() - interval '5 minutes' then
    update identity.session x set last_seen_at = app_now() where x.id = s.id;
  end if;
  return query
  select s.id, p.id, p.name, p.email, pr.practice_id, pr.name, pr.zone,
    m.id, m.name, m.zone, m.roles, m.single_keys, g.id, g.name, g.zone, g.language, g.family_id,
    exists (select from consent c where c.practice_id = g.practice_id and c.guardian_id = g.id)
  from identity.person p
  left join identity.practice_handle h on h.handle = recognise.handle
  left join practice pr on pr.practice_id = h.practice_id
  left join member m on m.practice_id = pr.practice_id and m.person_id = p.id and m.state = 'active'
  left join guardian g on g.practice_id = pr.practice_id and g.family_id = recognise.family and g.person_id = p.id
  where p.id = s.person_id;
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.recover_webhooks()
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select count(graphile_worker.add_job('receive-mail', json_build_object('id', lost.id), job_key := lost.id::text, max_attempts := 12))::integer
  from (
    select e.id from identity.webhook_event e
    where e.done_at is null and e.received_at < app_now() - interval '2 minutes'
      and not exists (select from graphile_worker.jobs j where j.key = e.id::text and j.attempts < j.max_attempts)
    order by e.received_at limit 500
  ) lost
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.redeem_code(token_id uuid, browser_hash bytea, code_hash bytea)
 RETURNS identity.redeemed
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  t identity.one_time_token;
begin
  select * into t from identity.one_time_token o where o.id = token_id for update;
  if t.id is null or t.used_at is not null or t.expires_at <= app_now() or t.tries >= 5 then return null; end if;
  if t.browser_hash <> redeem_code.browser_hash or t.code_hash <> redeem_code.code_hash
     or (t.kind <> 'sign-up' and t.person_id is null) then
    update identity.one_time_token o set tries = o.tries + 1 where o.id = token_id;
    return null;
  end if;
  update identity.one_time_token o set used_at = app_now() where o.id = token_id;
  return (t.id, t.kind, t.email, t.person_id, t.asked)::identity.redeemed;
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.redeem_link(link_hash bytea)
 RETURNS identity.redeemed
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  t identity.one_time_token;
begin
  update identity.one_time_token o set used_at = app_now()
   where o.link_hash = redeem_link.link_hash and o.used_at is null and o.expires_at > app_now()
     and (o.kind = 'sign-up' or o.person_id is not null)
  returning * into t;
  if t.id is null then return null; end if;
  return (t.id, t.kind, t.email, t.person_id, t.asked)::identity.redeemed;
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.rename_me(name text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  update identity.person p set name = rename_me.name where p.id = ctx_person();
  update member m set name = rename_me.name where m.person_id = ctx_person();
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.session_lives(s identity.session)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select s.ended_at is null and s.last_seen_at > app_now() - interval '30 days' and s.created_at > app_now() - interval '180 days'
$function$;

CREATE OR REPLACE FUNCTION identity.set_my_password(password_hash text, keep_session uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  update identity.person p set password_hash = set_my_password.password_hash, password_set_at = app_now() where p.id = ctx_person();
  update identity.session s set ended_at = app_now()
   where s.person_id = ctx_person() and s.id is distinct from keep_session and s.ended_at is null;
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION identity.webhook_done(event uuid, outcome text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update identity.webhook_event e set done_at = app_now(), outcome = webhook_done.outcome, body = ''
  where e.id = event and e.done_at is null
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.webhook_waiting(event uuid)
 RETURNS TABLE(body text, received_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select e.body, e.received_at from identity.webhook_event e where e.id = event and e.done_at is null
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION identity.within_limit(what text, allowed integer, per interval)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  start timestamptz := date_bin(per, app_now(), timestamptz '2020-01-01');
  tries integer;
begin
  insert into identity.throttle as t values (what, start, 1)
    on conflict on constraint throttle_pkey do update set count = t.count + 1 returning t.count into tries;
  if tries = 1 then delete from identity.throttle t where t.key = what and t.window_start < start; end if;
  return tries <= allowed;
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.app_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select now() $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.appointment_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if tg_op = 'INSERT' or (new.state, new.starts_at) is distinct from (old.state, old.starts_at) then
    insert into appointment_change (practice_id, id, appointment_id, guardian_id, family_id, member_id, at, actor, person_id, from_state,
      to_state, from_start, to_start, sequence)
    values (new.practice_id, gen_random_uuid(), new.id, new.guardian_id, new.family_id, new.member_id, app_now(),
      coalesce(ctx_actor(), 'owner login'), ctx_person(), case when tg_op = 'UPDATE' then old.state end, new.state,
      case when tg_op = 'UPDATE' then old.starts_at end, new.starts_at, new.sequence);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.appointment_rises()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if (new.state, new.starts_at) is distinct from (old.state, old.starts_at) and new.sequence <= old.sequence then
    raise exception 'a change raises the sequence' using errcode = 'check_violation', constraint = 'appointment_rises';
  end if;
  if new.starts_at is distinct from old.starts_at and old.state not in ('requested', 'booked', 'held') then
    raise exception 'only what stands is moved' using errcode = 'check_violation', constraint = 'appointment_moves';
  end if;
  -- A time that is paid for while booking is booked by the payment, not by who holds it.
  if old.state = 'held' and new.state = 'booked' and new.pays in ('now', 'package') and ctx_actor() in ('guardian', 'link', 'visitor') then
    raise exception 'a held time is booked by its payment' using errcode = 'check_violation', constraint = 'appointment_paid';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.arrows()
 RETURNS TABLE(noun text, from_state text, to_state text, walker text)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  values
    ('family', 'inquiry', 'active', 'member'), ('family', 'inquiry', 'set aside', 'member'),
    ('family', 'not begun', 'active', 'member'), ('family', 'not begun', 'set aside', 'member'),
    ('family', 'not begun', 'active', 'guardian'),
    ('family', 'active', 'past', 'member'), ('family', 'active', 'set aside', 'member'),
    ('family', 'past', 'active', 'member'), ('family', 'set aside', 'active', 'member'),
    ('member', 'active', 'suspended', 'member'), ('member', 'suspended', 'active', 'member'),
    ('assignment', 'given', 'started', 'guardian'), ('assignment', 'given', 'shared', 'guardian'),
    ('assignment', 'started', 'shared', 'guardian'), ('assignment', 'answered', 'started', 'guardian'),
    ('assignment', 'answered', 'shared', 'guardian'),
    ('assignment', 'given', 'not this week', 'guardian'), ('assignment', 'started', 'not this week', 'guardian'),
    ('assignment', 'answered', 'not this week', 'guardian'),
    ('assignment', 'not this week', 'given', 'guardian'), ('assignment', 'not this week', 'started', 'guardian'),
    ('assignment', 'shared', 'answered', 'member'), ('assignment', 'shared', 'done', 'member'),
    ('assignment', 'answered', 'done', 'member'), ('assignment', 'given', 'taken back', 'member'),
    ('assignment', 'not this week', 'taken back', 'member'),
    ('draft', 'private', 'shared', 'guardian'), ('draft', 'private', 'sent', 'guardian'),
    ('draft', 'private', 'set aside', 'guardian'), ('draft', 'shared', 'private', 'guardian'),
    ('draft', 'shared', 'sent', 'guardian'), ('draft', 'shared', 'set aside', 'guardian'),
    ('draft', 'shared', 'thoughts', 'member'), ('draft', 'shared', 'looks ready', 'member'),
    ('draft', 'thoughts', 'looks ready', 'member'), ('draft', 'thoughts', 'shared', 'guardian'), ('draft', 'thoughts', 'sent', 'guardian'),
    ('draft', 'thoughts', 'set aside', 'guardian'), ('draft', 'looks ready', 'shared', 'guardian'),
    ('draft', 'looks ready', 'sent', 'guardian'), ('draft', 'looks ready', 'set aside', 'guardian'),
    ('draft', 'set aside', 'private', 'guardian'), ('draft', 'sent', 'answered', 'guardian'),
    ('draft', 'sent', 'private', 'guardian'), ('draft', 'sent', 'shared', 'guardian'),
    ('draft', 'sent', 'thoughts', 'guardian'), ('draft', 'sent', 'looks ready', 'guardian'),
    ('settled_point', 'open', 'settled', 'guardian'), ('settled_point', 'open', 'remembered differently', 'guardian'),
    ('settled_point', 'open', 'done', 'guardian'), ('settled_point', 'settled', 'open', 'guardian'),
    ('settled_point', 'settled', 'remembered differently', 'guardian'), ('settled_point', 'settled', 'done', 'guardian'),
    ('settled_point', 'remembered differently', 'open', 'guardian'),
    ('settled_point', 'remembered differently', 'settled', 'guardian'),
    ('settled_point', 'remembered differently', 'done', 'guardian'), ('settled_point', 'done', 'open', 'guardian'),
    ('chronology', 'waiting', 'made', 'system'), ('chronology', 'waiting', 'failed', 'system'),
    ('goal', 'planned', 'active', 'member'), ('goal', 'planned', 'set aside', 'member'),
    ('goal', 'active', 'resting', 'member'), ('goal', 'resting', 'active', 'member'),
    ('goal', 'active', 'reached', 'member'), ('goal', 'active', 'set aside', 'member'),
    ('goal', 'resting', 'reached', 'member'), ('goal', 'resting', 'set aside', 'member'),
    ('goal', 'reached', 'active', 'member'), ('goal', 'set aside', 'active', 'member'),
    ('draft', 'private', 'sent', 'system'), ('draft', 'shared', 'sent', 'system'), ('draft', 'thoughts', 'sent', 'system'),
    ('draft', 'looks ready', 'sent', 'system'), ('draft', 'sent', 'answered', 'system'),
    ('inbound_mail', 'fits nobody', 'discarded', 'member'), ('inbound_mail', 'fits nobody', 'handed on', 'member'),
    ('inbound_mail', 'handed on', 'unsure', 'system'), ('inbound_mail', 'unsure', 'placed', 'guardian'),
    ('inbound_mail', 'unsure', 'not for the log', 'guardian'),
    ('draft_sending', 'sent', 'failed', 'system'), ('outgoing_email', 'sent', 'failed', 'system'),
    ('draft_sending', 'waiting', 'sent', 'system'), ('draft_sending', 'waiting', 'failed', 'system'),
    ('draft_sending', 'waiting', 'taken back', 'guardian'),
    ('sending_domain', 'asked', 'waiting', 'system'), ('sending_domain', 'asked', 'verified', 'system'),
    ('sending_domain', 'asked', 'failed', 'system'), ('sending_domain', 'waiting', 'asked', 'member'),
    ('sending_domain', 'verified', 'asked', 'member'), ('sending_domain', 'failed', 'asked', 'member'),
    ('sending_domain', 'asked', 'gone', 'member'), ('sending_domain', 'waiting', 'gone', 'member'),
    ('sending_domain', 'verified', 'gone', 'member'), ('sending_domain', 'failed', 'gone', 'member'),
    ('outgoing_email', 'waiting', 'sent', 'system'), ('outgoing_email', 'waiting', 'failed', 'system'),
    ('outgoing_email', 'waiting', 'cancelled', 'guardian'), ('outgoing_email', 'waiting', 'cancelled', 'member'),
    ('outgoing_email', 'waiting', 'cancelled', 'system'), ('outgoing_email', 'waiting', 'cancelled', 'link'),
    ('service', 'offered', 'put away', 'member'), ('service', 'put away', 'offered', 'member'),
    ('appointment', 'requested', 'booked', 'member'), ('appointment', 'requested', 'declined', 'member'),
    ('appointment', 'requested', 'cancelled', 'guardian'), ('appointment', 'requested', 'cancelled', 'link'),
    ('appointment', 'requested', 'cancelled', 'member'), ('appointment', 'requested', 'cancelled', 'system'),
    ('appointment', 'held', 'booked', 'guardian'), ('appointment', 'held', 'booked', 'member'), ('appointment', 'held', 'booked', 'system'),
    ('appointment', 'held', 'expired', 'guardian'), ('appointment', 'held', 'expired', 'link'), ('appointment', 'held', 'expired', 'member'),
    ('appointment', 'held', 'expired', 'visitor'), ('appointment', 'held', 'expired', 'system'), ('appointment', 'expired', 'booked', 'system'),
    ('appointment', 'booked', 'done', 'member'), ('appointment', 'booked', 'missed', 'member'),
    ('appointment', 'booked', 'cancelled', 'guardian'), ('appointment', 'booked', 'cancelled', 'link'),
    ('appointment', 'booked', 'cancelled', 'member'), ('appointment', 'booked', 'cancelled', 'system'),
    ('appointment', 'booked', 'cancelled late', 'guardian'), ('appointment', 'booked', 'cancelled late', 'link'),
    ('appointment', 'booked', 'cancelled late', 'member'),
    ('seat', 'booked', 'cancelled', 'guardian'), ('seat', 'booked', 'cancelled', 'member'),
    ('seat', 'booked', 'cancelled late', 'guardian'), ('seat', 'booked', 'cancelled late', 'member'),
    ('seat', 'cancelled', 'booked', 'guardian'), ('seat', 'cancelled', 'booked', 'member'), ('seat', 'cancelled late', 'booked', 'member'),
    ('waiting', 'waiting', 'offered', 'system'), ('waiting', 'offered', 'taken', 'guardian'), ('waiting', 'offered', 'taken', 'member'),
    ('waiting', 'waiting', 'taken', 'member'), ('waiting', 'offered', 'passed', 'member'),
    ('waiting', 'offered', 'taken', 'system'), ('waiting', 'offered', 'passed', 'guardian'), ('waiting', 'offered', 'passed', 'system'),
    ('waiting', 'waiting', 'left', 'guardian'), ('waiting', 'waiting', 'left', 'member'), ('waiting', 'passed', 'waiting', 'guardian'),
    ('waiting', 'passed', 'left', 'guardian'), ('waiting', 'passed', 'left', 'member'), ('waiting', 'left', 'waiting', 'guardian'),
    ('busy_calendar', 'new', 'well', 'system'), ('busy_calendar', 'new', 'failing', 'system'), ('busy_calendar', 'well', 'failing', 'system'),
    ('busy_calendar', 'failing', 'well', 'system'), ('busy_calendar', 'new', 'ended', 'member'), ('busy_calendar', 'well', 'ended', 'member'),
    ('busy_calendar', 'failing', 'ended', 'member'), ('busy_calendar', 'ended', 'new', 'member')
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.audit_read(about_name text, row_id uuid, of_family uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  insert into audit (practice_id, id, at, actor, person_id, verb, about, about_id, family_id)
  select ctx_practice(), gen_random_uuid(), app_now(), ctx_actor(), ctx_person(), 'read', about_name, row_id, of_family
  where ctx_practice() is not null and ctx_actor() is not null
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.audit_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  old_row jsonb := case when tg_op = 'INSERT' then '{}'::jsonb else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then '{}'::jsonb else to_jsonb(new) end;
  row_now jsonb := case when tg_op = 'DELETE' then old_row else new_row end;
begin
  insert into audit (practice_id, id, at, actor, person_id, verb, about, about_id, family_id, from_state, to_state, changed)
  values (
    (row_now ->> 'practice_id')::uuid, gen_random_uuid(), app_now(), coalesce(ctx_actor(), 'owner login'), ctx_person(),
    lower(tg_op), tg_table_name, (row_now ->> 'id')::uuid,
    case when tg_table_name = 'family' then (row_now ->> 'id')::uuid else (row_now ->> 'family_id')::uuid end,
    old_row ->> 'state', new_row ->> 'state',
    case when tg_op = 'UPDATE' then
      array(select n.key from jsonb_each(new_row) n where n.value is distinct from old_row -> n.key order by n.key)
    else '{}' end
  );
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.audit_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  raise exception 'the audit trail is append-only' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.begin_inquiry(family uuid, household uuid, guardian uuid, name text, folded_name text, email text, phone text, language text, zone text, coach uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if ctx_actor() is distinct from 'visitor' or ctx_practice() is null
     or not exists (select from booking_page b where b.practice_id = ctx_practice() and b.open) then
    raise exception 'only who books on the public page begins an inquiry' using errcode = 'insufficient_privilege';
  end if;
  insert into family (practice_id, id, name, state, name_folded, found_by_family, found_by, last_heard_at, created_at)
  values (ctx_practice(), family, begin_inquiry.name, 'inquiry', folded_name, folded_name, folded_name, app_now(), app_now());
  insert into household (practice_id, id, family_id, name) values (ctx_practice(), household, family, left(begin_inquiry.name, 190) || '’s home');
  insert into guardian (practice_id, id, family_id, household_id, name, language, zone, created_at)
  values (ctx_practice(), guardian, family, household, begin_inquiry.name, begin_inquiry.language, begin_inquiry.zone, app_now());
  insert into guardian_contact (practice_id, guardian_id, family_id, email, phone)
  values (ctx_practice(), guardian, family, begin_inquiry.email, begin_inquiry.phone);
  insert into family_coach (practice_id, id, family_id, member_id, since) values (ctx_practice(), gen_random_uuid(), family, coach, app_now());
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.booked_with(key uuid)
 RETURNS TABLE(id uuid, member_id uuid, state text, starts_at timestamp with time zone, ends_at timestamp with time zone, sequence integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select a.id, a.member_id, a.state, a.starts_at, a.ends_at, a.sequence from appointment a
  where a.practice_id = ctx_practice() and a.booking_key = key and a.booked_by = 'visitor' and ctx_actor() = 'visitor'
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.bytes_unclaimed(keys text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select k from unnest(keys) k
  where not exists (select from stored_file f
    where f.practice_id = split_part(k, '/', 1)::uuid and f.sha256 = split_part(k, '/', 2))
    and not exists (select from booking_page b
    where b.practice_id = split_part(k, '/', 1)::uuid and b.picture_sha256 = split_part(k, '/', 2))
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.changeable_columns()
 RETURNS TABLE(about text, actor text, columns text[])
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  values
    ('practice', 'member', '{name,zone,purge_days}'::text[]),
    ('member', 'member', '{name,roles,state,zone,workdays,day_starts,day_ends,single_keys}'),
    ('family', 'member', '{name,state,name_folded,found_by_family,found_by,version}'),
    ('family_coach', 'member', '{until}'),
    ('household', 'member', '{name}'),
    ('guardian', 'member', '{household_id,name,relationship,language,zone,version}'),
    ('guardian', 'guardian', '{name,language,zone,version}'),
    ('guardian_contact', 'member', '{email,phone,address}'), ('guardian_contact', 'guardian', '{email,phone,address}'),
    ('invitation', 'member', '{invited_by,version,link_hash,expires_at,withdrawn_at}'),
    ('child', 'member', '{name}'),
    ('child_profile', 'member',
      '{born,grade,support_plan,support_note,plan_review_on,lights_up,strengths,hard,helps,version}'),
    ('school', 'member', '{name,place}'),
    ('educator', 'member', '{school_id,name,role,channel,email,phone,hours,usual_wait,version}'),
    ('school_team', 'member', '{does}'),
    ('note', 'member', '{body,about_day,changed_at,version}'),
    ('family_event', 'member', '{child_id,on_day,kind,words,quote,on_chart,shown_to_family}'),
    ('assignment', 'member', '{state,moved_at,version}'),
    ('assignment', 'guardian', '{state,form,shared_at,moved_at,version}'),
    ('answer', 'guardian', '{value,others,sitting,saved_at,version}'),
    ('draft', 'member', '{state,moved_at,version}'),
    ('draft', 'guardian', '{channel,state,opened,needed_by,about_safety,shared_at,sent_at,moved_at,version}'),
    ('draft', 'system', '{state,sent_at,moved_at,version}'),
    ('draft_text', 'guardian', '{recipients,subject,body,started_from,facts,rests_until,saved_at,version}'),
    ('draft_thought', 'member', '{words,given_at}'),
    ('draft_suggestion', 'member', '{words,reason,given_at}'),
    ('suggestion_answer', 'guardian', '{answer,answered_at}'),
    ('written_together', 'guardian', '{confirmed_at}'),
    ('snippet', 'member', '{name,words,version}'),
    ('stand_in', 'member', '{ended_at}'),
    ('look_rule', 'member', '{look_first}'),
    ('sending_domain', 'member', '{state,problem}'), ('sending_domain', 'system', '{state,provider_id,records,problem,checked_at}'),
    ('family_hold', 'member', '{why,ended_at}'),
    ('draft_sending', 'guardian', '{state,shared}'), ('draft_sending', 'system', '{state,problem,sent_at}'),
    ('calm_promise', 'guardian', '{words,from_level,at_night,set_at,version}'),
    ('practice_phrase', 'member', '{about,words,version}'),
    ('settled_point', 'guardian', '{words,by_day,state,ask_on,moved_at,version}'),
    ('log_share', 'guardian', '{until}'), ('chronology', 'system', '{state,file_id,made_at}'),
    ('goal', 'member', '{child_id,title,state,weight,target_on,active_since,version}'),
    ('goal_wording', 'member', '{much_less,less,hoped,more,much_more}'),
    ('check_in', 'member', '{level,words,shared,made_at}'), ('check_in', 'guardian', '{level,words,shared,made_at}'),
    ('outgoing_email', 'member', '{state}'), ('outgoing_email', 'guardian', '{state}'),
    ('inbound_address', 'guardian', '{version,token_hash,renewed_at}'),
    ('inbound_mail', 'member', '{guardian_id,family_id,state,why,moved_at}'), ('inbound_mail', 'guardian', '{state,moved_at}'),
    ('inbound_mail', 'system', '{state,kind,why,message_id,draft_id,moved_at}'),
    ('booking_page', 'member', '{open,title,words,picture_sha256,picture_type,picture_words,version}'),
    ('service', 'member', '{name,words,offered_to,state,minutes,seats,place,place_words,colour,pays,price,currency,late_fee,policy,notice,days_ahead,step,buffer_before,buffer_after,daily_most,cutoff,needs_confirmation,hold,reminders,questions,version}'),
    ('appointment', 'member', '{state,starts_at,ends_at,taken_from,taken_until,reader_zone,sequence,asked_to_move_at,moved_at}'),
    ('appointment', 'guardian', '{state,starts_at,ends_at,taken_from,taken_until,reader_zone,sequence,asked_to_move_at,moved_at}'),
    ('appointment', 'link', '{state,starts_at,ends_at,taken_from,taken_until,reader_zone,sequence,asked_to_move_at,moved_at}'),
    ('appointment', 'system', '{state,sequence,moved_at}'),
    ('appointment_words', 'member', '{place_words,version}'), ('appointment_words', 'guardian', '{answers,to_talk_about,version}'),
    ('appointment_words', 'link', '{answers,to_talk_about,version}'),
    ('seat', 'member', '{state,reader_zone}'), ('seat', 'guardian', '{state,reader_zone}'),
    ('waiting', 'member', '{state,first_day,last_day,weekdays,moved_at}'), ('waiting', 'guardian', '{state,first_day,last_day,weekdays,moved_at}'),
    ('waiting', 'system', '{state,offered_id,moved_at}'),
    ('busy_calendar', 'member', '{name,address,state}'), ('busy_calendar', 'system', '{state,tried_at,read_at,problem,marked}'),
    ('calendar_feed', 'member', '{version,token_hash,revoked_at}'), ('calendar_feed', 'guardian', '{version,token_hash,revoked_at}'),
    ('talk_words', 'guardian', '{words,others,sitting,saved_at,version}'), ('talk_share', 'guardian', '{words,shared_at}'),
    ('session_note', 'member', '{words,others,sitting,saved_at,version}'), ('session_share', 'member', '{taken_back_at}'),
    ('offered_step', 'member', '{taken_back_at}'), ('note_template', 'member', '{name,words,for_recap,put_away,version}'),
    ('outgoing_email', 'system', '{state,tries,tried_at,problem,provider_id,sent_at,message_id}')
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.count_phrase(said text, to_school text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  person text := current_setting('app.person', true);
begin
  if ctx_practice() is null or not (is_guardian() or is_system()) or said = '' or to_school = '' then
    return;
  end if;
  perform set_config('app.person', '', true);
  insert into phrase_use (practice_id, phrase, school, month, times)
  values (ctx_practice(), left(said, 500), left(to_school, 200), date_trunc('month', app_now() at time zone 'UTC')::date, 1)
  on conflict (practice_id, phrase, school, month) do update set times = phrase_use.times + 1;
  perform set_config('app.person', coalesce(person, ''), true);
end $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.ctx_actor()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.actor', true), '') $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.ctx_family()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.family', true), '')::uuid $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.ctx_guardian()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.guardian', true), '')::uuid $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.ctx_link()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.link', true), '')::uuid $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.ctx_member()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.member', true), '')::uuid $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.ctx_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.person', true), '')::uuid $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.ctx_practice()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.practice', true), '')::uuid $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.ctx_roles()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(string_to_array(nullif(current_setting('app.roles', true), ''), ','), '{}') $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.days_off(of_member uuid)
 RETURNS json
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select coalesce(json_agg(json_build_object('first', o.first_day, 'last', o.last_day, 'away', o.kind = 'away') order by o.first_day), '[]')
  from time_off o
  where ctx_actor() in ('member', 'guardian', 'system') and o.practice_id = ctx_practice() and o.closes
    and (o.member_id = of_member or o.member_id is null) and o.last_day > (app_now() - interval '40 days')::date
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.domain_is_hers_alone()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('sending domain ' || new.name, 0));
  if exists (select from sending_domain d where d.name = new.name and d.state <> 'gone' and d.practice_id <> new.practice_id) then
    raise exception 'this domain is another practice''s' using errcode = 'check_violation', constraint = 'domain_is_hers_alone';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.draft_with_subject(of_guardian uuid, subject text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select (array_agg(d.id))[1] from draft d join draft_text t on t.practice_id = d.practice_id and t.draft_id = d.id
  where d.practice_id = ctx_practice() and is_system() and d.guardian_id = of_guardian and d.channel = 'email'
    and d.state in ('private', 'shared', 'thoughts', 'looks ready')
    and btrim(t.subject) <> '' and lower(btrim(t.subject)) = lower(btrim(draft_with_subject.subject))
  having count(*) = 1
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.enqueue(task text, row_id uuid, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, key text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select graphile_worker.add_job(
    task, json_build_object('practice', ctx_practice(), 'id', row_id),
    run_at := run_at, job_key := key, max_attempts := 12
  )
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.families_holding(words text[])
 RETURNS TABLE(family_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select f.id from family f
  where f.practice_id = ctx_practice()
    and (member_is('owner', 'assistant') or f.id = any (my_families()))
    and ctx_actor() = 'member'
    and (select bool_and(case when member_is('owner') or (member_is('coach') and f.id = any (my_families()))
      then f.found_by else f.found_by_family end
      like '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%') from unnest(words) w)
  limit 500
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.family_found_by_also(words text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update family f set found_by = left(f.found_by || ' ' || words, 4000)
  where f.practice_id = ctx_practice() and f.id = ctx_family() and is_guardian()
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.family_heard(at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update family f set last_heard_at = greatest(f.last_heard_at, at)
  where f.practice_id = ctx_practice() and f.id = ctx_family() and ctx_actor() = 'guardian'
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.family_is_untaken(family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select not exists (select from family_coach c where c.practice_id = ctx_practice() and c.family_id = family)
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.files_of_version(of_practice uuid, of_version uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select coalesce(array_agg(s.name || ' ' || s.sha256 order by f.place), '{}') from version_file f
  join stored_file s on s.practice_id = f.practice_id and s.id = f.file_id
  where f.practice_id = of_practice and f.version_id = of_version
$function$;

CREATE OR REPLACE FUNCTION public.forget_seat_mail()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  update outgoing_email e set state = 'cancelled'
  where e.practice_id = new.practice_id and e.about_id = new.appointment_id and e.guardian_id = new.guardian_id and e.state = 'waiting'
    and e.tries = 0;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.found_ready_with_changes(of_practice uuid, of_version uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (
    select from draft_version v
    join draft_look l on l.practice_id = v.practice_id and l.draft_id = v.draft_id and l.decision = 'ready with changes' and l.hash = v.hash
    join draft_version base on base.practice_id = l.practice_id and base.id = l.version_id
    where v.practice_id = of_practice and v.id = of_version
      and mail_of_recipients(v.recipients) = mail_of_recipients(base.recipients)
      and files_of_version(of_practice, v.id) = files_of_version(of_practice, base.id)
      and v.subject = suggested_text(of_practice, base.id, l.member_id, l.said_at, 'subject')
      and v.body = suggested_text(of_practice, base.id, l.member_id, l.said_at, 'body'))
$function$;

CREATE OR REPLACE FUNCTION public.from_utf16(units text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
  select replace(units, E'\uFDD0', '')
$function$;

CREATE OR REPLACE FUNCTION public.goes_without_look(of_family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select count(*) > 0 and bool_and(exists (select from time_off o where o.practice_id = c.practice_id and o.member_id = c.member_id and o.lets_go
    and (app_now() at time zone m.zone)::date between o.first_day and o.last_day))
  from family_coach c join member m on m.practice_id = c.practice_id and m.id = c.member_id
  where c.practice_id = ctx_practice() and c.family_id = of_family and c.until is null
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.holds_meeting(appointment uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from appointment a where a.practice_id = ctx_practice() and a.id = holds_meeting.appointment
    and a.member_id = ctx_member() and member_is('coach') and (a.family_id is null or family_is_untaken(a.family_id)))
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.in_utf16(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
  select regexp_replace(words, '([\U00010000-\U0010FFFF])', E'\\1\uFDD0', 'g')
$function$;

CREATE OR REPLACE FUNCTION public.inbound_handle()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select h.handle from identity.practice_handle h where h.practice_id = ctx_practice() and (is_guardian() or is_system())
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.inquiry_of_now(family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from family f where f.practice_id = ctx_practice() and f.id = family and f.state = 'inquiry'
    and f.created_at = app_now() and ctx_actor() = 'visitor')
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.is_guardian()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(ctx_actor() = 'guardian', false) $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.is_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(ctx_actor() = 'system', false) $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.keeps_columns()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  old_row jsonb := to_jsonb(old);
  changed text[] := array(
    select n.key from jsonb_each(to_jsonb(new)) n where n.value is distinct from old_row -> n.key
    except select unnest(c.columns) from changeable_columns() c where c.about = tg_table_name and c.actor = ctx_actor()
    -- What the database derives by itself has no value yet.
    except select a.attname::text from pg_attribute a where a.attrelid = tg_relid and a.attgenerated <> '');
begin
  if cardinality(changed) > 0 and ctx_actor() is not null
     and current_user::text <> (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid) then
    raise exception '% of % is not hers to change', array_to_string(changed, ', '), tg_table_name
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.let_go_of_files()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  pointed_to text;
  gone integer;
begin
  select coalesce(string_agg(format(' and not exists (select from %s r where r.practice_id = f.practice_id and r.%I = f.id)',
      c.conrelid::regclass, a.attname), ''), '') into pointed_to
  from pg_constraint c
  join lateral unnest(c.conkey, c.confkey) as k (mine, theirs) on true
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.mine
  join pg_attribute id on id.attrelid = c.confrelid and id.attnum = k.theirs and id.attname = 'id'
  where c.contype = 'f' and c.confrelid = 'stored_file'::regclass;
  execute 'delete from stored_file f where f.kept_at < app_now() - interval ''1 day''' || pointed_to;
  get diagnostics gone = row_count;
  return gone;
end $function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.log_guardians(of_family uuid)
 RETURNS TABLE(id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select g.id, g.name from guardian g
  where g.practice_id = ctx_practice() and g.family_id = of_family and g.person_id is not null
    and (case ctx_actor()
      when 'guardian' then of_family = ctx_family()
      when 'member' then member_is('owner') or (member_is('coach') and of_family = any (my_families()))
      else is_system() end)
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.log_holding(words text[], of_family uuid)
 RETURNS TABLE(entry_id uuid, point_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with patterns as (
    select array_agg('%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%') as all_of from unnest(words) w),
  logs as (
    select g.id as guardian_id from guardian g where g.practice_id = ctx_practice() and g.family_id = of_family),
  mine as (
    select e.id, e.guardian_id, null::uuid as point_id from logs, patterns, log_entry e
      where e.practice_id = ctx_practice() and e.guardian_id = logs.guardian_id and e.sought like all (patterns.all_of)
    union
    select c.entry_id, c.guardian_id, null from logs, patterns, log_entry e join log_correction c
      on c.practice_id = e.practice_id and c.entry_id = e.id
      where e.practice_id = ctx_practice() and e.guardian_id = logs.guardian_id and e.sought || ' ' || c.sought like all (patterns.all_of)
    union
    select p.entry_id, p.guardian_id, p.id from logs, patterns, settled_point p
      where p.practice_id = ctx_practice() and p.guardian_id = logs.guardian_id and p.sought like all (patterns.all_of))
  select m.id, m.point_id from mine m
  where (is_guardian() and m.guardian_id = ctx_guardian()) or log_is_open(m.guardian_id, of_family, m.id)
  limit 1000
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.log_is_open(of_guardian uuid, of_family uuid, of_entry uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return (case ctx_actor()
      when 'guardian' then of_family = ctx_family()
      when 'member' then member_is('owner') or (member_is('coach') and of_family = any (my_families()))
      else false end)
    and exists (select from log_share s
      where s.practice_id = ctx_practice() and s.guardian_id = of_guardian and s.until is null
        and s.with_guardian_id is not distinct from (case when ctx_actor() = 'guardian' then ctx_guardian() end)
        and (s.entry_id is null or s.entry_id = of_entry));
end $function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.log_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if tg_table_name = 'log_entry' and to_jsonb(new) ->> 'sending_id' is null
     and to_jsonb(new) - 'sending_id' = to_jsonb(old) - 'sending_id' then
    return new;
  end if;
  raise exception 'what was written down is never rewritten' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.look_is_of_its_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if not exists (select from draft_version v where v.practice_id = new.practice_id and v.id = new.version_id
      and v.shared and (v.hash = new.hash) = (new.decision <> 'ready with changes')) then
    raise exception 'a look carries the hash of the shared version that it is about' using errcode = 'check_violation',
      constraint = 'look_is_of_its_version';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.looks_first(of_purpose text, of_family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select of_purpose <> 'absence' and not goes_without_look(of_family) and coalesce(
    (select r.look_first from look_rule r where r.practice_id = ctx_practice() and r.purpose = of_purpose and r.family_id = of_family),
    (select r.look_first from look_rule r where r.practice_id = ctx_practice() and r.purpose = of_purpose and r.family_id is null),
    of_purpose in ('concern', 'request', 'meeting request', 'evaluation request', 'records request'))
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.mail_of_coaches()
 RETURNS TABLE(member_id uuid, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with near as (
    select m.id, m.person_id, exists (select from family_coach c where c.practice_id = m.practice_id
      and c.family_id = ctx_family() and c.member_id = m.id and c.until is null) as coaches
    from member m where m.practice_id = ctx_practice() and m.state = 'active' and ctx_actor() = 'guardian')
  select n.id, p.email from near n join identity.person p on p.id = n.person_id
  where n.coaches or (not exists (select from near o where o.coaches)
    and exists (select from member m where m.practice_id = ctx_practice() and m.id = n.id and m.roles @> array['owner']))
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.mail_of_recipients(recipients jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
  select jsonb_build_object(
    'to', (select coalesce(jsonb_agg(p.one - 'educatorId' order by p.at), '[]') from jsonb_array_elements(recipients -> 'to') with ordinality p (one, at)),
    'cc', (select coalesce(jsonb_agg(p.one - 'educatorId' order by p.at), '[]') from jsonb_array_elements(recipients -> 'cc') with ordinality p (one, at)))
$function$;

CREATE OR REPLACE FUNCTION public.make_tenant(t regclass)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy owner_all on %s to "alongside_owner" using (true) with check (true)', t);
  execute format('create policy worker_reads on %s for select to "alongside_worker"
                  using (practice_id = (select ctx_practice()) and (select is_system()))', t);
  execute format('grant select on %s to "alongside_worker"', t);
  execute format('create trigger keeps_columns before update on %s
                  for each row execute function keeps_columns()', t);
  execute format('create trigger audit_row after insert or update or delete on %s
                  for each row execute function audit_row()', t);
end $function$;

CREATE OR REPLACE FUNCTION public.member_is(VARIADIC wanted text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(ctx_actor() = 'member' and ctx_roles() && wanted, false) $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.member_keeps_rights()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  -- An accepted invitation may add a role: it runs with the rights of the table's owner, after an owner asked for it.
  if ctx_actor() is not null and not member_is('owner')
     and current_user::text <> (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid)
     and (new.roles, new.state) is distinct from (old.roles, old.state) then
    raise exception 'only an owner changes rights' using errcode = 'insufficient_privilege';
  end if;
  if (old.roles @> array['owner'] and old.state = 'active') and not (new.roles @> array['owner'] and new.state = 'active') then
    -- Two owners who suspend each other at the same moment take turns here, and the second one is refused.
    perform pg_advisory_xact_lock(hashtextextended('owners of ' || old.practice_id, 0));
    if not exists (select from member m where m.practice_id = old.practice_id and m.id <> old.id and m.roles @> array['owner'] and m.state = 'active') then
      raise exception 'a practice keeps an owner' using errcode = 'check_violation', constraint = 'member_last_owner';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.my_families()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select case ctx_actor()
    when 'guardian' then array[ctx_family()]
    when 'member' then coalesce((
      select array_agg(c.family_id) from family_coach c
      where c.practice_id = ctx_practice() and c.until is null and (c.member_id = ctx_member() or c.member_id in (
        select s.member_id from stand_in s where s.practice_id = ctx_practice() and s.stand_in_id = ctx_member()
          and s.ended_at is null and s.begins_at <= app_now() and s.until > app_now()))), '{}')
    else '{}'::uuid[] end
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.my_household()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select coalesce(array_agg(o.id), '{}') from guardian g
  join guardian o on o.practice_id = g.practice_id and o.household_id = g.household_id
  where ctx_actor() = 'guardian' and g.practice_id = ctx_practice() and g.id = ctx_guardian()
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.my_seats()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select coalesce(array_agg(s.appointment_id), '{}') from seat s
  where is_guardian() and s.practice_id = ctx_practice() and s.guardian_id = ctx_guardian() and s.state = 'booked'
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.of_meeting(appointment uuid, guardian uuid, family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from appointment a where a.practice_id = ctx_practice() and a.id = of_meeting.appointment and case
    when guardian is null then a.family_id is not distinct from family
    else (a.guardian_id = guardian and a.family_id = family) or exists (select from seat s where s.practice_id = a.practice_id
      and s.appointment_id = a.id and s.guardian_id = guardian and s.family_id = family and s.state = 'booked') end)
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.open_groups(only_one uuid DEFAULT NULL::uuid)
 RETURNS TABLE(id uuid, service_id uuid, service text, words text, member_id uuid, coach text, starts_at timestamp with time zone, ends_at timestamp with time zone, place text, seats integer, taken integer, pays text, price integer, currency text, cutoff integer, late_fee integer, policy text, reminders integer[], seat_id uuid, mine boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select a.id, a.service_id, s.name, s.words, a.member_id, m.name, a.starts_at, a.ends_at, a.place, a.seats::int,
    (select count(*)::int from seat o where o.practice_id = a.practice_id and o.appointment_id = a.id and o.state = 'booked'),
    a.pays, a.price, a.currency, a.cutoff, a.late_fee, coalesce(w.policy, ''), a.reminders, h.id, coalesce(h.state = 'booked', false)
  from appointment a
  join service s on s.practice_id = a.practice_id and s.id = a.service_id
  join member m on m.practice_id = a.practice_id and m.id = a.member_id
  left join appointment_words w on w.practice_id = a.practice_id and w.appointment_id = a.id
  left join seat h on h.practice_id = a.practice_id and h.appointment_id = a.id and h.guardian_id = ctx_guardian()
  where is_guardian() and a.practice_id = ctx_practice() and a.family_id is null and a.state = 'booked' and a.starts_at > app_now()
    and (only_one is null or a.id = only_one)
    and ((s.state = 'offered' and s.offered_to in ('anybody', 'families')) or h.state = 'booked')
  order by a.starts_at, a.id limit 100
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.order_appointment_mail(appointment uuid, orders jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  a appointment;
  o record;
begin
  select * into a from appointment x where x.practice_id = ctx_practice() and x.id = order_appointment_mail.appointment
    and case ctx_actor() when 'member' then true when 'system' then true when 'guardian' then x.guardian_id = ctx_guardian()
      or exists (select from seat s where s.practice_id = x.practice_id and s.appointment_id = x.id and s.guardian_id = ctx_guardian())
      when 'link' then x.id = ctx_link()
      when 'visitor' then x.booked_by = 'visitor' and inquiry_of_now(x.family_id) else false end;
  if a.id is null then return; end if;
  update outgoing_email e set state = 'cancelled'
  where e.practice_id = a.practice_id and e.about_id = a.id and e.state = 'waiting' and e.tries = 0 and e.about_sequence < a.sequence;
  for o in
    with reader as (
      select a.guardian_id as guardian_id, a.family_id as family_id, a.reader_zone as zone where a.guardian_id is not null
      union all
      select s.guardian_id, s.family_id, s.reader_zone from seat s
      -- Who has just given her seat up is told when she is named.
      where s.practice_id = a.practice_id and s.appointment_id = a.id and (s.state = 'booked'
        or exists (select from jsonb_array_elements(orders) x where x ->> 'to' = s.guardian_id::text))
    ), wanted as (
      select * from jsonb_to_recordset(orders) as x (id uuid, kind text, due timestamptz, "to" text)
    )
    select w.id, w.kind, w.due, a.family_id, null::uuid as guardian_id, a.member_id from wanted w
    where w."to" = 'coach' and (ctx_member() is distinct from a.member_id or exists (select from outgoing_email e
      where e.practice_id = a.practice_id and e.about_id = a.id and e.member_id = a.member_id and e.state in ('waiting', 'sent')))
    union all
    select case when r.guardian_id = a.guardian_id then w.id else gen_random_uuid() end, w.kind,
      coalesce(w.due, ((a.starts_at at time zone r.zone)::date - 1 + time '17:00') at time zone r.zone), r.family_id, r.guardian_id, null
    from wanted w join reader r on w."to" in ('guardian', r.guardian_id::text)
    where w.due is not null or ((a.starts_at at time zone r.zone)::date - 1 + time '17:00') at time zone r.zone > app_now()
  loop
    insert into outgoing_email (practice_id, id, kind, about_id, about_sequence, family_id, guardian_id, member_id, due_at, created_at)
    values (a.practice_id, o.id, o.kind, a.id, a.sequence, o.family_id, o.guardian_id, o.member_id, o.due, app_now())
    on conflict do nothing;
    if found then perform enqueue('send-email', o.id, o.due, o.id::text); end if;
  end loop;
end $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.order_calendar_reading()
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select count(graphile_worker.add_job('read-calendar', json_build_object('practice', due.practice_id, 'id', due.id),
    job_key := 'read-calendar ' || due.id, max_attempts := 3))::integer
  from (
    select c.practice_id, c.id from busy_calendar c
    where c.state <> 'ended' and coalesce(c.tried_at, '-infinity') < app_now() - case c.state when 'failing' then interval '14 minutes'
      else interval '4 minutes' end
    order by c.tried_at nulls first limit 500
  ) due
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.point_has_line()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if not exists (select from settled_point_line l where l.practice_id = new.practice_id and l.point_id = new.id
      and l.number = new.version and l.state = new.state and l.point_words = new.words) then
    raise exception 'a change of a settled point keeps its line' using errcode = 'check_violation', constraint = 'point_has_line';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.purge_around(of_practice uuid, of_draft uuid, sent public.draft_version)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  -- Why a coach suggested other words is a comment, and stays as one.
  insert into draft_thought (practice_id, id, draft_id, version_id, guardian_id, family_id, member_id, kind, quote, words, made_at, given_at)
  select s.practice_id, gen_random_uuid(), s.draft_id, sent.id, s.guardian_id, s.family_id, s.member_id, 'comment',
    case when s.replaced <> '' and strpos(sent.body, s.replaced) > 0 then left(s.replaced, 2000) else '' end, s.reason, s.made_at, s.given_at
  from draft_suggestion s
  where s.practice_id = of_practice and s.draft_id = of_draft and s.given_at is not null and s.reason <> '';
  delete from draft_suggestion s where s.practice_id = of_practice and s.draft_id = of_draft;
  delete from draft_thought t where t.practice_id = of_practice and t.draft_id = of_draft and t.given_at is null;
  update draft_thought t set version_id = sent.id,
    quote = case when strpos(sent.body, t.quote) > 0 then t.quote else '' end,
    prefix = case when t.quote <> '' and strpos(sent.body, t.prefix || t.quote) > 0 then t.prefix else '' end,
    suffix = case when t.quote <> '' and strpos(sent.body, t.quote || t.suffix) > 0 then t.suffix else '' end
  where t.practice_id = of_practice and t.draft_id = of_draft;
  update draft_look l set version_id = sent.id where l.practice_id = of_practice and l.draft_id = of_draft;
  delete from written_together w where w.practice_id = of_practice and w.draft_id = of_draft and w.version_id <> sent.id
    and exists (select from written_together o where o.practice_id = w.practice_id and o.draft_id = w.draft_id
      and o.member_id = w.member_id and (o.version_id = sent.id or (o.said_at, o.id) > (w.said_at, w.id)));
  update written_together w set version_id = sent.id where w.practice_id = of_practice and w.draft_id = of_draft and w.version_id <> sent.id;
  delete from draft_sending s where s.practice_id = of_practice and s.draft_id = of_draft and s.state in ('failed', 'taken back');
  delete from draft_version v where v.practice_id = of_practice and v.draft_id = of_draft
    and not exists (select from draft_sending s where s.practice_id = v.practice_id and s.version_id = v.id);
  delete from draft_file f where f.practice_id = of_practice and f.draft_id = of_draft;
  -- The text that all these were made of for several teachers goes with the last of them.
  delete from draft o using draft_copy c where c.practice_id = of_practice and c.draft_id = of_draft
    and o.practice_id = c.practice_id and o.id = c.original_id and o.state = 'set aside'
    and not exists (select from draft_copy other join draft x on x.practice_id = other.practice_id and x.id = other.draft_id
      where other.practice_id = c.practice_id and other.original_id = c.original_id and other.draft_id <> of_draft and x.purged_at is null);
  update draft_text t set recipients = sent.recipients, subject = sent.subject, body = sent.body, started_from = '{}', facts = '{}',
    rests_until = null
  where t.practice_id = of_practice and t.draft_id = of_draft;
end $function$;

CREATE OR REPLACE FUNCTION public.purge_feelings(of_exercises text[], of_steps text[], most integer)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with felt as (
    select a.practice_id, a.assignment_id, a.step from answer a
    join assignment g on g.practice_id = a.practice_id and g.id = a.assignment_id
    join practice p on p.practice_id = a.practice_id
    join unnest(of_exercises, of_steps) as f (exercise, step) on f.exercise = g.exercise and f.step = a.step
    where a.saved_at < app_now() - make_interval(days => p.purge_days) and g.shared_at is null
      and not exists (select from family_hold h where h.practice_id = a.practice_id and h.family_id = g.family_id and h.ended_at is null)
    limit most),
  gone as (delete from answer a using felt f
    where a.practice_id = f.practice_id and a.assignment_id = f.assignment_id and a.step = f.step returning 1)
  select count(*)::integer from gone
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.purge_what_led_to_sent(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  d record;
  sent draft_version;
  done integer := 0;
begin
  for d in
    select x.practice_id, x.id from draft x
    join practice p on p.practice_id = x.practice_id
    where x.purged_at is null and x.state in ('sent', 'answered') and x.sent_at < app_now() - make_interval(days => p.purge_days)
      and not exists (select from family_hold h where h.practice_id = x.practice_id and h.family_id = x.family_id and h.ended_at is null)
      and exists (select from draft_sending s where s.practice_id = x.practice_id and s.draft_id = x.id and s.state = 'sent')
      and not exists (select from draft_sending s where s.practice_id = x.practice_id and s.draft_id = x.id and s.state = 'waiting')
    order by x.sent_at limit most
    for update of x skip locked
  loop
    select v.* into sent from draft_sending s
    join draft_version v on v.practice_id = s.practice_id and v.id = s.version_id
    where s.practice_id = d.practice_id and s.draft_id = d.id and s.state = 'sent' order by s.created_at desc limit 1;
    perform purge_around(d.practice_id, d.id, sent);
    done := done + 1;
    update draft x set purged_at = app_now() where x.practice_id = d.practice_id and x.id = d.id;
  end loop;
  return done;
end $function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.reads_family(of_member uuid, of_family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (
    select from member m where m.practice_id = ctx_practice() and m.id = of_member and m.state = 'active' and (m.roles @> array['owner']
      or (m.roles @> array['coach'] and exists (
        select from family_coach c where c.practice_id = m.practice_id and c.family_id = of_family and c.until is null
          and (c.member_id = m.id or exists (select from stand_in s where s.practice_id = m.practice_id and s.stand_in_id = m.id
            and s.member_id = c.member_id and s.ended_at is null and s.begins_at <= app_now() and s.until > app_now()))))))
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.recover_lost_mail()
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select count(graphile_worker.add_job('send-email', json_build_object('practice', lost.practice_id, 'id', lost.id),
    job_key := lost.id::text, max_attempts := 12))::integer
  from (
    select o.practice_id, o.id from outgoing_email o
    where o.state = 'waiting' and o.due_at < app_now() - interval '2 minutes'
      and not exists (select from graphile_worker.jobs j where j.key = o.id::text and j.attempts < j.max_attempts)
    order by o.due_at limit 500
  ) lost
$function$;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.scheduling_of(service uuid, window_from timestamp with time zone, window_until timestamp with time zone, coach uuid DEFAULT NULL::uuid, leaving_out uuid DEFAULT NULL::uuid)
 RETURNS json
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  p uuid := ctx_practice();
  s service;
  moving appointment;
  coaches uuid[];
begin
  select * into s from service x where x.practice_id = p and x.id = scheduling_of.service;
  select * into moving from appointment a where a.practice_id = p and a.id = leaving_out and a.service_id = s.id
    and (ctx_actor() in ('member', 'system') or (is_guardian() and a.guardian_id = ctx_guardian()) or (ctx_actor() = 'link' and a.id = ctx_link()));
  if s.id is null then return null; end if;
  if moving.id is not null then
    coaches := array[moving.member_id];
  else
    if s.state <> 'offered' or not (case ctx_actor()
        when 'member' then true when 'system' then true
        when 'guardian' then s.offered_to in ('anybody', 'families')
        when 'visitor' then s.offered_to = 'anybody' and exists (select from booking_page b where b.practice_id = p and b.open)
        else false end) then
      return null;
    end if;
    coaches := array(select o.member_id from service_coach o join member m on m.practice_id = p and m.id = o.member_id and m.state = 'active'
      where o.practice_id = p and o.service_id = s.id and (coach is null or o.member_id = coach));
    -- A family books with those who coach it, while anybody does.
    if is_guardian() and exists (select from family_coach c where c.practice_id = p and c.family_id = ctx_family() and c.until is null) then
      coaches := array(select c.member_id from family_coach c where c.practice_id = p and c.family_id = ctx_family() and c.until is null
        and c.member_id = any (coaches));
    end if;
  end if;
  return json_build_object(
    'now', (date_part('epoch', app_now()) * 1000)::bigint,
    'service', json_build_object('id', s.id, 'name', s.name, 'words', s.words, 'minutes', s.minutes, 'seats', s.seats, 'place', s.place,
      'placeWords', s.place_words, 'pays', s.pays, 'price', s.price, 'currency', s.currency, 'lateFee', s.late_fee, 'policy', s.policy,
      'notice', s.notice, 'daysAhead', s.days_ahead, 'step', s.step, 'bufferBefore', s.buffer_before, 'bufferAfter', s.buffer_after,
      'dailyMost', s.daily_most, 'cutoff', s.cutoff, 'needsConfirmation', s.needs_confirmation, 'hold', s.hold, 'reminders', s.reminders,
      'questions', s.questions, 'version', s.version),
    'coaches', coalesce((select json_agg(json_build_object('memberId', m.id, 'name', m.name, 'zone', m.zone,
      'weekly', coalesce((select json_agg(json_build_object('own', w.service_id is not null, 'kind', w.kind, 'weekday', w.weekday,
          'from', extract(epoch from w.from_time)::int / 60, 'until', extract(epoch from w.until_time)::int / 60, 'zone', w.zone))
        from weekly_hours w where w.practice_id = p and w.member_id = m.id and coalesce(w.service_id, s.id) = s.id), '[]'),
      'dates', coalesce((select json_agg(json_build_object('own', d.service_id is not null, 'day', d.on_day,
          'from', extract(epoch from d.from_time)::int / 60, 'until', extract(epoch from d.until_time)::int / 60, 'zone', d.zone))
        from date_hours d where d.practice_id = p and d.member_id = m.id and coalesce(d.service_id, s.id) = s.id
          and d.on_day between (window_from - interval '2 days')::date and (window_until + interval '2 days')::date), '[]'),
      'off', coalesce((select json_agg(json_build_object('first', o.first_day, 'last', o.last_day)) from time_off o
        where o.practice_id = p and (o.member_id = m.id or o.member_id is null) and o.closes
          and o.last_day >= (window_from - interval '2 days')::date), '[]'),
      'travel', coalesce((select json_agg(json_build_object('zone', t.zone, 'first', t.first_day, 'last', t.last_day)) from travel t
        where t.practice_id = p and t.member_id = m.id and t.last_day >= (window_from - interval '2 days')::date), '[]'),
      'busy', coalesce((select '[' || string_agg(i.from_ms || ',' || i.until_ms, ',' order by i.from_ms) || ']' from (
          select (date_part('epoch', a.taken_from) * 1000)::bigint as from_ms, (date_part('epoch', a.taken_until) * 1000)::bigint as until_ms
          from appointment a
          where a.practice_id = p and a.member_id = m.id and a.state in ('requested', 'held', 'booked', 'done') and a.id is distinct from moving.id
            and not (a.state = 'held' and a.held_until <= app_now())
            and a.starts_at > window_from - interval '2 days' and a.starts_at < window_until + interval '2 days'
          union all
          select (date_part('epoch', b.from_at) * 1000)::bigint, (date_part('epoch', b.until_at) * 1000)::bigint
          from busy_time b join busy_calendar c on c.practice_id = p and c.id = b.calendar_id and c.state <> 'ended'
          where b.practice_id = p and b.member_id = m.id and b.until_at > window_from - interval '1 day' and b.from_at < window_until + interval '1 day'
        ) i), '[]')::json,
      'given', coalesce((select json_agg((date_part('epoch', a.starts_at) * 1000)::bigint) from appointment a
        where s.daily_most is not null and a.practice_id = p and a.member_id = m.id and a.service_id = s.id
          and a.state in ('requested', 'held', 'booked', 'done') and a.id is distinct from moving.id
          and not (a.state = 'held' and a.held_until <= app_now())
          and a.starts_at > window_from - interval '2 days' and a.starts_at < window_until + interval '2 days'), '[]')
    ) order by m.name, m.id) from member m where m.practice_id = p and m.id = any (coaches)), '[]'));
end $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.seat_fits()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  a appointment;
begin
  if new.state <> 'booked' or (tg_op = 'UPDATE' and old.state = 'booked') then return null; end if;
  select * into a from appointment x where x.practice_id = new.practice_id and x.id = new.appointment_id for no key update;
  if ctx_actor() is not null and (a.state <> 'booked' or a.starts_at <= app_now()) then
    raise exception 'there are no seats in what does not stand' using errcode = 'check_violation', constraint = 'seat_stands';
  end if;
  if a.family_id is not null then
    if ctx_actor() is not null and (ctx_actor() <> 'member' or new.family_id <> a.family_id or new.guardian_id = a.guardian_id) then
      raise exception 'a joint session is of one family' using errcode = 'check_violation', constraint = 'seat_joint';
    end if;
  elsif ctx_actor() = 'guardian' and not exists (select from service s where s.practice_id = a.practice_id and s.id = a.service_id
      and s.state = 'offered' and s.offered_to in ('anybody', 'families')) then
    raise exception 'this group is not open to families' using errcode = 'check_violation', constraint = 'seat_open';
  elsif (select count(*) from seat s where s.practice_id = a.practice_id and s.appointment_id = a.id and s.state = 'booked') > a.seats then
    raise exception 'all seats are taken' using errcode = 'check_violation', constraint = 'seat_free';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.seats_taken(appointment uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select count(*)::int from seat s where s.practice_id = ctx_practice() and s.appointment_id = seats_taken.appointment and s.state = 'booked'
    and ctx_actor() in ('member', 'guardian', 'system')
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.sending_has_room()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if new.way = 'alongside' and ctx_actor() is not null then
    perform pg_advisory_xact_lock(hashtextextended('sendings of ' || new.guardian_id, 0));
    if sendings_left(new.guardian_id) = 0 then
      raise exception 'no more of her messages leave today' using errcode = 'check_violation', constraint = 'sending_has_room';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.sending_was_found_ready()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  v draft_version;
  d draft;
begin
  select * into v from draft_version x where x.practice_id = new.practice_id and x.id = new.version_id;
  if v.hash <> new.hash then
    raise exception 'a sending carries the hash of its version' using errcode = 'check_violation', constraint = 'sending_is_its_version';
  end if;
  if new.way = 'alongside' then
    select * into d from draft x where x.practice_id = new.practice_id and x.id = new.draft_id;
    if looks_first(d.purpose, new.family_id) and not d.about_safety and not exists (
      select from draft_look l where l.practice_id = new.practice_id and l.draft_id = new.draft_id
        and l.decision = 'looks ready' and l.hash = new.hash)
      and not found_ready_with_changes(new.practice_id, new.version_id) then
      raise exception 'this text was not found ready' using errcode = 'check_violation', constraint = 'sending_was_found_ready';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.sendings_left(of_guardian uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select greatest(0, 40 - count(*)::integer) from draft_sending s
  where s.practice_id = ctx_practice() and s.guardian_id = of_guardian and s.way = 'alongside'
    and s.created_at > app_now() - interval '1 day'
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.stand_ins_of(of_family uuid)
 RETURNS TABLE(member_id uuid, name text, away_id uuid, away text, until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select m.id, m.name, a.id, a.name, s.until from family_coach c
  join stand_in s on s.practice_id = c.practice_id and s.member_id = c.member_id and s.ended_at is null and s.begins_at <= app_now() and s.until > app_now()
  join member m on m.practice_id = s.practice_id and m.id = s.stand_in_id and m.state = 'active'
  join member a on a.practice_id = s.practice_id and a.id = s.member_id
  where c.practice_id = ctx_practice() and c.family_id = of_family and c.until is null
    and (of_family = any (my_families()) or member_is('owner'))
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.stands_in_for(of_member uuid, of_family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from stand_in s
    join family_coach c on c.practice_id = s.practice_id and c.member_id = s.member_id and c.family_id = of_family and c.until is null
    join member m on m.practice_id = s.practice_id and m.id = s.stand_in_id and m.state = 'active'
    where s.practice_id = ctx_practice() and s.stand_in_id = of_member and s.ended_at is null and s.begins_at <= app_now() and s.until > app_now())
$function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.suggested_text(of_practice uuid, of_version uuid, by_member uuid, by_then timestamp with time zone, of_field text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  units text;
  s draft_suggestion;
begin
  select in_utf16(case of_field when 'subject' then v.subject else v.body end) into units
  from draft_version v where v.practice_id = of_practice and v.id = of_version;
  for s in select * from draft_suggestion x where x.practice_id = of_practice and x.version_id = of_version
      and x.member_id = by_member and x.field = of_field and x.given_at <= by_then order by x.start_at desc loop
    units := overlay(units placing in_utf16(s.words) from s.start_at + 1 for s.end_at - s.start_at);
  end loop;
  return from_utf16(units);
end $function$;

CREATE OR REPLACE FUNCTION public.suggestion_is_of_its_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if not exists (select from draft_version v where v.practice_id = new.practice_id and v.id = new.version_id and v.shared
      and substr(in_utf16(case new.field when 'subject' then v.subject else v.body end), new.start_at + 1, new.end_at - new.start_at)
        = in_utf16(new.replaced)) then
    raise exception 'a suggestion names the words that stand in its version' using errcode = 'check_violation',
      constraint = 'suggestion_is_of_its_version';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.take_calendar(coach uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if ctx_practice() is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('calendar of ' || ctx_practice() || ' ' || coach, 0));
  update appointment a set state = 'expired', sequence = a.sequence + 1, moved_at = app_now()
  where a.practice_id = ctx_practice() and a.member_id = coach and a.state = 'held' and a.held_until <= app_now();
end $function$;
grant execute to alongside_web;
grant execute to alongside_worker;

CREATE OR REPLACE FUNCTION public.talk_is_unread(share uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select not exists (select from audit a where a.practice_id = ctx_practice() and a.about_id = share and a.verb = 'read')
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.version_is_unread(version uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select not exists (select from draft_look l where l.practice_id = ctx_practice() and l.version_id = version)
    and not exists (select from draft_sending s where s.practice_id = ctx_practice() and s.version_id = version)
    and not exists (select from audit a where a.practice_id = ctx_practice() and a.about_id = version and a.verb = 'read')
$function$;
grant execute to alongside_web;

CREATE OR REPLACE FUNCTION public.version_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  raise exception 'a version of a message is never rewritten' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.walk_arrow()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if new.state is distinct from old.state and not exists (
    select from arrows() a
    where a.noun = tg_table_name and a.from_state = old.state and a.to_state = new.state
      and (ctx_actor() is null or a.walker = ctx_actor())
  ) then
    raise exception '% may not go from % to %', tg_table_name, old.state, new.state using errcode = 'check_violation',
      constraint = 'walk_arrow';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.wording_is_free()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if ctx_actor() is not null and exists (select from goal g where g.practice_id = old.practice_id and g.id = old.goal_id
      and g.active_since < app_now() - interval '14 days' and old.from_at < app_now() - interval '14 days') then
    raise exception 'the words are fixed after 14 days; a change is a new version' using errcode = 'check_violation',
      constraint = 'wording_is_free';
  end if;
  return new;
end $function$;
