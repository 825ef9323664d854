-- What comes in by mail. A webhook's event is kept whole before it is answered, once; the worker fetches the mail, finds whose private
-- address it came to, and keeps an entry in her log. What proves nothing about its sender waits until she places it.

create table identity.webhook_event (
  id uuid primary key,
  source text not null check (source in ('resend')),
  -- The provider's own id: each event is taken once, however often it is delivered.
  event_id text not null check (length(event_id) between 1 and 200),
  -- As it came; emptied when the event is done.
  body text not null check (length(body) <= 300000),
  received_at timestamptz not null,
  done_at timestamptz,
  -- What became of it, in a word of ours and never of the mail's.
  outcome text not null default '' check (length(outcome) <= 60),
  unique (source, event_id)
);
create index webhook_event_waiting on identity.webhook_event (received_at) where done_at is null;

-- Keeps a verified event and wakes the worker, both or neither. False when it was here before.
create function identity.keep_webhook(new_id uuid, source text, event_id text, body text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  insert into identity.webhook_event (id, source, event_id, body, received_at)
  values (new_id, keep_webhook.source, keep_webhook.event_id, keep_webhook.body, app_now())
  on conflict on constraint webhook_event_source_event_id_key do nothing;
  if not found then return false; end if;
  perform graphile_worker.add_job('receive-mail', json_build_object('id', new_id), job_key := new_id::text, max_attempts := 12);
  return true;
end $$;
grant execute on function identity.keep_webhook(uuid, text, text, text) to {{web}};

-- For the worker: an event that waits, and that it is done.
create function identity.webhook_waiting(event uuid) returns table (body text, received_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select e.body, e.received_at from identity.webhook_event e where e.id = event and e.done_at is null
$$;
create function identity.webhook_done(event uuid, outcome text) returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
  update identity.webhook_event e set done_at = app_now(), outcome = webhook_done.outcome, body = ''
  where e.id = event and e.done_at is null
$$;
-- Events that wait and have no live job any more get one again. Done ones go after 30 days, when nobody delivers them again.
create function identity.recover_webhooks() returns integer
  language sql volatile security definer set search_path = pg_catalog, public as $$
  select count(graphile_worker.add_job('receive-mail', json_build_object('id', lost.id), job_key := lost.id::text, max_attempts := 12))::integer
  from (
    select e.id from identity.webhook_event e
    where e.done_at is null and e.received_at < app_now() - interval '2 minutes'
      and not exists (select from graphile_worker.jobs j where j.key = e.id::text and j.attempts < j.max_attempts)
    order by e.received_at limit 500
  ) lost
$$;
create function identity.purge_webhooks() returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
  delete from identity.webhook_event e where e.done_at < app_now() - interval '30 days'
$$;

-- A guardian's private address for school mail: <practice>.<token>@<domain>. The token is an HMAC over this row's id and version;
-- only its hash is here. A new version stops the old address.
create table inbound_address (
  practice_id uuid not null,
  id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  version integer not null default 1,
  token_hash bytea not null,
  created_at timestamptz not null,
  renewed_at timestamptz,
  primary key (practice_id, id),
  unique (practice_id, guardian_id),
  unique (practice_id, token_hash),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);
create index inbound_address_token on inbound_address (token_hash);

-- A mail that came in. Without a guardian it fits nobody, and the owner sees from, date and subject alone. Its words are never here:
-- they are an entry of her log, or wait in inbound_content until she says.
create table inbound_mail (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  guardian_id uuid,
  family_id uuid,
  -- Resend's id of the received mail.
  provider_id text not null check (length(provider_id) between 1 and 100),
  state text not null check (state in ('placed', 'unsure', 'not for the log', 'fits nobody', 'handed on', 'discarded')),
  kind text not null check (kind in ('message', 'automatic', 'list', 'bounce')),
  -- Why it waits: 'sender', 'not proved', 'list', 'automatic', 'too many', 'handed on', 'bounce'.
  why text[] not null default '{}',
  from_name text not null default '' check (length(from_name) <= 200),
  from_address text not null default '' check (length(from_address) <= 254),
  subject text not null default '' check (length(subject) <= 300),
  message_id text not null default '' check (length(message_id) <= 998),
  draft_id uuid,
  received_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, id, guardian_id, family_id),
  check ((guardian_id is null) = (family_id is null) and (guardian_id is null) = (state in ('fits nobody', 'discarded'))),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, draft_id, guardian_id, family_id) references draft (practice_id, id, guardian_id, family_id)
    on delete set null (draft_id)
);
create unique index inbound_mail_once on inbound_mail (practice_id, provider_id, guardian_id) nulls not distinct;
create unique index inbound_mail_message on inbound_mail (practice_id, guardian_id, message_id) where guardian_id is not null and message_id <> '';
create index inbound_mail_guardian on inbound_mail (practice_id, guardian_id, state, received_at desc);
create index inbound_mail_family on inbound_mail (practice_id, family_id);
create index inbound_mail_draft on inbound_mail (practice_id, draft_id);
create index inbound_mail_nobody on inbound_mail (practice_id, received_at desc) where state = 'fits nobody';

