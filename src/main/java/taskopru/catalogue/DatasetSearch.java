package taskopru.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.catalogue.DatasetPage.Count;
import taskopru.catalogue.DatasetPage.Facet;
import taskopru.kernel.Language;
import taskopru.kernel.Slug;
import taskopru.web.Site;

/** Finds published datasets; drafts do not even count. */
@Service
@Transactional(readOnly = true)
public class DatasetSearch {

  private static final int LONGEST_SWAPPED = 20;
  private static final int MOST_SWAPPED = 4;

  private static final String FRESHNESS =
      """
      case when closed then 'fresh' when due is null then 'unknown' when due > :today then 'fresh'
           when overdue > :today then 'due' else 'overdue' end\
      """;

  private final JdbcClient db;
  private final Clock clock;
  private final Site site;

  DatasetSearch(JdbcClient db, Clock clock, Site site) {
    this.db = db;
    this.clock = clock;
    this.site = site;
  }

  public DatasetPage find(DatasetQuery query) {
    var params = new HashMap<String, Object>();
    params.put("today", LocalDate.now(clock.withZone(site.zone())));
    var asked = query.hasText() ? question(query.text()) : "";
    if (!query.hasText() || asked.isEmpty()) {
      return page(query, "true", query.hasText() ? "false" : "true", false, params);
    }
    params.put("question", asked);
    var exact = page(query, "words @@ cast(:question as tsquery)", "true", false, params);
    if (exact.total() > 0 || exact.facets().values().stream().anyMatch(list -> !list.isEmpty())) {
      return exact;
    }
    return similar(query, params);
  }

  /** Nothing is spelled like that: letters that changed places, then spellings that look alike. */
  private DatasetPage similar(DatasetQuery query, Map<String, Object> params) {
    params.put("question", swapped(query.text()));
    var swapped = page(query, "words @@ cast(:question as tsquery)", "true", true, params);
    if (swapped.total() > 0) {
      return swapped;
    }
    db.sql("select set_config('pg_trgm.word_similarity_threshold', '0.3', true)")
        .query(String.class)
        .single();
    params.put("typed", plain(query.text()));
    return page(query, "cast(:typed as text) operator(public.<%) letters", "true", true, params);
  }

  private DatasetPage page(
      DatasetQuery query,
      String found,
      String possible,
      boolean similar,
      Map<String, Object> params) {
    var filters = filters(query, params);
    var facets = new EnumMap<Facet, List<Count>>(Facet.class);
    var total = count(found + " and " + possible, filters, params, facets);
    var rows = total == 0 ? List.<DatasetPage.Row>of() : rows(query, found, filters, params);
    var marks = query.hasText() && !similar ? marks(query.text()) : List.<String>of();
    return new DatasetPage(query, total, similar && total > 0, marks, rows, facets);
  }

  /** One condition for each facet that is in use. */
  private static Map<Facet, String> filters(DatasetQuery query, Map<String, Object> params) {
    var filters = new EnumMap<Facet, String>(Facet.class);
    narrow(filters, params, Facet.THEME, codes(query.themes(), Theme::code), "themes && %s");
    narrow(filters, params, Facet.PUBLISHER, query.publishers(), "publisher = any (%s)");
    narrow(
        filters,
        params,
        Facet.LICENCE,
        codes(query.licences(), Licence::code),
        "licence = any (%s)");
    narrow(
        filters,
        params,
        Facet.FRESHNESS,
        codes(query.freshness(), Freshness::code),
        FRESHNESS + " = any (%s)");
    narrow(filters, params, Facet.KIND, codes(query.kinds(), Kind::code), "kind = any (%s)");
    narrow(filters, params, Facet.SPATIAL, query.places(), "spatial && %s");
    return filters;
  }

  private static void narrow(
      Map<Facet, String> filters,
      Map<String, Object> params,
      Facet facet,
      Collection<String> chosen,
      String condition) {
    if (!chosen.isEmpty()) {
      filters.put(facet, condition.formatted("cast(:" + facet.word() + " as text[])"));
      params.put(facet.word(), chosen.toArray(String[]::new));
    }
  }

  /**
   * Counts in one pass over what the words found: each facet under the filters of all others, so
   * that a reader sees what another choice would bring.
   */
  private long count(
      String found,
      Map<Facet, String> filters,
      Map<String, Object> params,
      Map<Facet, List<Count>> facets) {
    var sql =
        new StringBuilder(
            "with found as materialized (select themes, publisher, licence, kind, spatial, ");
    sql.append(FRESHNESS).append(" as freshness");
    for (var facet : Facet.values()) {
      sql.append(", ")
          .append(filters.getOrDefault(facet, "true"))
          .append(" as by_")
          .append(facet.word());
    }
    sql.append(" from catalogue.dataset where state = 'published' and ")
        .append(found)
        .append(")\n");
    sql.append("select 'total' as facet, '' as code, count(*) as datasets from found where ");
    sql.append(othersThan(null));
    for (var facet : Facet.values()) {
      sql.append("\nunion all select '").append(facet.word()).append("', code, count(*) from ");
      sql.append(
          switch (facet) {
            case THEME -> "found, unnest(themes) code";
            case SPATIAL -> "found, unnest(spatial) code";
            case PUBLISHER, LICENCE, FRESHNESS, KIND ->
                "(select *, " + facet.word() + " as code from found) found";
          });
      sql.append(" where code is not null and ").append(othersThan(facet)).append(" group by code");
    }
    sql.append("\norder by 1, 3 desc, 2");
    var total = new long[1];
    for (var facet : Facet.values()) {
      facets.put(facet, new ArrayList<>());
    }
    db.sql(sql.toString())
        .params(params)
        .query(row -> {
          var facet = row.getString("facet");
          if (facet.equals("total")) {
            total[0] = row.getLong("datasets");
          } else {
            Objects.requireNonNull(
                    facets.get(Facet.valueOf(facet.toUpperCase(java.util.Locale.ROOT))))
                .add(new Count(row.getString("code"), row.getLong("datasets")));
          }
        });
    return total[0];
  }

