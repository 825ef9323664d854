-- The mailbox of the sandbox, where mail ends that must not leave the building. Only the web process uses it, and only
-- on a person's own machine; a production database has no such schema. Safe to run again.
create schema if not exists sandbox;
grant usage on schema sandbox to {{web}};

create table if not exists sandbox.email (
  id uuid primary key,
  -- One mail per key, as Resend does; a mail without a key is one of its own.
  key text unique,
  request_hash text not null,
  sender text not null,
  recipients jsonb not null,
  cc jsonb not null,
  reply_to jsonb not null,
  subject text not null,
  html text not null,
  body text not null,
  created_at timestamptz not null
);
alter table sandbox.email add column if not exists attachments jsonb not null default '[]';
create index if not exists email_newest on sandbox.email (created_at desc, id desc);
grant select, insert on sandbox.email to {{web}};

-- Domains that were added at the stand-in for Resend.
create table if not exists sandbox.domain (
  id uuid primary key,
  name text not null unique,
  status text not null,
  created_at timestamptz not null
);
grant select, insert, update, delete on sandbox.domain to {{web}};

-- Mail that the sandbox "received", as its receiving API gives it out.
create table if not exists sandbox.received (
  id uuid primary key,
  mail jsonb not null,
  created_at timestamptz not null
);
grant select, insert on sandbox.received to {{web}};
