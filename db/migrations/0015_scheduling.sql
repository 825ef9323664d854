-- Sessions: what can be booked, when a coach is there, and who has booked what. A wall-clock rule is a local time and an IANA zone; free
-- times are computed from these rows by app/domain/scheduling/free-times.ts, and what must never be (two sessions of a coach at once) is
-- refused here.

create extension if not exists btree_gist;

-- The one appointment that a link in a mail opens; set by the unit of work for the actor "link".
create function ctx_link() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.link', true), '')::uuid $$;
grant execute on function ctx_link() to {{web}}, {{worker}};

-- The public page, one for a practice.
create table booking_page (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  open boolean not null default false,
  title text not null default '' check (length(title) <= 200),
  words text not null default '' check (length(words) <= 2000),
  -- A picture by the hash of its bytes in the store, and what it shows for who doesn't see it.
  picture_sha256 text check (picture_sha256 ~ '^[0-9a-f]{64}$'),
  picture_type text check (picture_type in ('image/jpeg', 'image/png', 'image/webp')),
  picture_words text not null default '' check (length(picture_words) <= 200),
  version integer not null default 1,
  primary key (practice_id),
  check ((picture_sha256 is null) = (picture_type is null))
);

create table service (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  words text not null default '' check (length(words) <= 1000),
  -- Who may book it: anybody on the public page, families in their portal, or members alone.
  offered_to text not null default 'families' check (offered_to in ('anybody', 'families', 'members')),
  state text not null default 'offered' check (state in ('offered', 'put away')),
  minutes smallint not null check (minutes between 5 and 720),
  seats smallint not null default 1 check (seats between 1 and 200),
  place text not null default 'video' check (place in ('video', 'phone', 'in person', 'at school')),
  place_words text not null default '' check (length(place_words) <= 500),
  colour text not null default 'pine' check (colour in ('pine', 'leaf', 'amber', 'sky', 'plum', 'stone')),
  -- With an invoice later, while booking (held until it is paid), or with a credit of a package.
  pays text not null default 'nothing' check (pays in ('nothing', 'later', 'now', 'package')),
  price integer not null default 0 check (price between 0 and 100000000),
  currency text not null default 'usd' check (currency ~ '^[a-z]{3}$'),
  late_fee integer not null default 0 check (late_fee between 0 and 100000000),
  policy text not null default '' check (length(policy) <= 2000),
  -- All in minutes of real time, but for days.
  notice integer not null default 720 check (notice between 0 and 129600),
  days_ahead smallint not null default 60 check (days_ahead between 1 and 400),
  step smallint not null default 30 check (step between 5 and 720),
  buffer_before smallint not null default 0 check (buffer_before between 0 and 240),
  buffer_after smallint not null default 10 check (buffer_after between 0 and 240),
  daily_most smallint check (daily_most between 1 and 50),
  cutoff integer not null default 1440 check (cutoff between 0 and 43200),
  needs_confirmation boolean not null default false,
  -- A payment page lives half an hour at least, and the hold as long.
  hold smallint not null default 35 check (hold between 5 and 1440),
  reminders integer[] not null default '{1440,60}' check (cardinality(reminders) <= 5 and 0 < all (reminders) and 43200 >= all (reminders)),
  -- [{ key, words, kind: short | long | one, choices?, required }]
  questions jsonb not null default '[]' check (jsonb_typeof(questions) = 'array' and length(questions::text) <= 10000),
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id),
  check (pays not in ('later', 'now') or price > 0)
);

