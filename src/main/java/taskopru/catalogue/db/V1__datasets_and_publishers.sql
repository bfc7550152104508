create schema if not exists catalogue;

create table catalogue.publisher (
    code     text primary key constraint publisher_code_is_a_slug check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    id       uuid not null unique default gen_random_uuid(),
    name_tr  text not null check (name_tr <> ''),
    name_en  text,
    name_ar  text,
    homepage text not null default '' check (homepage ~ '^(https?://.*)?$'),
    calendar text not null default '' check (calendar ~ '^(https?://.*)?$')
);
comment on table catalogue.publisher is 'A body that brings out figures; calendar is the page where it announces its next ones.';

insert into catalogue.publisher (code, name_tr, name_en, name_ar, homepage, calendar) values
    ('unhcr', 'BM Mülteciler Yüksek Komiserliği (UNHCR)', 'UN High Commissioner for Refugees (UNHCR)', 'مفوضية الأمم المتحدة السامية لشؤون اللاجئين', 'https://www.unhcr.org', 'https://www.unhcr.org/refugee-statistics'),
    ('tuik', 'Türkiye İstatistik Kurumu (TÜİK)', 'Turkish Statistical Institute (TurkStat)', 'معهد الإحصاء التركي', 'https://www.tuik.gov.tr', 'https://takvim.tuik.gov.tr'),
    ('goc-idaresi', 'Göç İdaresi Başkanlığı', 'Presidency of Migration Management', 'رئاسة إدارة الهجرة التركية', 'https://www.goc.gov.tr', ''),
    ('iom', 'Uluslararası Göç Örgütü (IOM)', 'International Organization for Migration (IOM)', 'المنظمة الدولية للهجرة', 'https://www.iom.int', ''),
    ('un-desa', 'BM Ekonomik ve Sosyal İşler Dairesi', 'UN Department of Economic and Social Affairs', 'إدارة الأمم المتحدة للشؤون الاقتصادية والاجتماعية', 'https://www.un.org/development/desa', ''),
    ('world-bank', 'Dünya Bankası', 'World Bank', 'البنك الدولي', 'https://data.worldbank.org', ''),
    ('working-group', 'Çalışma grubunun kendisi', 'The working group itself', 'مجموعة العمل نفسها', '', '');

create table catalogue.dataset (
    id                uuid primary key,
    slug              text not null constraint slug_is_taken_once unique,
    kind              text not null check (kind in ('official', 'collected')),
    state             text not null check (state in ('draft', 'review', 'published', 'withdrawn')),
    version           int not null check (version > 0),

    title_tr          text not null check (title_tr <> ''),
    title_en          text,
    title_ar          text,
    description_tr    text not null,
    description_en    text,
    description_ar    text,
    method_tr         text not null,
    method_en         text,
    method_ar         text,
    publisher         text references catalogue.publisher (code),
    contact           text not null,
    source            text not null,
    source_url        text not null constraint source_url_is_a_web_address check (source_url ~ '^(https?://.*)?$'),
    licence           text not null,
    themes            text[] not null,
    keywords_tr       text[] not null,
    keywords_en       text[] not null,
    keywords_ar       text[] not null,
    spatial           text[] not null,
    temporal_from     text,
    temporal_to       text,
    periodicity       text not null,
    expected          date,

    release_number    int,
    release_rows      bigint,
    release_time_from text,
    release_time_to   text,
    release_reference date,
    release_at        timestamptz,

    due               date,
    overdue           date,
    closed            boolean not null,

    created_at        timestamptz not null,
    created_by        uuid not null,
    changed_at        timestamptz not null,
    changed_by        uuid not null,
    submitted_by      uuid,
    published_at      timestamptz,
    withdrawn_at      timestamptz,
    withdrawal_reason text,

    constraint collected_records_wait_for_disclosure_control check (kind = 'official' or state <> 'published'),
    constraint published_has_a_day check (state <> 'published' or published_at is not null),
    constraint withdrawn_has_a_reason check ((state = 'withdrawn') = (withdrawal_reason is not null) and (state = 'withdrawn') = (withdrawn_at is not null)),
    constraint submitted_by_somebody check (state = 'draft' or submitted_by is not null),
    constraint release_is_whole check ((release_number is null) = (release_rows is null) and (release_number is null) = (release_at is null)),
    constraint overdue_after_due check ((due is null) = (overdue is null) and overdue > due)
);
comment on table catalogue.dataset is 'One dataset: what is told about it, where it is on its way to the public, and what is known of its newest public release (release_*).';
comment on column catalogue.dataset.kind is 'Decided at creation, for ever: what may leave the house hangs on it.';
comment on column catalogue.dataset.due is 'The day newer figures are expected; overdue is the first day their absence is a worry; closed series expect none.';

create index dataset_by_state on catalogue.dataset (state, changed_at desc, id);
create index dataset_newest_public on catalogue.dataset ((coalesce(release_at, published_at)) desc, id) where state = 'published';
create index dataset_expected on catalogue.dataset (due, id) where state = 'published';

create function catalogue.kind_is_for_ever() returns trigger language plpgsql as $$
begin
    raise exception 'the kind of a dataset never changes' using constraint = 'kind_is_for_ever', errcode = 'check_violation';
end $$;

create trigger kind_is_for_ever before update on catalogue.dataset
    for each row when (old.kind is distinct from new.kind or old.slug is distinct from new.slug or old.id is distinct from new.id)
    execute function catalogue.kind_is_for_ever();

create table catalogue.deed (
    number     bigint generated always as identity primary key,
    dataset_id uuid not null references catalogue.dataset (id),
    at         timestamptz not null,
    actor      uuid not null,
    what       text not null check (what in ('created', 'changed', 'submitted', 'returned', 'published', 'withdrawn')),
    note       text
);
comment on table catalogue.deed is 'What was done to a dataset, for its editors; the audit trail keeps its own entries.';
create index deed_of_dataset on catalogue.deed (dataset_id, number desc);
