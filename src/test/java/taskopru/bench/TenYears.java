package taskopru.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Ten years of a working group in the bench's home: 30 members, 120 meetings with their rolls,
 * 5,000 votes and decisions with tasks, 1,000 opinions with 10,000 recommendations. Written by SQL,
 * for the use cases would take an hour.
 */
final class TenYears {

  static final String EMAIL = "sekreter@example.org";
  static final String PASSWORD = "portakal-cicegi-26";

  private static final List<String> STATEMENTS =
      List.of(
          """
          insert into council.person (id, name, email, language, account_id, name_may_be_public, name_consent_on)
          select gen_random_uuid(), 'Üye ' || n, 'uye' || n || '@example.org', 'tr', gen_random_uuid(), n % 2 = 0,
                 case when n % 2 = 0 then date '2016-01-01' end
            from generate_series(1, 35) n
          """,
          """
          insert into council.mandate (id, seat_id, person_id, capacity, place, valid, letter_date, letter_number)
          select gen_random_uuid(), seat.id, person.id, case when n > 30 then 'alternate' else 'principal' end,
                 case when n > 30 then 1 else 0 end, daterange('2016-01-01', null), '2016-01-01', '1'
            from (select id, row_number() over (order by length(name), name) as n from council.person) person
            join (select id, row_number() over (order by number) as place from council.seat
                   where body_id = (select id from council.body where code = 'working-group')) seat
              on seat.place = case when n > 30 then n - 30 else n end
          """,
          """
          insert into meetings.meeting (id, body, year, number, kind, mode, state, title, starts, ends, place, seats, secret,
                                        called_at, opened_at, closed_at, created_at, created_by)
          select gen_random_uuid(), (select id from council.body where code = 'working-group'),
                 extract(year from day)::int, row_number() over (partition by extract(year from day) order by day)::int,
                 'ordinary', 'in-person',
                 case when n = 0 then 'called' when n = 1 then 'minutes-pending' else 'minutes-approved' end, '',
                 day, day + interval '2 hours', 'Kent Konseyi toplantı salonu', 30, '\\x00', day - interval '10 days',
                 case when n > 0 then day end, case when n > 0 then day + interval '2 hours' end, day - interval '12 days', gen_random_uuid()
            from (select n, date_trunc('day', now()) + interval '12 days 14 hours' - n * interval '30 days' as day
                    from generate_series(0, 119) n) days
          """,
          """
          insert into meetings.roll (meeting, mandate, seat, seat_number, person, account, institution, principal, voting, excuse)
          select meeting.id, mandate.id, seat.id, seat.number, person.id, person.account_id, standing.institution_id,
                 mandate.place = 0, true, case when seat.number = 7 then 'Görevli' end
            from meetings.meeting, council.mandate
            join council.seat on seat.id = mandate.seat_id
            join council.seat_standing standing on standing.seat_id = seat.id
            join council.person on person.id = mandate.person_id
          """,
          """
          insert into meetings.presence (meeting, mandate, during, how, noted_by)
          select meeting.id, roll.mandate, tstzrange(meeting.starts, meeting.ends), 'clerk', gen_random_uuid()
            from meetings.meeting join meetings.roll on roll.meeting = meeting.id
           where meeting.opened_at is not null and roll.principal and roll.seat_number between 8 and 30
          """,
          """
          insert into meetings.agenda_item (id, body, meeting, position, title, text, state, created_at, created_by)
          select gen_random_uuid(), meeting.body, meeting.id, n,
                 (array['Kira destekleri', 'Okula kayıt güçlükleri', 'Mevsimlik işçilerin barınması', 'Türkçe kursları'])[1 + n % 4] || ' ' || n,
                 'Görüşülecek konu.', case when meeting.opened_at is null then 'accepted' else 'decided' end, meeting.starts, gen_random_uuid()
            from meetings.meeting, generate_series(1, 42) n
          """,
          """
          insert into meetings.snapshot (id, meeting, at, profile, seats, filled, present, needed)
          select item.id, item.meeting, meeting.starts + item.position * interval '1 minute',
                 (select id from council.rule_profile where body_id = meeting.body order by version limit 1), 30, 30, 23, 16
            from meetings.agenda_item item join meetings.meeting on meeting.id = item.meeting where item.state = 'decided'
          """,
          """
          insert into meetings.vote (id, meeting, item, question, kind, sealed, state, snapshot, opened_at, closed_at, announced_at,
                                     counts, cast_count, outcome, created_at, created_by)
          select item.id, item.meeting, item.id, item.title || ' kabul edilsin mi?', 'open', false, 'announced', item.id,
                 noted.at + interval '1 second', noted.at + interval '30 seconds', noted.at + interval '40 seconds', array[20, 2, 1], 23, 'carried', noted.at, gen_random_uuid()
            from meetings.agenda_item item join meetings.snapshot noted on noted.id = item.id
          """,
          "alter table meetings.decision disable trigger decision_stands_on_a_vote",
          """
          insert into meetings.decision (id, body, year, number, meeting, item, vote, title, text, sha256, decided_on, institution, due, state, recorded_at, recorded_by)
          select item.id, item.body, meeting.year, row_number() over (partition by meeting.year order by meeting.starts, item.position)::int,
                 item.meeting, item.id, item.id, item.title, item.title || ' konusunda önerilen çalışmanın yapılmasına karar verilmiştir.',
                 repeat('a', 64), meeting.starts::date, (select id from council.institution order by code offset item.position % 20 limit 1),
                 meeting.starts::date + 60, case when meeting.starts > now() - interval '1 year' then 'open' else 'done' end, meeting.ends, gen_random_uuid()
            from meetings.agenda_item item join meetings.meeting on meeting.id = item.meeting where item.state = 'decided'
          """,
          "alter table meetings.decision enable trigger decision_stands_on_a_vote",
          """
          insert into meetings.counter (body, what, year, last)
          select body, 'decision', year, max(number) from meetings.decision group by body, year
          union all select body, 'meeting', year, max(number) from meetings.meeting where year is not null group by body, year
          """,
          """
          insert into meetings.task (id, decision, title, institution, due, state, done_at, created_at, created_by)
          select gen_random_uuid(), decision.id, 'Rapor ' || decision.number, decision.institution, decision.due,
                 case when decision.state = 'done' then 'done' else 'open' end, case when decision.state = 'done' then now() end, now(), gen_random_uuid()
            from meetings.decision
          """,
          """
          insert into meetings.minutes (id, meeting, edition, state, circulated_at, approved_at, approved_by, sha256, created_at, created_by)
          select id, id, 1, 'draft', null, null, null, null, ends, gen_random_uuid() from meetings.meeting where opened_at is not null
          """,
          """
          insert into meetings.minutes_part (minutes, position, item, heading, text, public)
          select item.meeting, item.position, item.id, item.title, 'Görüşüldü, oylandı, kabul edildi.', true
            from meetings.agenda_item item where item.state = 'decided'
          """,
          """
          update meetings.minutes set state = 'approved', circulated_at = now(), approved_at = now(), approved_by = gen_random_uuid(), sha256 = repeat('a', 64)
            from meetings.meeting where meeting.id = minutes.meeting and meeting.state = 'minutes-approved'
          """,
          """
          insert into notifications.notice (id, topic, object, name, email, language, subject, path, state, created_at)
          select gen_random_uuid(), 'meetings-call', meeting.id, 'Üye', null, 'tr', 'Toplantı çağrısı ' || meeting.year || '/' || meeting.number, '/meetings',
                 case when meeting.opened_at is null then 'by-hand' else 'handed-over' end, meeting.called_at
            from meetings.meeting, generate_series(1, 35)
          """);

