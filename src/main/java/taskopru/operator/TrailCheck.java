package taskopru.operator;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.audit.Chain;
import taskopru.installation.Check;
import taskopru.installation.Progress;
import taskopru.kernel.Problem;

/** Nobody touched the audit trail. */
@Component
@Order(10)
class TrailCheck implements Check {

  private final Chain chain;

  TrailCheck(Chain chain) {
    this.chain = chain;
  }

  @Override
  public String key() {
    return "operator.verify.trail";
  }

  @Override
  public List<Problem> run(Progress progress) {
    return switch (chain.verify()) {
      case Chain.Verdict.Whole _ -> List.of();
      case Chain.Verdict.Broken broken ->
          List.of(new Problem.Refused(broken.fault().messageKey(), broken.entry()));
    };
  }
}
