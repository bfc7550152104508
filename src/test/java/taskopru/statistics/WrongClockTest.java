package taskopru.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import taskopru.Database;
import taskopru.audit.Chain;
import taskopru.catalogue.Datasets;
import taskopru.identity.EmailAddress;
import taskopru.identity.Inviting;
import taskopru.identity.Role;
import taskopru.identity.Visit;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;

/** The machine's clock jumps, as it does with a flat battery or a wrong time server. */
@ApplicationModuleTest(
    module = "statistics",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "audit"})
@Import({Database.class, WrongClockTest.Jumping.class})
class WrongClockTest {

  private static final Slug POPULATION = new Slug("nufus");

  private static Duration wrongBy = Duration.ZERO;

  @TestConfiguration(proxyBeanMethods = false)
  static class Jumping {
    @Bean
    @Primary
    Clock wrongClock() {
      InstantSource source = () -> Instant.now().plus(wrongBy);
      return source.withZone(ZoneOffset.UTC);
    }
  }

  @TempDir Path folder;

  @Autowired Importing importing;
  @Autowired ReleasePublishing publishing;
  @Autowired Releases releases;
  @Autowired Datasets datasets;
  @Autowired Chain chain;
  @Autowired Inviting inviting;

  @AfterEach
  void itIsSetRight() {
    wrongBy = Duration.ZERO;
  }

  @Test
  void releasesAndTheAuditTrailKeepTheirOrder() throws IOException {
    publish();
    wrongBy = Duration.ofDays(-400);
    publish();
    assertThat(latest()).isEqualTo(2);
    wrongBy = Duration.ofDays(4000);
    var third = publish();
    wrongBy = Duration.ZERO;
    assertThat(latest()).isEqualTo(3);
    publishing.withdraw(Actor.operator(), third.id(), "Saat yanlıştı.");
    assertThat(latest()).isEqualTo(2);
    assertThat(datasets.get(POPULATION).release()).extracting("number").isEqualTo(2);
    assertThat(chain.verify()).isInstanceOf(Chain.Verdict.Whole.class);
  }

  @Test
  void aLinkWorksAgainWhenTheClockIsRightAgain() {
    var link =
        inviting
            .invite(
                Actor.operator(),
                new EmailAddress("zeynep@example.org"),
                "Zeynep",
                Language.TR,
                Set.of(Role.EDITOR))
            .link();
    wrongBy = Duration.ofDays(30);
    assertThatThrownBy(() -> accept(link.code())).isInstanceOf(Problem.NotFound.class);
    wrongBy = Duration.ofDays(-30);
    accept(link.code());
  }

  private void accept(String code) {
    inviting.accept(
        code,
        "Zeynep",
        Language.TR,
        "portakal çiçeği nisanda açar",
        Visit.from("203.0.113.9/" + UUID.randomUUID()));
  }

  private Release publish() throws IOException {
    var file = folder.resolve("nufus.csv");
    Files.writeString(file, "il,yil,nufus\nAdana,2022,5\nMersin,2022,6\n");
    var outcome =
        importing.run(
            Actor.operator(), ImportOrder.of(file, POPULATION, true), ImportProgress.SILENT);
    assertThat(outcome).isInstanceOf(ImportOutcome.Stored.class);
    return ((ImportOutcome.Stored) outcome).release();
  }

  private int latest() {
    return releases.latestPublic(datasets.get(POPULATION).id()).map(Release::number).orElseThrow();
  }
}
