-- Search knows three spellings of a word: as it is written, its stem, and both without accents; so "goc", "göçler" and "GÖÇ" meet.
create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

create function catalogue.spelling(written text) returns text language sql immutable parallel safe as $$
    select regexp_replace(
               lower(translate(
                   regexp_replace(normalize(written, NFKC), '[\u0300-\u036F\u064B-\u0652\u0640]', '', 'g'),
                   'İ', 'i') collate "und-x-icu"),
               '[^[:alnum:]]+' collate "und-x-icu", ' ', 'g')
$$;
comment on function catalogue.spelling is 'Lower case (İ and I both become i), letters and digits only, without loose accents and Arabic vowel marks.';

create function catalogue.plain(spelled text) returns text language sql immutable parallel safe as $$
    select translate(public.unaccent('public.unaccent'::regdictionary, spelled), 'ıأإآٱىة', 'iاااايه')
$$;
comment on function catalogue.plain is 'Without accents: göç becomes goc, ı becomes i, the Arabic alefs become one.';

create function catalogue.plain(words tsvector) returns tsvector language sql immutable parallel safe as $$
    select coalesce(string_agg('''' || plain || ''':' || array_to_string(positions, ','), ' '), '')::tsvector
      from (select replace(replace(catalogue.plain(lexeme), '''', ''), '\', '') as plain, positions from unnest(words)) plainly
     where plain <> ''
$$;

create function catalogue.words(tr text, en text, ar text, weight "char") returns tsvector language sql immutable parallel safe as $$
    select setweight(
               catalogue.plain(to_tsvector('pg_catalog.simple', catalogue.spelling(concat_ws(' ', tr, en, ar))))
               || catalogue.plain(to_tsvector('pg_catalog.turkish', catalogue.spelling(coalesce(tr, ''))))
               || catalogue.plain(to_tsvector('pg_catalog.turkish', translate(catalogue.spelling(coalesce(tr, '')), 'ou', 'öü')))
               || catalogue.plain(to_tsvector('pg_catalog.english', catalogue.spelling(coalesce(en, ''))))
               || catalogue.plain(to_tsvector('pg_catalog.arabic', catalogue.spelling(coalesce(ar, '')))),
               weight)
$$;
comment on function catalogue.words is 'What a text can be found by. The Turkish stemmer goes by vowel harmony, so text typed without accents is stemmed once more with front vowels.';

create function catalogue.forms(word text) returns text[] language sql immutable parallel safe as $$
    select array_agg(distinct catalogue.plain(form))
      from (select word
            union select unnest(ts_lexize('pg_catalog.turkish_stem', word))
            union select unnest(ts_lexize('pg_catalog.turkish_stem', translate(word, 'ou', 'öü')))
            union select unnest(ts_lexize('pg_catalog.turkish_stem', translate(word, 'iöü', 'ıou')))
            union select unnest(ts_lexize('pg_catalog.english_stem', word))
            union select unnest(ts_lexize('pg_catalog.arabic_stem', word))) as every (form)
     where form = word or length(form) > 1
$$;
comment on function catalogue.forms is 'The spellings under which a word a reader typed is looked for.';

create function catalogue.question(typed text) returns tsquery language sql immutable parallel safe as $$
    with spelled as (
        select word, place, place = max(place) over () as last,
               ts_lexize('pg_catalog.turkish_stem', word) = '{}' or ts_lexize('pg_catalog.english_stem', word) = '{}' as common
          from regexp_split_to_table(trim(catalogue.spelling(typed)), ' ') with ordinality as split (word, place)
         where word <> ''
    ), wanted as (
        select * from spelled where not common or not exists (select from spelled where not common)
    )
    select coalesce(string_agg(
               '(' || (select string_agg('''' || replace(replace(form, '''', ''), '\', '') || '''' || case when last and length(form) > 2 then ':*' else '' end, ' | ')
                         from unnest(catalogue.forms(word)) form) || ')',
               ' & ' order by place), '')::tsquery
      from wanted
$$;
comment on function catalogue.question is 'What a reader typed as a question to the words of datasets: every word in one of its forms, common words left out, the last one may be unfinished.';

alter table catalogue.dataset
    add column words tsvector not null default ''::tsvector,
    add column letters text not null default '';
comment on column catalogue.dataset.words is 'What search finds it by, kept by a trigger: title (A), keywords and publisher (B), description (C), source and method (D).';
comment on column catalogue.dataset.letters is 'Title and keywords without accents, for words that are mistyped.';

create function catalogue.keep_words() returns trigger language plpgsql as $$
declare
    body catalogue.publisher;
begin
    select * into body from catalogue.publisher where code = new.publisher;
    new.words :=
        catalogue.words(new.title_tr || ' ' || replace(new.slug, '-', ' '), new.title_en, new.title_ar, 'A')
        || catalogue.words(concat_ws(' ', array_to_string(new.keywords_tr, ' '), body.name_tr), concat_ws(' ', array_to_string(new.keywords_en, ' '), body.name_en),
                           concat_ws(' ', array_to_string(new.keywords_ar, ' '), body.name_ar), 'B')
        || catalogue.words(new.description_tr, new.description_en, new.description_ar, 'C')
        || catalogue.words(concat_ws(' ', new.source, new.method_tr), new.method_en, new.method_ar, 'D');
    new.letters := catalogue.plain(catalogue.spelling(concat_ws(' ', new.title_tr, new.title_en, new.title_ar,
        array_to_string(new.keywords_tr || new.keywords_en || new.keywords_ar, ' '))));
    return new;
end $$;

create trigger keep_words
    before insert or update of slug, title_tr, title_en, title_ar, keywords_tr, keywords_en, keywords_ar, publisher, description_tr,
                               description_en, description_ar, source, method_tr, method_en, method_ar
    on catalogue.dataset for each row execute function catalogue.keep_words();

update catalogue.dataset set title_tr = title_tr;

create index dataset_words on catalogue.dataset using gin (words);
create index dataset_letters on catalogue.dataset using gin (letters public.gin_trgm_ops);