create table service_coach (
  practice_id uuid not null,
  service_id uuid not null,
  member_id uuid not null,
  primary key (practice_id, service_id, member_id),
  foreign key (practice_id, service_id) references service (practice_id, id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index service_coach_member on service_coach (practice_id, member_id);

-- Every week, local to `zone`: open for a service, or for all that have no hours of their own; or kept for something else, such as reading.
create table weekly_hours (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  service_id uuid,
  kind text not null default 'open' check (kind in ('open', 'kept')),
  words text not null default '' check (length(words) <= 120),
  weekday smallint not null check (weekday between 1 and 7),
  from_time time not null,
  until_time time not null,
  zone text not null check (length(zone) between 1 and 60),
  primary key (practice_id, id),
  check (from_time < until_time),
  foreign key (practice_id, member_id) references member (practice_id, id),
  foreign key (practice_id, service_id) references service (practice_id, id) on delete cascade
);
create index weekly_hours_member on weekly_hours (practice_id, member_id);
create index weekly_hours_service on weekly_hours (practice_id, service_id);

-- One date otherwise than its weekday: the rows of a date stand instead of the week's; without times she is not there.
create table date_hours (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  service_id uuid,
  on_day date not null,
  from_time time,
  until_time time,
  zone text not null check (length(zone) between 1 and 60),
  primary key (practice_id, id),
  check ((from_time is null) = (until_time is null) and (from_time is null or from_time < until_time)),
  foreign key (practice_id, member_id) references member (practice_id, id),
  foreign key (practice_id, service_id) references service (practice_id, id) on delete cascade
);
create index date_hours_member on date_hours (practice_id, member_id, on_day);
create index date_hours_service on date_hours (practice_id, service_id);

-- Whole days on which nothing is offered: a coach's own, or, without a member, the practice's. A school holiday may be only shown.
create table time_off (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  member_id uuid,
  kind text not null check (kind in ('time off', 'away', 'school holiday')),
  words text not null default '' check (length(words) <= 200),
  first_day date not null,
  last_day date not null,
  closes boolean not null default true,
  -- While she is away her families' messages need no look of hers.
  lets_go boolean not null default false,
  created_at timestamptz not null,
  primary key (practice_id, id),
  check (lets_go <= (kind = 'away')),
  check (first_day <= last_day and last_day - first_day <= 400),
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index time_off_member on time_off (practice_id, member_id, last_day);

-- From one date to another her hours are local to this zone.
create table travel (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  zone text not null check (length(zone) between 1 and 60),
  first_day date not null,
  last_day date not null,
  primary key (practice_id, id),
  check (first_day <= last_day),
  constraint travel_one_zone exclude using gist (practice_id with =, member_id with =, daterange(first_day, last_day, '[]') with &&),
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index travel_member on travel (practice_id, member_id);

-- Every n weeks at the same local time. Its appointments are rows of their own, and one of them may be moved or cancelled.
create table series (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  service_id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  every_weeks smallint not null check (every_weeks between 1 and 12),
  times smallint not null check (times between 2 and 52),
  first_day date not null,
  at_time time not null,
  zone text not null check (length(zone) between 1 and 60),
  created_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, id, guardian_id, family_id),
  foreign key (practice_id, member_id) references member (practice_id, id),
  foreign key (practice_id, service_id) references service (practice_id, id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);
create index series_member on series (practice_id, member_id);
create index series_service on series (practice_id, service_id);
create index series_guardian on series (practice_id, guardian_id);

-- A booking. It has no words, so that a colleague's calendar may show that a time is taken; they are in appointment_words.
-- What was promised when it was made (price, policy, cut-off, length, buffers) is its own, whatever becomes of the service.
create table appointment (
  practice_id uuid not null,
  id uuid not null,
  -- Of the form that made it: the same key is the same booking.
  booking_key uuid not null,
  member_id uuid not null,
  service_id uuid not null,
  family_id uuid,
  guardian_id uuid,
  series_id uuid,
  place_in_series smallint,
  state text not null check (state in ('requested', 'held', 'booked', 'declined', 'expired', 'done', 'cancelled', 'cancelled late', 'missed')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- With its buffers: what no other session of this coach may touch.
  taken_from timestamptz not null,
  taken_until timestamptz not null,
  held_until timestamptz,
  -- In which zone the person reads this booking, when it is not her usual one.
  reader_zone text not null check (length(reader_zone) between 1 and 60),
  place text not null check (place in ('video', 'phone', 'in person', 'at school')),
  seats smallint not null default 1,
  pays text not null check (pays in ('nothing', 'later', 'now', 'package')),
  price integer not null,
  currency text not null,
  late_fee integer not null,
  cutoff integer not null,
  reminders integer[] not null,
  -- Rises with every change of time or state: the form's version, and the SEQUENCE of its invitation.
  sequence integer not null default 0,
  link_hash bytea not null,
  asked_to_move_at timestamptz,
  booked_by text not null check (booked_by in ('member', 'guardian', 'visitor', 'system')),
  created_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, booking_key),
  unique (practice_id, id, guardian_id, family_id),
  check (starts_at < ends_at and taken_from <= starts_at and ends_at <= taken_until),
  check ((state = 'held') <= (held_until is not null)),
  check ((guardian_id is null) = (family_id is null) and (guardian_id is not null or seats > 1)),
  check ((series_id is null) = (place_in_series is null)),
  constraint appointment_one_at_a_time exclude using gist (practice_id with =, member_id with =,
    tstzrange(taken_from, taken_until) with &&) where (state in ('requested', 'held', 'booked', 'done')),
  foreign key (practice_id, member_id) references member (practice_id, id),
  foreign key (practice_id, service_id) references service (practice_id, id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, series_id, guardian_id, family_id) references series (practice_id, id, guardian_id, family_id)
);
create index appointment_calendar on appointment (practice_id, member_id, starts_at);
create index appointment_practice on appointment (practice_id, starts_at, id);
create index appointment_family on appointment (practice_id, family_id, starts_at);
create index appointment_guardian on appointment (practice_id, guardian_id, starts_at);
create index appointment_service on appointment (practice_id, service_id);
create index appointment_series on appointment (practice_id, series_id);
create index appointment_link on appointment (link_hash);
create index appointment_asked on appointment (practice_id, member_id, starts_at) where state = 'requested';
create index appointment_held on appointment (practice_id, member_id, held_until) where state = 'held';

-- The words of a booking: policy as it was shown, answers, what she wants to talk about, where it is. Not for an assistant.
create table appointment_words (
  practice_id uuid not null,
  appointment_id uuid not null,
  guardian_id uuid,
  family_id uuid,
  policy text not null default '' check (length(policy) <= 2000),
  answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 20000),
  to_talk_about text not null default '' check (length(to_talk_about) <= 5000),
  place_words text not null default '' check (length(place_words) <= 500),
  version integer not null default 1,
  primary key (practice_id, appointment_id),
  foreign key (practice_id, appointment_id) references appointment (practice_id, id) on delete cascade,
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);
create index appointment_words_guardian on appointment_words (practice_id, guardian_id);

-- Who else comes: the other parent of a joint session, or each who has a seat in a group.
create table seat (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  state text not null default 'booked' check (state in ('booked', 'cancelled', 'cancelled late')),
  reader_zone text not null check (length(reader_zone) between 1 and 60),
  taken_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, appointment_id, guardian_id),
  foreign key (practice_id, appointment_id) references appointment (practice_id, id) on delete cascade,
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);
create index seat_guardian on seat (practice_id, guardian_id);

-- What became of an appointment, a row for each change of state or time; written by a trigger that no code path can forget.
create table appointment_change (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  guardian_id uuid,
  family_id uuid,
  member_id uuid not null,
  at timestamptz not null,
  actor text not null,
  person_id uuid,
  from_state text,
  to_state text not null,
  from_start timestamptz,
  to_start timestamptz not null,
  sequence integer not null,
  primary key (practice_id, id),
  foreign key (practice_id, appointment_id) references appointment (practice_id, id) on delete cascade
);
create index appointment_change_of on appointment_change (practice_id, appointment_id, at);
-- What stood in a week and was moved out of it.
create index appointment_change_from on appointment_change (practice_id, from_start, member_id) where from_start <> to_start;

-- Waits for a freed time. An offer is a held appointment of hers; when it lapses the next in turn is asked.
create table waiting (
  practice_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  member_id uuid,
  family_id uuid not null,
  guardian_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'offered', 'taken', 'passed', 'left')),
  first_day date not null,
  last_day date not null,
  weekdays smallint[] not null default '{1,2,3,4,5,6,7}' check (cardinality(weekdays) between 1 and 7 and weekdays <@ '{1,2,3,4,5,6,7}'),
  offered_id uuid,
  since timestamptz not null,
  moved_at timestamptz not null,
  primary key (practice_id, id),
  check (first_day <= last_day),
  check ((state = 'offered') <= (offered_id is not null)),
  foreign key (practice_id, service_id) references service (practice_id, id),
  foreign key (practice_id, member_id) references member (practice_id, id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, offered_id, guardian_id, family_id) references appointment (practice_id, id, guardian_id, family_id)
);
create index waiting_turn on waiting (practice_id, service_id, since) where state = 'waiting';
create index waiting_service on waiting (practice_id, service_id);
create index waiting_member on waiting (practice_id, member_id);
create index waiting_guardian on waiting (practice_id, guardian_id);
create index waiting_offered on waiting (practice_id, offered_id);

