create table opinions.translation (
    thing      uuid not null,
    opinion    uuid not null references opinions.opinion (id),
    language   text not null check (language in ('en', 'ar')),
    title      text not null default '' check (length(title) <= 5000),
    summary    text not null default '' check (length(summary) <= 5000),
    written_by uuid not null,
    written_at timestamptz not null,
    primary key (thing, language),
    constraint translation_says_something check (title <> '' or summary <> '')
);
comment on table opinions.translation is 'Title and summary of an opinion, or the request of one of its recommendations (as the title), for readers of another language. The Turkish text is the one that was adopted; translations may be written and mended at any time and are not under its digest.';
comment on column opinions.translation.thing is 'The opinion, or one of its recommendations.';
create index translation_of on opinions.translation (opinion);

create function opinions.translated(of uuid, tongue text) returns text language sql stable parallel safe as $$
    select nullif(title, '') from opinions.translation where thing = of and language = tongue
$$;
comment on function opinions.translated is 'The title or request of a thing in that language; null where nobody has translated it.';