  private static String othersThan(@org.jspecify.annotations.Nullable Facet own) {
    var others = new ArrayList<String>();
    for (var facet : Facet.values()) {
      if (facet != own) {
        others.add("by_" + facet.word());
      }
    }
    return String.join(" and ", others);
  }

  private List<DatasetPage.Row> rows(
      DatasetQuery query, String found, Map<Facet, String> filters, Map<String, Object> params) {
    return db.sql(rowsSql(query, found, filters))
        .params(params)
        .param("limit", query.pageSize())
        .param("offset", (long) (query.page() - 1) * query.pageSize())
        .query(DatasetSearch::toRow)
        .list();
  }

  /** The list's own select; its test looks at the plan. */
  static String rowsSql(DatasetQuery query, String found, Map<Facet, String> filters) {
    var where = new StringBuilder("state = 'published' and ").append(found);
    filters.values().forEach(filter -> where.append(" and ").append(filter));
    return """
    select slug, kind, title_tr, title_en, title_ar, description_tr, description_en,
           description_ar, publisher, name_tr, name_en, name_ar,
           licence, themes, spatial, periodicity, %s as freshness, release_number,
           release_rows, release_time_from, release_time_to, release_reference, release_at,
           coalesce(temporal_from, release_time_from) as told_from,
           coalesce(temporal_to, release_time_to) as told_to,
           coalesce(release_at, published_at) as updated_at
      from (select * from catalogue.dataset
             where %s
             order by %s
             limit :limit offset :offset) dataset
      left join (select code, name_tr, name_en, name_ar from catalogue.publisher) body
            on code = publisher
     order by %s
    """
        .formatted(FRESHNESS, where, order(query, found), order(query, found));
  }

  private static String order(DatasetQuery query, String found) {
    return switch (query.sort()) {
      case TITLE -> title(query.language()) + ", id";
      case NEWEST -> "coalesce(release_at, published_at) desc, id";
      case RELEVANCE ->
          !query.hasText()
              ? "coalesce(release_at, published_at) desc, id"
              : found.contains(":typed")
                  ? "public.word_similarity(:typed, letters) desc, "
                      + title(query.language())
                      + ", id"
                  : "ts_rank('{0.05, 0.2, 0.5, 1}', words, cast(:question as tsquery), 1) desc, "
                      + title(query.language())
                      + ", id";
    };
  }

  private static String title(Language language) {
    return switch (language) {
      case TR -> "title_tr collate \"tr-x-icu\"";
      case EN -> "coalesce(title_en, title_tr) collate \"en-x-icu\"";
      case AR -> "coalesce(title_ar, title_en, title_tr) collate \"ar-x-icu\"";
    };
  }

  private String question(String typed) {
    return db.sql("select catalogue.question(:typed)::text")
        .param("typed", typed)
        .query(String.class)
        .single();
  }

  /**
   * The question with each word as it is or with two neighbouring letters the other way round, the
   * commonest slip of quick fingers: trigrams find little in common then.
   */
  private String swapped(String typed) {
    return db.sql(
            """
            select coalesce(string_agg('(' || asked || ')', ' & '), '')
              from (select place, string_agg('(' || question || ')', ' | ') as asked
                      from regexp_split_to_table(trim(catalogue.spelling(:typed)), ' ')
                           with ordinality as split (word, place),
                           generate_series(0, least(length(word), :longest) - 1) as at,
                           catalogue.question(
                               case when at = 0 then word
                                    else left(word, at - 1) || substr(word, at + 1, 1) || substr(word, at, 1) || substr(word, at + 2)
                                end) as asking,
                           cast(asking as text) as question
                     where place <= :words and question <> ''
                     group by place) each
            """)
        .param("typed", typed)
        .param("longest", LONGEST_SWAPPED)
        .param("words", MOST_SWAPPED)
        .query(String.class)
        .single();
  }

  private String plain(String typed) {
    return db.sql("select trim(catalogue.plain(catalogue.spelling(:typed)))")
        .param("typed", typed)
        .query(String.class)
        .single();
  }

  private List<String> marks(String typed) {
    return db
        .sql(
            """
            select distinct form
              from regexp_split_to_table(trim(catalogue.spelling(:typed)), ' ') word,
                   unnest(catalogue.forms(word)) form
             where length(form) > 1
            """)
        .param("typed", typed)
        .query(String.class)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .toList();
  }

  private static DatasetPage.Row toRow(ResultSet row, int number) throws SQLException {
    var publisher = row.getString("publisher");
    return new DatasetPage.Row(
        new Slug(row.getString("slug")),
        Kind.of(row.getString("kind")),
        Register.text(row, "title"),
        Register.text(row, "description"),
        publisher,
        publisher == null ? null : Register.text(row, "name"),
        Licence.find(row.getString("licence")).orElse(Licence.NOT_STATED),
        Register.list(row, "themes").stream().flatMap(code -> Theme.find(code).stream()).toList(),
        Register.list(row, "spatial"),
        Periodicity.find(row.getString("periodicity")).orElse(Periodicity.UNKNOWN),
        Freshness.find(row.getString("freshness")).orElse(Freshness.UNKNOWN),
        Register.toRelease(row),
        row.getString("told_from"),
        row.getString("told_to"),
        Objects.requireNonNull(Register.instant(row, "updated_at")));
  }

  private static <T> List<String> codes(
      Collection<T> chosen, java.util.function.Function<T, String> code) {
    return chosen.stream().map(code).toList();
  }
}
