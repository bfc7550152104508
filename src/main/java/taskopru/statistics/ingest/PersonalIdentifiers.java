package taskopru.statistics.ingest;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import taskopru.catalogue.Kind;
import taskopru.statistics.Finding.Place;
import taskopru.statistics.Finding.Severity;

/**
 * Numbers and addresses that point at one person: T.C. identity number, IBAN, telephone, e-mail,
 * passport. Nothing meant for the public may hold any; collected records may, and are never public.
 * The report says where they stand and never repeats them.
 */
final class PersonalIdentifiers implements TableCheck {

  /** A mobile number as it is written in Türkiye, or an international one with its plus. */
  private static final String PHONE =
      "(^|[^0-9+.,])((\\+|00)90[ ()-]*|0)\\(?5[0-9]{2}\\)?[ .-]*[0-9]{3}[ .-]*[0-9]{2}[ .-]*[0-9]{2}($|[^0-9])|(^|[^0-9+])\\+[1-9][0-9]{0,2}[ ().-]*([0-9][ ().-]*){8,12}($|[^0-9])";

  private static final String EMAIL =
      "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}";
  private static final String IBAN =
      "(?i)(^|[^A-Z0-9])TR[0-9]{2}( ?[0-9]{4}){5} ?[0-9]{2}($|[^0-9])";
  private static final String ELEVEN = "(^|[^\\p{L}0-9.,_-])[1-9][0-9]{10}($|[^\\p{L}0-9])";

  private static final Pattern ONE_ELEVEN =
      Pattern.compile("(?<![\\p{L}0-9.,_-])[1-9][0-9]{10}(?![\\p{L}0-9]|[.,][0-9])");
  private static final Pattern ONE_IBAN =
      Pattern.compile("(?i)TR[0-9]{2}(?: ?[0-9]{4}){5} ?[0-9]{2}");
  private static final Pattern LINK = Pattern.compile("[a-z]+://\\S+");
  private static final Pattern PASSPORT_HEADING =
      Pattern.compile("(.*_)?(passport|pasaport)(_.*)?");
  private static final Pattern PHONE_HEADING =
      Pattern.compile("(.*_)?(phone|phones|telefon|tel|gsm|mobile|cep)(_.*)?");

  /** So many numbers of that length are codes of something. */
  private static final int MANY = 50;

  private final Kind kind;

  PersonalIdentifiers(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Severity severity() {
    return kind == Kind.OFFICIAL ? Severity.ERROR : Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    in.texts(
        this,
        findings,
        "contains(t, '@') and regexp_matches(t, " + Workbench.quoted(EMAIL) + ")",
        false,
        _ -> true);
    in.texts(
        this,
        findings,
        "length(t) >= 10 and regexp_matches(regexp_replace(t, '[a-z]+://\\S+', '', 'g'), "
            + Workbench.quoted(PHONE)
            + ")",
        false,
        column ->
            !in.profile(column).isFigures()
                || PHONE_HEADING.matcher(in.profile(column).code()).matches());
    in.texts(
        this,
        findings,
        "regexp_full_match(t, '[A-Za-z]{1,2}[0-9]{6,9}')",
        false,
        column -> PASSPORT_HEADING.matcher(in.profile(column).code()).matches());
    in.texts(
        this,
        findings,
        "regexp_full_match(t, '\\+?[0-9 ()./-]{9,18}') and length(regexp_replace(t, '[^0-9]', '', 'g')) between 9 and 14",
        false,
        column -> PHONE_HEADING.matcher(in.profile(column).code()).matches());
    for (var column : in.mapping().columns()) {
      if (column.use() != Mapping.Use.LEAVE_OUT) {
        proved(in, column, findings);
      }
    }
  }

  /** Those that carry check digits are believed only when these are right. */
  private void proved(Inspection in, Mapping.Column column, Findings findings) throws SQLException {
    var it = in.profile(column);
    if (it.typed()) {
      typed(in, column, findings);
      return;
    }
    var found = new ArrayList<Place>();
    long[] counts = {0, 0};
    in.bench()
        .list(
            "select t, n, r from %s and length(t) >= 11 and (regexp_matches(t, %s) or regexp_matches(t, %s)) order by r limit 100000"
                .formatted(
                    Texts.of(column.index()), Workbench.quoted(ELEVEN), Workbench.quoted(IBAN)),
            row -> {
              counts[0]++;
              if (pointsAtSomebody(row.getString(1))) {
                counts[1] += row.getLong(2);
                found.add(
                    new Place(in.stage().layout().sheet(), row.getLong(3), column.heading(), null));
              }
              return true;
            });
    if (isNoAccident(it.isFigures() || counts[0] >= MANY, found.size(), counts[0])) {
      findings.add(this, column.heading(), counts[1], found.stream().limit(10).toList());
    }
  }

  private void typed(Inspection in, Mapping.Column column, Findings findings) throws SQLException {
    var found = new ArrayList<Place>();
    var numbers =
        in.bench()
            .list(
                "select c%1$d::bigint::varchar, %2$s from %3$s where c%1$d between 10000000000 and 99999999999 and c%1$d = trunc(c%1$d) limit 20000"
                    .formatted(column.index(), in.stage().rowSql(), in.stage().sql()),
                row ->
                    new Place(
                        in.stage().layout().sheet(),
                        row.getLong(2),
                        column.heading(),
                        row.getString(1)));
    for (var number : numbers) {
      if (isIdentityNumber(String.valueOf(number.value()))) {
        found.add(new Place(number.sheet(), number.row(), number.column(), null));
      }
    }
    if (isNoAccident(true, found.size(), numbers.size())) {
      findings.add(this, column.heading(), found.size(), found.stream().limit(10).toList());
    }
  }

  /** One large amount in a hundred passes the check digits by chance. */
  private static boolean isNoAccident(boolean figures, long proved, long all) {
    return proved > 0 && (!figures || proved * 5 > all);
  }

  private static boolean pointsAtSomebody(String text) {
    var plain = LINK.matcher(text).replaceAll(" ");
    return ONE_ELEVEN.matcher(plain).results().anyMatch(it -> isIdentityNumber(it.group()))
        || ONE_IBAN.matcher(plain).results().anyMatch(it -> isIban(it.group()));
  }

  /** The two check digits of a T.C. identity number. */
  static boolean isIdentityNumber(String number) {
    if (!number.matches("[1-9][0-9]{10}")) {
      return false;
    }
    int[] d = number.chars().map(c -> c - '0').toArray();
    int odd = d[0] + d[2] + d[4] + d[6] + d[8];
    int even = d[1] + d[3] + d[5] + d[7];
    int sum = odd + even + d[9];
    return Math.floorMod(odd * 7 - even, 10) == d[9] && sum % 10 == d[10];
  }

  /** The check digits of an IBAN: moved to the end, in numbers, it leaves 1 of 97. */
  static boolean isIban(String text) {
    var iban = text.replace(" ", "").toUpperCase(java.util.Locale.ROOT);
    var digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.getNumericValue(c)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }
}