-- What waits to be placed, hers alone; gone once she has said.
create table inbound_content (
  practice_id uuid not null,
  mail_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  with_name text not null default '' check (length(with_name) <= 200),
  with_address text not null default '' check (length(with_address) <= 254),
  subject text not null default '' check (length(subject) <= 300),
  body text not null check (length(body) <= 50000),
  quoted text not null default '' check (length(quoted) <= 200000),
  left_out text[] not null default '{}',
  happened_at timestamptz not null,
  time_known boolean not null default true,
  primary key (practice_id, mail_id),
  foreign key (practice_id, mail_id, guardian_id, family_id)
    references inbound_mail (practice_id, id, guardian_id, family_id) on delete cascade
);
create table inbound_file (
  practice_id uuid not null,
  mail_id uuid not null,
  file_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  primary key (practice_id, mail_id, file_id),
  foreign key (practice_id, mail_id, guardian_id, family_id)
    references inbound_mail (practice_id, id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, file_id, guardian_id, family_id) references stored_file (practice_id, id, guardian_id, family_id)
);
create index inbound_file_file on inbound_file (practice_id, file_id);

-- An entry says which mail it came with, and whether a machine wrote it (an out-of-office).
alter table log_entry add column automatic boolean not null default false;
alter table log_entry add foreign key (practice_id, inbound_id, guardian_id, family_id)
  references inbound_mail (practice_id, id, guardian_id, family_id);
create policy worker_corrects on log_correction for insert to {{worker}}
  with check (practice_id = (select ctx_practice()) and (select is_system()));
grant insert on log_correction to {{worker}};

-- The mail's own Message-Id, as the provider told it, so that an answer finds what it answers.
alter table outgoing_email add column message_id text;
create index outgoing_email_provider on outgoing_email (provider_id) where provider_id is not null;
create index outgoing_email_message on outgoing_email (practice_id, message_id) where message_id is not null;

select make_tenant(t) from unnest(array['inbound_address', 'inbound_mail', 'inbound_content', 'inbound_file']::regclass[]) t;
create trigger walk_arrow before update on inbound_mail for each row execute function walk_arrow();

-- How the practice is named in addresses, for whoever acts in it.
create function inbound_handle() returns text
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.handle from identity.practice_handle h where h.practice_id = ctx_practice() and (is_guardian() or is_system())
$$;
grant execute on function inbound_handle() to {{web}}, {{worker}};

-- Her address is hers: nobody of the practice reads even that there is one.
create policy own on inbound_address for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
create policy made on inbound_address for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()));
create policy renewed on inbound_address for update to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
grant select, insert, update on inbound_address to {{web}};
create policy worker_makes on inbound_address for insert to {{worker}}
  with check (practice_id = (select ctx_practice()) and (select is_system()));
grant insert on inbound_address to {{worker}};

-- The owner sees what fits nobody, and hands it on without reading it; from then on it is its guardian's.
create policy own_or_nobodys on inbound_mail for select to {{web}}
  using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or ((select member_is('owner')) and state in ('fits nobody', 'handed on', 'discarded'))));
create policy own_or_nobodys_moved on inbound_mail for update to {{web}}
  using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()) and state = 'unsure')
    or ((select member_is('owner')) and state = 'fits nobody')))
  with check (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or ((select member_is('owner')) and state in ('handed on', 'discarded'))));
grant select, update on inbound_mail to {{web}};
create policy worker_keeps on inbound_mail for insert to {{worker}}
  with check (practice_id = (select ctx_practice()) and (select is_system()));