-- A calendar elsewhere that says when she is busy. Its address is a secret of hers. Only the times are kept, never what they are.
create table busy_calendar (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  address text not null check (length(address) between 8 and 2000),
  state text not null default 'new' check (state in ('new', 'well', 'failing', 'ended')),
  -- The last try, and the last one that was good: the age that is shown.
  tried_at timestamptz,
  read_at timestamptz,
  problem text not null default '' check (length(problem) <= 200),
  marked text not null default '' check (length(marked) <= 300),
  created_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, id, member_id),
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index busy_calendar_member on busy_calendar (practice_id, member_id);

create table busy_time (
  practice_id uuid not null,
  id uuid not null,
  calendar_id uuid not null,
  member_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  primary key (practice_id, id),
  check (from_at < until_at),
  foreign key (practice_id, calendar_id, member_id) references busy_calendar (practice_id, id, member_id) on delete cascade
);
create index busy_time_calendar on busy_time (practice_id, calendar_id);
create index busy_time_member on busy_time (practice_id, member_id, from_at);

-- A secret address under which her own calendar can be subscribed to; only its hash is here, and a new version stops the old one.
create table calendar_feed (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid,
  guardian_id uuid,
  family_id uuid,
  version integer not null default 1,
  token_hash bytea not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (practice_id, id),
  check ((member_id is null) <> (guardian_id is null) and (guardian_id is null) = (family_id is null)),
  foreign key (practice_id, member_id) references member (practice_id, id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);
create unique index calendar_feed_member on calendar_feed (practice_id, member_id) where revoked_at is null and member_id is not null;
create unique index calendar_feed_guardian on calendar_feed (practice_id, guardian_id) where revoked_at is null and guardian_id is not null;
create index calendar_feed_members on calendar_feed (practice_id, member_id);
create index calendar_feed_guardians on calendar_feed (practice_id, guardian_id);
create index calendar_feed_token on calendar_feed (token_hash);

select make_tenant(t) from unnest(array['booking_page', 'service', 'service_coach', 'weekly_hours', 'date_hours', 'time_off', 'travel', 'series',
  'appointment', 'appointment_words', 'seat', 'appointment_change', 'waiting', 'busy_calendar', 'busy_time', 'calendar_feed']::regclass[]) t;
do $$
declare t text;
begin
  foreach t in array array['service', 'appointment', 'seat', 'waiting', 'busy_calendar'] loop
    execute format('create trigger walk_arrow before update on %I for each row execute function walk_arrow()', t);
  end loop;
end $$;

create function appointment_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' or (new.state, new.starts_at) is distinct from (old.state, old.starts_at) then
    insert into appointment_change (practice_id, id, appointment_id, guardian_id, family_id, member_id, at, actor, person_id, from_state,
      to_state, from_start, to_start, sequence)
    values (new.practice_id, gen_random_uuid(), new.id, new.guardian_id, new.family_id, new.member_id, app_now(),
      coalesce(ctx_actor(), 'owner login'), ctx_person(), case when tg_op = 'UPDATE' then old.state end, new.state,
      case when tg_op = 'UPDATE' then old.starts_at end, new.starts_at, new.sequence);
  end if;
  return null;
end $$;
create trigger appointment_changed after insert or update on appointment for each row execute function appointment_changed();

-- No group has more people than seats, and nobody sits down in what does not stand; the appointment's own row is where they queue. The other
-- parent of a joint session is asked in by a member, and is of the same family.
create function seat_fits() returns trigger language plpgsql volatile security definer set search_path = pg_catalog, public as $$
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
end $$;
create trigger seat_fits after insert or update on seat for each row execute function seat_fits();

-- Nobody may hold a time, or be moved, without it being said again: a change of time or state raises the sequence.
create function appointment_rises() returns trigger language plpgsql set search_path = pg_catalog, public as $$
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
end $$;
-- Named so that it comes after keeps_columns: whose a column is comes first.
create trigger rises before update on appointment for each row execute function appointment_rises();

-- Everything that free times of a service are computed from, in one statement, for whoever may book it: hours, days off, and when each
-- coach is taken (never by whom). Times of day are minutes, instants are milliseconds.
-- A booking that is being moved is left out of what is taken, and may be moved though its service is offered no more.
create function scheduling_of(service uuid, window_from timestamptz, window_until timestamptz, coach uuid default null, leaving_out uuid default null)
  returns json language plpgsql stable security definer set search_path = pg_catalog, public as $$
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
end $$;
grant execute on function scheduling_of(uuid, timestamptz, timestamptz, uuid, uuid) to {{web}}, {{worker}};

-- One booking after another for each coach: whoever asks while another books waits here, and then sees what is left. Holds that have lapsed
-- free their time at once, whoever meets them first. What is waiting to be offered in turn is the worker's.
create function take_calendar(coach uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if ctx_practice() is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('calendar of ' || ctx_practice() || ' ' || coach, 0));
  update appointment a set state = 'expired', sequence = a.sequence + 1, moved_at = app_now()
  where a.practice_id = ctx_practice() and a.member_id = coach and a.state = 'held' and a.held_until <= app_now();
end $$;
grant execute on function take_calendar(uuid) to {{web}}, {{worker}};

-- A stranger's inquiry: a family of which only the name and a way to answer are known, with the coach whom she will talk to. She reads none of
-- it afterwards.
create function begin_inquiry(family uuid, household uuid, guardian uuid, name text, folded_name text, email text, phone text, language text,
  zone text, coach uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
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
end $$;
-- An inquiry of this very transaction, which is all that a visitor may hang a booking on.
create function inquiry_of_now(family uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from family f where f.practice_id = ctx_practice() and f.id = family and f.state = 'inquiry'
    and f.created_at = app_now() and ctx_actor() = 'visitor')
$$;
-- What the form with this key has booked on the public page, and nothing else of it.
create function booked_with(key uuid) returns table (id uuid, member_id uuid, state text, starts_at timestamptz, ends_at timestamptz, sequence integer)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.member_id, a.state, a.starts_at, a.ends_at, a.sequence from appointment a
  where a.practice_id = ctx_practice() and a.booking_key = key and a.booked_by = 'visitor' and ctx_actor() = 'visitor'
$$;
-- Whose appointments she comes to without having booked them.
create function my_seats() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(s.appointment_id), '{}') from seat s
  where is_guardian() and s.practice_id = ctx_practice() and s.guardian_id = ctx_guardian() and s.state = 'booked'
$$;
-- How many seats of a group are taken, for whoever may take one.
create function seats_taken(appointment uuid) returns integer language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*)::int from seat s where s.practice_id = ctx_practice() and s.appointment_id = seats_taken.appointment and s.state = 'booked'
    and ctx_actor() in ('member', 'guardian', 'system')
