package taskopru.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.support.TransactionOperations;
import taskopru.Database;
import taskopru.audit.Chain.Fault;
import taskopru.audit.Chain.Verdict;
import taskopru.kernel.DomainEvent;

@ApplicationModuleTest(module = "audit", mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(Database.class)
class ChainTest {

  /** A deed of the tests' own. */
  record LemonPlanted(UUID subject, UUID actor, Set<String> codes) implements DomainEvent {}

  record LemonNamed(UUID subject, UUID actor, String name) implements DomainEvent {}

  static final UUID TREE = UUID.fromString("0b7e0000-0000-4000-8000-000000000001");
  static final UUID AYSE = UUID.fromString("6f1c0000-0000-4000-8000-000000000001");

  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionOperations transaction;
  @Autowired Chain chain;
  @Autowired JdbcClient db;

  @BeforeEach
  void anEmptyTrail() {
    tamper("delete from audit.entry");
    tamper("update audit.head set seq = 0, hash = decode(repeat('00', 32), 'hex')");
  }

  @Test
  void aDeedAndItsEntryHappenTogether() {
    plant("adana-lemon");
    assertThat(entries()).isOne();
    assertThat(db.sql("select kind || detail from audit.entry").query(String.class).single())
        .isEqualTo("audit.LemonPlanted{\"codes\":[\"adana-lemon\"]}");
  }

  @Test
  void aDeedThatFailsLeavesNoEntry() {
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ -> {
              events.publishEvent(new LemonPlanted(TREE, AYSE, Set.of()));
              throw new IllegalStateException("frost");
            }))
        .hasMessage("frost");
    assertThat(entries()).isZero();
  }

  @Test
  void aDeedOutsideOfATransactionIsLoud() {
    assertThatThrownBy(() -> events.publishEvent(new LemonPlanted(TREE, AYSE, Set.of())))
        .hasMessageContaining("outside of a transaction");
  }

  @Test
  void aNameInAnEventStopsTheDeed() {
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(
                _ -> events.publishEvent(new LemonNamed(TREE, AYSE, "Ayşe Yılmaz"))))
        .hasMessageContaining("not free text");
    assertThat(entries()).isZero();
  }

  @Test
  void deedsAtTheSameTimeQueueInOneChain() throws Exception {
    var together = IntStream.range(0, 60).mapToObj(n -> (Callable<Void>) () -> plant("tree-" + n));
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : people.invokeAll(together.toList())) {
        done.get();
      }
    }
    assertThat(chain.verify())
        .isInstanceOfSatisfying(
            Verdict.Whole.class, whole -> assertThat(whole.entries()).isEqualTo(60));
  }

  @Test
  void theDatabaseRefusesToChangeOrRemoveAnEntry() throws ExecutionException {
    plant("one");
    for (var deed :
        new String[] {
          "update audit.entry set kind = 'audit.Other'",
          "delete from audit.entry",
          "truncate audit.entry",
          "truncate audit.head",
          "delete from audit.head",
          "update audit.head set seq = 0"
        }) {
      assertThatThrownBy(() -> db.sql(deed).update())
          .as(deed)
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void theFirstBrokenEntryIsNamed() {
    IntStream.range(0, 5).forEach(n -> plant("tree-" + n));
    assertThat(chain.verify()).isInstanceOf(Verdict.Whole.class);
    tamper("update audit.entry set actor = gen_random_uuid() where seq = 3");
    assertThat(chain.verify()).isEqualTo(new Verdict.Broken(3, Fault.CHANGED));
  }

  @Test
  void aMissingEntryIsNamed() {
    IntStream.range(0, 5).forEach(n -> plant("tree-" + n));
    tamper("delete from audit.entry where seq = 2");
    assertThat(chain.verify()).isEqualTo(new Verdict.Broken(2, Fault.MISSING));
  }

  @Test
  void aTrailCutOffAtItsEndIsNoticed() {
    IntStream.range(0, 5).forEach(n -> plant("tree-" + n));
    tamper("delete from audit.entry where seq > 3");
    assertThat(chain.verify()).isEqualTo(new Verdict.Broken(4, Fault.CUT_OFF));
  }

  @Test
  void anEntryAddedBehindTheHeadsBackIsNoticed() {
    plant("one");
    tamper(
        "insert into audit.entry select 2, at, kind, actor, subject, detail, hash, hash from audit.entry");
    assertThat(chain.verify()).isEqualTo(new Verdict.Broken(2, Fault.CHANGED));
  }

  private Void plant(String code) {
    transaction.executeWithoutResult(
        _ -> events.publishEvent(new LemonPlanted(TREE, AYSE, Set.of(code))));
    return null;
  }

  private long entries() {
    return db.sql("select count(*) from audit.entry").query(Long.class).single();
  }

  /** What somebody with the keys to the database could do. */
  private void tamper(String sql) {
    transaction.executeWithoutResult(_ -> {
      db.sql("set local session_replication_role = replica").update();
      db.sql(sql).update();
    });
  }
}
