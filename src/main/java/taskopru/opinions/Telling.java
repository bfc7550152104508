package taskopru.opinions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.council.Member;
import taskopru.council.Members;
import taskopru.council.People;
import taskopru.identity.Accounts;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.notifications.Notice;
import taskopru.notifications.NoticeTopic;
import taskopru.notifications.Notices;
import taskopru.notifications.Recipient;

/** Tells those who had a hand in an opinion what happens to it. */
@Component("opinionsTelling")
class Telling {

  private final Notices notices;
  private final PathBook paths;
  private final Members members;
  private final People people;
  private final Accounts accounts;
  private final Desk desk;

  Telling(
      Notices notices,
      PathBook paths,
      Members members,
      People people,
      Accounts accounts,
      Desk desk) {
    this.notices = notices;
    this.paths = paths;
    this.members = members;
    this.people = people;
    this.accounts = accounts;
    this.desk = desk;
  }

  /** Every member is asked where their institution stands. */
  void circulated(Opinion opinion, LocalDate until) {
    people
        .all(members.of(opinion.body(), desk.today()).stream().map(Member::person).toList())
        .forEach(person ->
            tell(
                OpinionTopics.CIRCULATED,
                opinion,
                new Recipient(person.account(), person.email(), person.name(), person.language()),
                "circulated",
                List.of(opinion.title(), until),
                "/desk/opinions/" + opinion.id() + "/positions",
                Notice.Urgency.NOW));
  }

  void remarked(Opinion opinion, Actor by) {
    one(opinion, opinion.author(), by, "remarked", List.of(opinion.title()), Notice.Urgency.DIGEST);
  }

  void remarkAnswered(Opinion opinion, UUID writer, Actor by) {
    one(opinion, writer, by, "remarkAnswered", List.of(opinion.title()), Notice.Urgency.DIGEST);
  }

  void adopted(Opinion opinion, Actor by) {
    chain(opinion, by, "adopted", List.of(opinion.title()));
  }

  void declined(Opinion opinion, Actor by) {
    chain(opinion, by, "declined", List.of(opinion.title()));
  }

  void moved(Opinion opinion, Actor by, String stageKey) {
    chain(opinion, by, "moved." + stageKey, List.of(opinion.title()));
  }

  void answered(Opinion opinion, Actor by, int answers) {
    chain(opinion, by, "answered", List.of(opinion.title(), answers));
  }

  void doing(Opinion opinion, Actor by, int recommendation) {
    chain(opinion, by, "doing", List.of(opinion.title(), recommendation));
  }

  /** The result moved: everybody in the chain is told. */
  void measured(Opinion opinion, Actor by, int recommendation, String actual, boolean verified) {
    chain(
        opinion,
        by,
        verified ? "verified" : "measured",
        List.of(opinion.title(), recommendation, actual));
  }

  void closed(Opinion opinion, Actor by) {
    chain(opinion, by, "closed", List.of(opinion.title()));
  }

  /** A cited figure is another in a newer release: its author and whoever cited it are told. */
  void outdated(Opinion opinion, Set<UUID> whom, Evidence evidence, String before, String now) {
    for (var account : whom) {
      recipient(account)
          .ifPresent(to ->
              tell(
                  OpinionTopics.OPINION,
                  opinion,
                  to,
                  now.isEmpty() ? "gone" : "outdated",
                  List.of(
                      opinion.title(), evidence.frozen().title().in(to.language()), before, now),
                  path(opinion),
                  Notice.Urgency.NOW));
    }
  }

  /** The link with which an addressee answers; by hand where it has no address. */
  void asked(Opinion opinion, Addressee addressee, String code, String number, LocalDate until) {
    tell(
        OpinionTopics.ANSWER,
        opinion,
        new Recipient(null, addressee.email(), addressee.name().tr(), Language.TR),
        "asked",
        List.of(opinion.title(), number, until),
        "/answers/" + code,
        Notice.Urgency.NOW);
  }

  private void chain(Opinion opinion, Actor by, String what, List<Object> args) {
    for (var account : paths.chain(opinion.id())) {
      one(opinion, account, by, what, args, Notice.Urgency.DIGEST);
    }
  }

  /** Nobody is told what they did themselves. */
  private void one(
      Opinion opinion,
      UUID account,
      Actor by,
      String what,
      List<Object> args,
      Notice.Urgency urgency) {
    if (!account.equals(by.id())) {
      recipient(account)
          .ifPresent(
              to -> tell(OpinionTopics.OPINION, opinion, to, what, args, path(opinion), urgency));
    }
  }

  private static String path(Opinion opinion) {
    return opinion.isPublic() ? "/opinions/" + opinion.slug() : "/desk/opinions/" + opinion.id();
  }

  private void tell(
      NoticeTopic topic,
      Opinion opinion,
      Recipient to,
      String what,
      List<Object> args,
      String path,
      Notice.Urgency urgency) {
    notices.tell(
        new Notice(
            topic.code(),
            opinion.id(),
            to,
            "opinions.mail." + what + ".subject",
            "opinions.mail." + what + ".text",
            args,
            path,
            List.of(),
            urgency));
  }

  private Optional<Recipient> recipient(UUID account) {
    return people
        .ofAccount(account)
        .map(person -> new Recipient(account, person.email(), person.name(), person.language()))
        .or(() ->
            accounts
                .emailOf(account)
                .map(
                    address -> new Recipient(account, email(address), name(account), Language.TR)));
  }

  private static @Nullable EmailAddress email(String address) {
    return EmailAddress.find(address).orElse(null);
  }

  private String name(UUID account) {
    Map<UUID, String> names = accounts.names(Set.of(account));
    return Objects.requireNonNullElse(names.get(account), "");
  }
}