$$;
-- Groups to come that a guardian may sit down in, or sits in already; of the others in them she learns how many, never who. One of them when
-- `only_one` is given.
create function open_groups(only_one uuid default null) returns table (id uuid, service_id uuid, service text, words text, member_id uuid, coach text,
  starts_at timestamptz, ends_at timestamptz, place text, seats integer, taken integer, pays text, price integer, currency text, cutoff integer,
  late_fee integer, policy text, reminders integer[], seat_id uuid, mine boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
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
$$;
grant execute on function begin_inquiry(uuid, uuid, uuid, text, text, text, text, text, text, uuid), inquiry_of_now(uuid), booked_with(uuid), my_seats(),
  seats_taken(uuid), open_groups(uuid) to {{web}};

-- Mail about an appointment. What waits to tell of an older time is cancelled, and each of `orders` ({ id, kind, due, to }) goes out once for
-- its kind, time and reader, however often it is asked for. `to` is the coach, the guardian (with everybody who has a seat), or one reader's id.
-- An order without `due` is due at five in the afternoon before the session, on its reader's wall; what would have been due already is left out.
-- A coach is not told of what she does herself, unless an earlier mail has put the session into her calendar.
alter table outgoing_email add column about_sequence integer;
-- What was cancelled may be ordered again: a session that is moved away and back is reminded of.
create unique index outgoing_email_appointment on outgoing_email (practice_id, about_id, kind, due_at, guardian_id, member_id)
  nulls not distinct where about_sequence is not null and state <> 'cancelled';
create function order_appointment_mail(appointment uuid, orders jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
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
end $$;
grant execute on function order_appointment_mail(uuid, jsonb) to {{web}}, {{worker}};

-- Whoever gives her seat up is not reminded of it.
create function forget_seat_mail() returns trigger language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  update outgoing_email e set state = 'cancelled'
  where e.practice_id = new.practice_id and e.about_id = new.appointment_id and e.guardian_id = new.guardian_id and e.state = 'waiting'
    and e.tries = 0;
  return null;
end $$;
create trigger forget_seat_mail after update on seat for each row when (old.state = 'booked' and new.state <> 'booked')
  execute function forget_seat_mail();

-- Calendars elsewhere that are due to be read get a job, of whatever practice; this is all that anyone sees across practices. Those that fail
-- are asked less often. At most 500 at a time.
create function order_calendar_reading() returns integer language sql volatile security definer set search_path = pg_catalog, public as $$
  select count(graphile_worker.add_job('read-calendar', json_build_object('practice', due.practice_id, 'id', due.id),
    job_key := 'read-calendar ' || due.id, max_attempts := 3))::integer
  from (
    select c.practice_id, c.id from busy_calendar c
    where c.state <> 'ended' and coalesce(c.tried_at, '-infinity') < app_now() - case c.state when 'failing' then interval '14 minutes'
      else interval '4 minutes' end
    order by c.tried_at nulls first limit 500
  ) due
$$;
grant execute on function order_calendar_reading() to {{worker}};

-- The public page of a practice by its name in URLs, while it is open.
create function identity.booking_page_at(handle text) returns table (practice_id uuid, name text, zone text, title text, words text, services jsonb,
  picture_sha256 text, picture_type text, picture_words text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.practice_id, p.name, p.zone, b.title, b.words, coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name,
      'words', s.words, 'minutes', s.minutes, 'place', s.place, 'pays', s.pays, 'price', s.price, 'currency', s.currency) order by s.name)
    from service s where s.practice_id = p.practice_id and s.state = 'offered' and s.offered_to = 'anybody'), '[]'),
    b.picture_sha256, b.picture_type, b.picture_words
  from identity.practice_handle h join practice p using (practice_id) join booking_page b using (practice_id)
  where h.handle = booking_page_at.handle and b.open