  /** 1,000 opinions with 10,000 recommendations, all that they rest on and what came of them. */
  private static final List<String> OPINIONS =
      List.of(
          """
          insert into opinions.addressee (id, kind, name_tr, letter_name, closing)
          select gen_random_uuid(), (array['municipality', 'governorate', 'directorate', 'university'])[1 + n % 4], 'Muhatap ' || n, 'MUHATAP ' || n, 'both'
            from generate_series(1, 40) n
          """,
          """
          insert into opinions.issue (id, title, text, place, state, filed_by, filed_at)
          select gen_random_uuid(), 'Sorun ' || n, 'Mahallede yaşanan güçlük.', 'Seyhan', 'taken-up', gen_random_uuid(), now() - n * interval '7 days'
            from generate_series(1, 500) n
          """,
          """
          insert into opinions.opinion (id, slug, kind, body, title, summary, state, edition, opens, closes, sha256, author, created_at, changed_at)
          select gen_random_uuid(), 'gorus-' || n, (array['policy-opinion', 'proposal', 'report', 'guide'])[1 + n % 4],
                 (select id from council.body where code = 'working-group'),
                 (array['Kira destekleri', 'Okula kayıt', 'Mevsimlik işçilerin barınması', 'Türkçe kursları'])[1 + n % 4] || ' üzerine görüş ' || n,
                 'Kentte yaşayan herkesin ulaşabilmesi için önerilerimiz.', 'draft', 1, day::date - 30, day::date - 16, repeat('a', 64), gen_random_uuid(), day - interval '40 days', day
            from (select n, now() - n * interval '3.6 days' as day from generate_series(1, 1000) n) days
          """,
          """
          insert into opinions.opinion_issue (opinion, issue)
          select opinion.id, issue.id
            from (select id, row_number() over (order by slug) as n from opinions.opinion) opinion
            join (select id, row_number() over (order by title) as n from opinions.issue) issue on issue.n = 1 + opinion.n % 500
          """,
          """
          insert into opinions.edition (opinion, number, text, sha256, made_at, made_by)
          select id, 1, title || E'\n\n' || repeat('Önerimizin metni burada yer alır. ', 60), sha256, created_at, author from opinions.opinion
          """,
          """
          insert into opinions.clause (id, opinion, position, heading, text)
          select gen_random_uuid(), id, n, 'Bölüm ' || n, repeat('Önerimizin metni burada yer alır. ', 12) from opinions.opinion, generate_series(1, 5) n
          """,
          """
          insert into opinions.claim (id, opinion, position, text)
          select gen_random_uuid(), id, n, 'Talep hizmetten fazladır (' || n || ').' from opinions.opinion, generate_series(1, 5) n
          """,
          """
          insert into opinions.evidence (id, claim, kind, reference, object, href, title_tr, value, unit, source, reference_date, edition, frozen_at, supports, strength, cited_by)
          select gen_random_uuid(), id, case when n = 1 then 'figure' else 'document' end, 'Rapor ' || n, case when n = 1 then 'turkiye-refugees' end,
                 case when n = 1 then '/data/turkiye-refugees?rows=year' end, 'Kanıt ' || n, 100 + position, 'kişi', 'UNHCR', date '2024-12-31', '1', now(), true, 'strong', gen_random_uuid()
            from opinions.claim, generate_series(1, 2) n
           where n = 2 or position = 1
          """,
          """
          insert into opinions.recommendation (id, opinion, position, addressee, unit, request, basis, due, cost, indicator, measure_unit, baseline, baseline_on, target, target_on)
          select gen_random_uuid(), opinion.id, place, addressee.id, 'Sağlık ve Sosyal Hizmetler Dairesi', 'Hizmet ' || place || ' her mahallede verilsin.', '5393 sayılı Kanun m. 14',
                 opinion.changed_at::date + 180, 250000, 'Yararlanan kişi', 'kişi', 100, opinion.created_at::date, 400, opinion.changed_at::date + 720
            from opinions.opinion
            cross join generate_series(1, 10) place
            join (select id, row_number() over (order by name_tr) as n from opinions.addressee) addressee on addressee.n = 1 + (place + length(opinion.slug) * 7) % 40
          """,
          """
          insert into opinions.recommendation_claim (recommendation, claim)
          select recommendation.id, claim.id from opinions.recommendation
            join opinions.claim on claim.opinion = recommendation.opinion and claim.position = 1 + recommendation.position % 5
          """,
          "alter table opinions.opinion disable trigger opinion_goes_its_way",
          "update opinions.opinion set state = 'circulated'",
          """
          insert into opinions.position (opinion, holder, institution, stance, text, edition, taken_by, taken_at)
          select opinion.id, seat.id, null, (array['agrees', 'agrees', 'reservation', 'dissents'])[1 + seat.number % 4], 'Bütçesi ayrıca görüşülmelidir.', 1, gen_random_uuid(), opinion.changed_at
            from opinions.opinion join council.seat on seat.body_id = opinion.body and seat.number <= 12
          """,
          """
          update opinions.opinion
             set published_at = changed_at, state = (array['adopted', 'transmitted', 'answered', 'followed', 'transmitted'])[1 + length(title) % 5]
          """,
          "alter table opinions.opinion enable trigger opinion_goes_its_way",
          """
          insert into opinions.adoption (opinion, edition, place, body, outcome, decision, label, decided_on, profile, sha256, noted_by, noted_at)
          select opinion.id, 1, place, opinion.body, 'adopted', decision.id, decision.year || '/' || decision.number, opinion.changed_at::date,
                 (select id from council.rule_profile where body_id = opinion.body order by version limit 1), opinion.sha256, gen_random_uuid(), opinion.changed_at
            from (select *, row_number() over (order by slug) as n from opinions.opinion) opinion
            cross join generate_series(1, 3) place
            join (select id, year, number, row_number() over (order by decided_on, number) as n from meetings.decision) decision on decision.n = opinion.n * 3 + place
          """,
          """
          insert into opinions.transmission (id, opinion, addressee, year, number, stage, channel, sent_on, answer_due, sha256, prepared_by, prepared_at)
          select gen_random_uuid(), opinion, addressee, extract(year from changed_at)::int, row_number() over (partition by extract(year from changed_at) order by changed_at, addressee)::int,
                 'delivered', 'kep', changed_at::date + 5, changed_at::date + 65, sha256, gen_random_uuid(), changed_at
            from (select distinct recommendation.opinion, recommendation.addressee, opinion.changed_at, opinion.sha256
                    from opinions.recommendation join opinions.opinion on opinion.id = recommendation.opinion
                   where state in ('adopted', 'transmitted', 'answered', 'followed')) sent
          """,
          """
          insert into opinions.passage (id, transmission, stage, before, happened_on, noted_by, noted_at)
          select gen_random_uuid(), id, passed.stage, before, sent_on + days, gen_random_uuid(), now()
            from opinions.transmission, (values ('sent', 'prepared', 0), ('delivered', 'sent', 1)) passed (stage, before, days)
          """,
          """
          insert into opinions.response (id, transmission, recommendation, outcome, text, answered_on, how, given_at)
          select gen_random_uuid(), transmission.id, recommendation.id, (array['accepted', 'partly', 'rejected', 'no-answer'])[1 + recommendation.position % 4],
                 'Bütçe olanakları içinde.', transmission.sent_on + 40, 'desk', now()
            from opinions.recommendation
            join opinions.opinion on opinion.id = recommendation.opinion and opinion.state in ('answered', 'followed')
            join opinions.transmission on transmission.opinion = opinion.id and transmission.addressee = recommendation.addressee
          """,
          """
          insert into opinions.action (id, recommendation, kind, title, due, state, created_at, created_by)
          select gen_random_uuid(), id, 'own', 'Hizmetin başlatılması', due, 'under-way', now(), gen_random_uuid() from opinions.recommendation
           where position % 2 = 0
          """,
          """
          insert into opinions.measurement (id, recommendation, measured_on, actual, state, reported_by, reported_at, verified_by, verified_at)
          select gen_random_uuid(), id, due, 150 + position * 30, 'verified', gen_random_uuid(), now(), gen_random_uuid(), now() from opinions.recommendation
           where position % 3 = 0
          """,
          """
          insert into opinions.standing (recommendation, opinion, addressee, stage, waiting_since, answer, answered_on, result, actual, actual_on, answer_due, changed_at)
          select recommendation.id, recommendation.opinion, recommendation.addressee, 'delivered', opinion.changed_at::date, coalesce(response.outcome, 'awaiting'), response.answered_on,
                 case when measurement.id is null then 'none' when measurement.actual >= 400 then 'reached' else 'moving' end, measurement.actual, measurement.measured_on,
                 opinion.changed_at::date + 65, opinion.changed_at
            from opinions.recommendation
            join opinions.opinion on opinion.id = recommendation.opinion
            left join opinions.response on response.recommendation = recommendation.id
            left join opinions.measurement on measurement.recommendation = recommendation.id
          """);