create policy worker_moves on inbound_mail for update to {{worker}}
  using (practice_id = (select ctx_practice()) and (select is_system()))
  with check (practice_id = (select ctx_practice()) and (select is_system()));
grant insert, update on inbound_mail to {{worker}};

do $$
declare t text;
begin
  foreach t in array array['inbound_content', 'inbound_file'] loop
    execute format($p$create policy own on %I for select to {{web}}
      using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))$p$, t);
    execute format($p$create policy own_gone on %I for delete to {{web}}
      using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))$p$, t);
    execute format($p$create policy worker_keeps on %I for insert to {{worker}}
      with check (practice_id = (select ctx_practice()) and (select is_system()))$p$, t);
    execute format('grant select, delete on %I to {{web}}', t);
    execute format('grant insert on %I to {{worker}}', t);
  end loop;
end $$;
-- The words that wait are hers alone; the worker wrote them and does not read them again.
drop policy worker_reads on inbound_content;

-- A mail of her own that came as a copy marks her message sent, an answer marks it answered.
create policy worker_moves on draft for update to {{worker}}
  using (practice_id = (select ctx_practice()) and (select is_system()))
  with check (practice_id = (select ctx_practice()) and (select is_system()));
grant update on draft to {{worker}};
create policy worker_makes on draft_version for insert to {{worker}}
  with check (practice_id = (select ctx_practice()) and (select is_system()) and not shared);
grant insert on draft_version to {{worker}};
create policy worker_notes on draft_sending for insert to {{worker}}
  with check (practice_id = (select ctx_practice()) and (select is_system()) and way = 'said to be sent' and state = 'sent' and not shared);
grant insert on draft_sending to {{worker}};
create policy worker_orders on outgoing_email for insert to {{worker}}
  with check (practice_id = (select ctx_practice()) and (select is_system()) and state = 'waiting' and tries = 0
    and kind in ('something came in', 'did not arrive'));
grant insert on outgoing_email to {{worker}};

-- Which of a guardian's unsent messages has this subject, when exactly one has: the worker learns its id and no word of it.
create function draft_with_subject(of_guardian uuid, subject text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select (array_agg(d.id))[1] from draft d join draft_text t on t.practice_id = d.practice_id and t.draft_id = d.id
  where d.practice_id = ctx_practice() and is_system() and d.guardian_id = of_guardian and d.channel = 'email'
    and d.state in ('private', 'shared', 'thoughts', 'looks ready')
    and btrim(t.subject) <> '' and lower(btrim(t.subject)) = lower(btrim(draft_with_subject.subject))
  having count(*) = 1
$$;
grant execute on function draft_with_subject(uuid, text) to {{worker}};

-- Whose an address is, by the hash of its token; which practice a handle's beginning names, when it names one; and which mail of
-- ours a provider's id is. For the worker, before it knows the practice; ids alone come out.
create function identity.inbound_at(hash bytea) returns table (practice_id uuid, guardian_id uuid, family_id uuid, handle text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select a.practice_id, a.guardian_id, a.family_id, h.handle
  from inbound_address a join identity.practice_handle h on h.practice_id = a.practice_id where a.token_hash = hash
$$;
create function identity.practice_beginning(handle text, cut integer) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select (array_agg(h.practice_id))[1] from identity.practice_handle h
  where h.handle = practice_beginning.handle
    or (length(practice_beginning.handle) between cut - 1 and cut and starts_with(h.handle, practice_beginning.handle))
  having count(*) = 1
$$;
create function identity.mail_of_ours(provider text) returns table (practice_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.practice_id, o.id from outgoing_email o where o.provider_id = provider
$$;
grant execute on function identity.webhook_waiting(uuid), identity.webhook_done(uuid, text), identity.recover_webhooks(),
  identity.purge_webhooks(), identity.inbound_at(bytea), identity.practice_beginning(text, integer),
  identity.mail_of_ours(text) to {{worker}};

-- A parent adds whom she hears from to her family's school team; what the family is found by follows.
create policy added_by_guardian on educator for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and family_id = (select ctx_family()));
create policy added_by_guardian on school_team for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and family_id = (select ctx_family()));
create function family_found_by_also(words text) returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
  update family f set found_by = left(f.found_by || ' ' || words, 4000)
  where f.practice_id = ctx_practice() and f.id = ctx_family() and is_guardian()
$$;
grant execute on function family_found_by_also(text) to {{web}};