$$;
-- The appointment that a link opens, until it is over; with the names of those who are met there.
create function identity.appointment_at(link_hash bytea)
  returns table (practice_id uuid, appointment_id uuid, handle text, practice text, coach text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select a.practice_id, a.id, h.handle, p.name, m.name from appointment a join identity.practice_handle h using (practice_id)
  join practice p using (practice_id) join member m on m.practice_id = a.practice_id and m.id = a.member_id
  where a.link_hash = appointment_at.link_hash and a.ends_at > app_now()
$$;
-- Whose calendar a feed's address opens, and in which zone she reads it.
create function identity.feed_at(token_hash bytea) returns table (practice_id uuid, handle text, practice text, zone text, member_id uuid,
  roles text[], guardian_id uuid, family_id uuid, person_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select f.practice_id, h.handle, p.name, coalesce(m.zone, g.zone), m.id, m.roles, g.id, g.family_id, coalesce(m.person_id, g.person_id)
  from calendar_feed f join practice p using (practice_id) join identity.practice_handle h using (practice_id)
  left join member m on m.practice_id = f.practice_id and m.id = f.member_id and m.state = 'active'
  left join guardian g on g.practice_id = f.practice_id and g.id = f.guardian_id and g.person_id is not null
  where f.token_hash = feed_at.token_hash and f.revoked_at is null and (m.id is not null or g.id is not null)
$$;
grant execute on function identity.booking_page_at(text), identity.appointment_at(bytea), identity.feed_at(bytea) to {{web}};
-- An answer from somebody's calendar comes in at an address that says which appointment it is for.
grant execute on function identity.appointment_at(bytea) to {{worker}};

create policy inside on booking_page for select to {{web}} using (practice_id = (select ctx_practice()) and (select ctx_actor()) = 'member');
create policy owners on booking_page for insert to {{web}} with check (practice_id = (select ctx_practice()) and (select member_is('owner')));
create policy owners_change on booking_page for update to {{web}} using (practice_id = (select ctx_practice()) and (select member_is('owner')))
  with check (practice_id = (select ctx_practice()) and (select member_is('owner')));
grant select, insert, update on booking_page to {{web}};

-- The days on which a member does not work: her own, and the practice's that close it. Her promise of a working day leaves them out, and so
-- every reader of hers may know them.
create function days_off(of_member uuid) returns json language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(json_agg(json_build_object('first', o.first_day, 'last', o.last_day, 'away', o.kind = 'away') order by o.first_day), '[]')
  from time_off o
  where ctx_actor() in ('member', 'guardian', 'system') and o.practice_id = ctx_practice() and o.closes
    and (o.member_id = of_member or o.member_id is null) and o.last_day > (app_now() - interval '40 days')::date
$$;
-- Whether everybody who coaches a family is away today, by her own wall, and lets its messages go without a look.
create function goes_without_look(of_family uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) > 0 and bool_and(exists (select from time_off o where o.practice_id = c.practice_id and o.member_id = c.member_id and o.lets_go
    and (app_now() at time zone m.zone)::date between o.first_day and o.last_day))
  from family_coach c join member m on m.practice_id = c.practice_id and m.id = c.member_id
  where c.practice_id = ctx_practice() and c.family_id = of_family and c.until is null
$$;
grant execute on function days_off(uuid), goes_without_look(uuid) to {{web}}, {{worker}};
create or replace function looks_first(of_purpose text, of_family uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select of_purpose <> 'absence' and not goes_without_look(of_family) and coalesce(
    (select r.look_first from look_rule r where r.practice_id = ctx_practice() and r.purpose = of_purpose and r.family_id = of_family),
    (select r.look_first from look_rule r where r.practice_id = ctx_practice() and r.purpose = of_purpose and r.family_id is null),
    of_purpose in ('concern', 'request', 'meeting request', 'evaluation request', 'records request'))
$$;
-- A booking page's picture is kept in the store as files are.
create or replace function bytes_unclaimed(keys text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog, public as $$
  select k from unnest(keys) k
  where not exists (select from stored_file f
    where f.practice_id = split_part(k, '/', 1)::uuid and f.sha256 = split_part(k, '/', 2))
    and not exists (select from booking_page b
    where b.practice_id = split_part(k, '/', 1)::uuid and b.picture_sha256 = split_part(k, '/', 2))
$$;

create policy inside on service for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select ctx_actor()) in ('member', 'guardian'));
create policy owners on service for insert to {{web}} with check (practice_id = (select ctx_practice()) and (select member_is('owner')));
create policy owners_change on service for update to {{web}} using (practice_id = (select ctx_practice()) and (select member_is('owner')))
  with check (practice_id = (select ctx_practice()) and (select member_is('owner')));
grant select, insert, update on service to {{web}};
create policy booked_one on service for select to {{web}} using (practice_id = (select ctx_practice()) and (select ctx_actor()) = 'link'
  and exists (select from appointment a where a.practice_id = service.practice_id and a.service_id = service.id and a.id = (select ctx_link())));

create policy inside on service_coach for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select ctx_actor()) in ('member', 'guardian'));
create policy owners on service_coach for insert to {{web}} with check (practice_id = (select ctx_practice()) and (select member_is('owner')));
create policy owners_remove on service_coach for delete to {{web}} using (practice_id = (select ctx_practice()) and (select member_is('owner')));
grant select, insert, delete on service_coach to {{web}};

