package taskopru.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Thousands of published datasets, each different, made by the database itself. */
final class ManyDatasets {

  private ManyDatasets() {}

  static void make(JdbcClient db, int howMany) {
    db.sql(
            """
            insert into catalogue.dataset (
              id, slug, kind, state, version, title_tr, title_en, description_tr, method_tr,
              publisher, contact, source, source_url, licence, themes, keywords_tr, keywords_en,
              keywords_ar, spatial, periodicity, due, overdue, closed, created_at, created_by,
              changed_at, changed_by, submitted_by, published_at)
            select gen_random_uuid(), 'many-' || n, 'official', 'published', 1,
                   (array['Göç','Nüfus','Eğitim','Sağlık','Sığınma','Konut','Tarım'])[1 + n % 7]
                     || ' göstergesi ' || (array['ilçe','il','ülke','mahalle','bölge'])[1 + n % 5]
                     || ' ' || n,
                   (array['Migration','Population','Education','Health','Asylum'])[1 + n % 5]
                     || ' indicator ' || n,
                   repeat('Yıllara ve yerlere göre derlenmiş rakamlar, kaynağıyla. ', 4)
                     || case when n % 500 = 0 then 'Mevsimlik işçiler de sayılır.' else '' end,
                   '', (array['unhcr','tuik','iom','world-bank'])[1 + n % 4], '', 'Kaynak', '',
                   (array['CC-BY-4.0','tuik','none-stated'])[1 + n % 3],
                   array[(array['SOCI','EDUC','HEAL','ECON'])[1 + n % 4], (array['REGI','GOVE'])[1 + n % 2]],
                   array['sözcük' || n % 100], array['word' || n % 100], array[]::text[],
                   array['TUR', 'TR-' || lpad((1 + n % 81)::text, 2, '0')], 'ANNUAL',
                   case when n % 3 = 0 then date '2026-01-01' + n % 400 end,
                   case when n % 3 = 0 then date '2026-02-01' + n % 400 end, false,
                   now(), gen_random_uuid(), now(), gen_random_uuid(), gen_random_uuid(),
                   timestamptz '2026-01-01' - make_interval(mins => n / 3)
              from generate_series(1, :many) n
            """)
        .param("many", howMany)
        .update();
  }
}