  private TenYears() {}

  /** Fills the home of a server that runs. */
  static void in(Path home) throws Exception {
    try (var db = open(home);
        var statement = db.createStatement()) {
      for (var sql : STATEMENTS) {
        statement.execute(sql);
      }
      for (var sql : OPINIONS) {
        statement.execute(sql);
      }
      account(db);
      statement.execute("vacuum analyze");
    }
  }

  /** A meeting held in the middle of it. */
  static UUID meeting(Path home) throws Exception {
    return id(
        home,
        "select id from meetings.meeting where opened_at is not null order by starts offset 60 limit 1");
  }

  /** An opinion in the middle of it, the one whose trail has the most. */
  static UUID opinion(Path home) throws Exception {
    return id(
        home,
        "select id from opinions.opinion where state = 'followed' order by slug offset 60 limit 1");
  }

  static UUID recommendation(Path home) throws Exception {
    return id(
        home,
        """
        select recommendation.id from opinions.recommendation
          join opinions.opinion on opinion.id = recommendation.opinion
         where state = 'followed' and position = 6 order by slug offset 60 limit 1
        """);
  }

  static UUID decision(Path home) throws Exception {
    return id(home, "select id from meetings.decision order by decided_on offset 2500 limit 1");
  }

  private static UUID id(Path home, String sql) throws Exception {
    try (var db = open(home);
        var statement = db.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  private static void account(Connection db) throws SQLException {
    try (var insert =
        db.prepareStatement(
            """
            insert into identity.account (id, email, name, language, state, roles, password, created_at)
            values (gen_random_uuid(), ?, 'Zeynep', 'tr', 'active', '{secretary}', ?, now())
            """)) {
      insert.setString(1, EMAIL);
      insert.setString(2, new Argon2PasswordEncoder(16, 32, 1, 19456, 2).encode(PASSWORD));
      insert.execute();
    }
  }

  private static Connection open(Path home) throws Exception {
    var port = Files.readAllLines(home.resolve("database/data/postmaster.pid")).get(3);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/taskopru",
        "taskopru",
        Files.readString(home.resolve("database/password")));
  }
}