-- When a coach is there is known to her colleagues; she and an owner say it. The practice's own days off are the owner's.
do $$
declare t text;
begin
  foreach t in array array['weekly_hours', 'date_hours', 'time_off', 'travel'] loop
    execute format($p$create policy inside on %I for select to {{web}}
      using (practice_id = (select ctx_practice()) and (select ctx_actor()) = 'member')$p$, t);
    execute format($p$create policy hers on %I for insert to {{web}} with check (practice_id = (select ctx_practice())
      and ((select member_is('owner')) or ((select member_is('coach')) and member_id = (select ctx_member()))))$p$, t);
    execute format($p$create policy hers_to_remove on %I for delete to {{web}} using (practice_id = (select ctx_practice())
      and ((select member_is('owner')) or ((select member_is('coach')) and member_id = (select ctx_member()))))$p$, t);
    execute format('grant select, insert, delete on %I to {{web}}', t);
  end loop;
end $$;

create policy seen on series for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and (member_id = (select ctx_member()) or family_id = any ((select my_families())::uuid[])))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))));
create policy made on series for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert on series to {{web}};

create policy seen on appointment for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select ctx_actor()) = 'member'
    or ((select is_guardian()) and (guardian_id = (select ctx_guardian()) or id = any ((select my_seats())::uuid[])))
    or ((select ctx_actor()) = 'link' and id = (select ctx_link()))));
