package taskopru.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.kernel.Actor;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;
import taskopru.kernel.Language;

/** The demo's accounts: invented people, one for each way of working here. */
@Component
@Profile(DemoScene.PROFILE)
@Order(1)
public class DemoCast implements DemoScene {

  /** Everybody's: the demo listens on its own machine only, and is no secret. */
  public static final String PASSWORD = "portakal-cicegi-26";

  private final Inviting inviting;
  private final Accounts accounts;
  private final SecondSteps secondSteps;
  private final TotpSecrets phones;
  private final Clock clock;
  private final List<Line> lines = new ArrayList<>();

  DemoCast(
      Inviting inviting,
      Accounts accounts,
      SecondSteps secondSteps,
      TotpSecrets phones,
      Clock clock) {
    this.inviting = inviting;
    this.accounts = accounts;
    this.secondSteps = secondSteps;
    this.phones = phones;
    this.clock = clock;
  }

  /** Somebody of the cast. */
  public enum Part {
    ADMINISTRATOR("yonetici", "Deniz Ulupınarlı", Language.TR, false, Role.ADMINISTRATOR),
    SECRETARY("sekreter", "Zeynep Ardıçlı", Language.TR, false, Role.SECRETARY),
    CHAIR("baskan", "Kerem Toroslu", Language.TR, false, Role.CHAIR),
    BAR("uye", "Elif Pamukova", Language.TR, false, Role.MEMBER),
    MIGRANTS("gocmen", "ريم الحزناوي", Language.AR, false, Role.MEMBER),
    MUNICIPALITY("belediye", "Onur Turunçgil", Language.TR, false, Role.MEMBER),
    STEWARD("veri", "Barış Pamukçalı", Language.TR, true, Role.DATA_STEWARD),
    OFFICER("gizlilik", "Selin Yumurtalıklı", Language.TR, true, Role.PRIVACY_OFFICER),
    GOVERNORATE("valilik", "Filiz Irmakbaşı", Language.TR, false, Role.ADDRESSEE),
    AUDITOR("denetci", "Nihal Karataşlıgil", Language.TR, false, Role.AUDITOR);

    private final String address;
    private final String called;
    private final Language language;
    private final boolean secondStep;
    private final Role role;

    Part(String address, String called, Language language, boolean secondStep, Role role) {
      this.address = address;
      this.called = called;
      this.language = language;
      this.secondStep = secondStep || role == Role.ADMINISTRATOR;
      this.role = role;
    }

    public EmailAddress email() {
      return new EmailAddress(address + "@example.org");
    }

    public String called() {
      return called;
    }

    public Language language() {
      return language;
    }
  }

  /**
   * What a visitor of the demo needs to be somebody of it.
   *
   * @param codes for the second step, each good once; empty where there is none
   */
  public record Line(Part part, String role, String email, List<String> codes) {}

  @Override
  public void plan(DemoYear year) {
    year.on(
        year.firstDay(),
        9,
        0,
        () -> {
          for (var part : Part.values()) {
            lines.add(bringIn(part));
            year.enter(part.role.code(), actor(part));
          }
        });
    year.on(
        year.today().minusDays(2),
        15,
        0,
        () ->
            inviting.invite(
                actor(Part.ADMINISTRATOR),
                new EmailAddress("editor@example.org"),
                "Tuna Çınaraltı",
                Language.TR,
                EnumSet.of(Role.EDITOR)));
  }

  /** With all that the part's role allows. */
  public Actor actor(Part part) {
    return new Actor(accounts.idOf(part.email()).orElseThrow(), part.role.verbs());
  }

  public List<Line> lines() {
    return List.copyOf(lines);
  }

  private Line bringIn(Part part) {
    var visit = Visit.from("127.0.0.1");
    var invited =
        inviting.invite(
            Actor.operator(), part.email(), part.called, part.language, Set.of(part.role));
    inviting.accept(invited.link().code(), part.called, part.language, PASSWORD, visit);
    var codes = part.secondStep ? secondStep(part, visit) : List.<String>of();
    return new Line(part, "identity.role." + part.role.code(), part.email().value(), codes);
  }

  private List<String> secondStep(Part part, Visit visit) {
    var actor = actor(part);
    secondSteps.offer(actor);
    var secret = phones.find(actor.id()).orElseThrow();
    return secondSteps.confirm(actor, Totp.codeAt(secret, clock.instant()), visit);
  }
}