create policy booked on appointment for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and state in ('requested', 'held', 'booked') and sequence = 0 and case (select ctx_actor())
    when 'member' then booked_by = 'member' and ((select member_is('owner', 'assistant'))
      or ((select member_is('coach')) and (family_id = any ((select my_families())::uuid[]) or (family_id is null and member_id = (select ctx_member())))))
    when 'guardian' then booked_by = 'guardian' and guardian_id = (select ctx_guardian()) and family_id = (select ctx_family())
      and (state <> 'booked' or pays in ('nothing', 'later'))
    when 'visitor' then booked_by = 'visitor' and inquiry_of_now(family_id) and (state <> 'booked' or pays in ('nothing', 'later'))
    else false end);
create policy changed on appointment for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and (member_id = (select ctx_member()) or family_id = any ((select my_families())::uuid[])))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or ((select ctx_actor()) = 'link' and id = (select ctx_link()))))
  with check (practice_id = (select ctx_practice()));
grant select, insert, update on appointment to {{web}};
create policy worker_books on appointment for insert to {{worker}}
  with check (practice_id = (select ctx_practice()) and (select is_system()) and booked_by = 'system');
create policy worker_changes on appointment for update to {{worker}}
  using (practice_id = (select ctx_practice()) and (select is_system())) with check (practice_id = (select ctx_practice()) and (select is_system()));
grant insert, update on appointment to {{worker}};

create policy seen on appointment_words for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and (family_id = any ((select my_families())::uuid[]) or exists (select from appointment a
      where a.practice_id = appointment_words.practice_id and a.id = appointment_words.appointment_id and a.member_id = (select ctx_member()))))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or ((select ctx_actor()) = 'link' and appointment_id = (select ctx_link()))));
create policy written on appointment_words for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and (family_id is null or family_id = any ((select my_families())::uuid[])))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()) and family_id = (select ctx_family()))
    or ((select ctx_actor()) = 'visitor' and inquiry_of_now(family_id))));
create policy changed on appointment_words for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and (family_id = any ((select my_families())::uuid[]) or exists (select from appointment a
      where a.practice_id = appointment_words.practice_id and a.id = appointment_words.appointment_id and a.member_id = (select ctx_member()))))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or ((select ctx_actor()) = 'link' and appointment_id = (select ctx_link()))))
  with check (practice_id = (select ctx_practice()));
grant select, insert, update on appointment_words to {{web}};
create policy worker_writes on appointment_words for insert to {{worker}}
  with check (practice_id = (select ctx_practice()) and (select is_system()));
grant insert on appointment_words to {{worker}};

create policy seen on seat for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and (family_id = any ((select my_families())::uuid[]) or exists (select from appointment a
      where a.practice_id = seat.practice_id and a.id = seat.appointment_id and a.member_id = (select ctx_member()))))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))));
create policy taken on seat for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()) and family_id = (select ctx_family()))));
create policy changed on seat for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))))
  with check (practice_id = (select ctx_practice()));
grant select, insert, update on seat to {{web}};

create policy seen on appointment_change for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select ctx_actor()) = 'member'
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or ((select ctx_actor()) = 'link' and appointment_id = (select ctx_link()))));
grant select on appointment_change to {{web}};

create policy seen on waiting for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))));
create policy joined on waiting for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and state = 'waiting' and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()) and family_id = (select ctx_family()))));
create policy changed on waiting for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))))
  with check (practice_id = (select ctx_practice()));
grant select, insert, update on waiting to {{web}};
create policy worker_offers on waiting for update to {{worker}}
  using (practice_id = (select ctx_practice()) and (select is_system())) with check (practice_id = (select ctx_practice()) and (select is_system()));
grant update on waiting to {{worker}};

-- Her other calendars are hers alone: not even an owner reads their addresses.
create policy hers on busy_calendar for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select ctx_actor()) = 'member' and member_id = (select ctx_member()))
  with check (practice_id = (select ctx_practice()) and (select ctx_actor()) = 'member' and member_id = (select ctx_member()));
grant select, insert, update, delete on busy_calendar to {{web}};
create policy worker_reads_on on busy_calendar for update to {{worker}}
  using (practice_id = (select ctx_practice()) and (select is_system())) with check (practice_id = (select ctx_practice()) and (select is_system()));
grant update on busy_calendar to {{worker}};
create policy hers on busy_time for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select ctx_actor()) = 'member' and member_id = (select ctx_member()));
grant select on busy_time to {{web}};
create policy worker_keeps on busy_time for insert to {{worker}} with check (practice_id = (select ctx_practice()) and (select is_system()));
create policy worker_removes on busy_time for delete to {{worker}} using (practice_id = (select ctx_practice()) and (select is_system()));
grant insert, delete on busy_time to {{worker}};

create policy hers on calendar_feed for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select ctx_actor()) = 'member' and member_id = (select ctx_member())
    or (select is_guardian()) and guardian_id = (select ctx_guardian())));
create policy hers_to_make on calendar_feed for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and ((select ctx_actor()) = 'member' and member_id = (select ctx_member())
    or (select is_guardian()) and guardian_id = (select ctx_guardian()) and family_id = (select ctx_family())));
create policy hers_to_change on calendar_feed for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select ctx_actor()) = 'member' and member_id = (select ctx_member())
    or (select is_guardian()) and guardian_id = (select ctx_guardian())))
  with check (practice_id = (select ctx_practice()));
grant select, insert, update on calendar_feed to {{web}};
