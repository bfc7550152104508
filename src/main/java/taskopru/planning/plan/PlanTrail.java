package taskopru.planning.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Language;
import taskopru.web.Messages;
import taskopru.web.TrailNode;
import taskopru.web.TrailSource;

/**
 * The actions of the plan that stands on the trail: from the recommendation that one carries out,
 * and back to it.
 */
@Component
@Transactional(readOnly = true)
class PlanTrail implements TrailSource {

  static final String KIND = "plan-action";
  private static final String RECOMMENDATION = "recommendation";
  private static final int RANK = 92;
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final JdbcClient db;
  private final DoingBook doings;
  private final Messages messages;
  private final ObjectProvider<TrailSource> sources;

  PlanTrail(
      JdbcClient db, DoingBook doings, Messages messages, ObjectProvider<TrailSource> sources) {
    this.db = db;
    this.doings = doings;
    this.messages = messages;
    this.sources = sources;
  }

  /** An action and the recommendation it carries out. */
  private record Carried(TrailNode node, @Nullable UUID recommendation) {}

  @Override
  public Optional<TrailNode> find(String kind, String id, Language language) {
    return kind.equals(KIND) && id.matches(ID)
        ? actions("line", List.of(UUID.fromString(id)), language).stream()
            .map(Carried::node)
            .findFirst()
        : Optional.empty();
  }

  @Override
  public List<Step> next(Direction direction, Collection<TrailNode> from, Language language) {
    var steps = new ArrayList<Step>();
    var back = direction == Direction.BACK;
    var starts = of(from, back ? KIND : RECOMMENDATION);
    if (starts.isEmpty()) {
      return steps;
    }
    var ids = starts.stream().map(one -> UUID.fromString(one.id())).toList();
    for (var one : actions(back ? "line" : "recommendation", ids, language)) {
      var recommendation = one.recommendation();
      if (recommendation != null) {
        var id = recommendation.toString();
        if (back) {
          recommendation(id, language)
              .ifPresent(node -> steps.add(new Step(one.node(), node, true)));
        } else {
          starts.stream()
              .filter(start -> start.id().equals(id))
              .forEach(start -> steps.add(new Step(start, one.node(), false)));
        }
      }
    }
    return steps;
  }

  private Optional<TrailNode> recommendation(String id, Language language) {
    return sources.stream()
        .filter(source -> !(source instanceof PlanTrail))
        .flatMap(source -> source.find(RECOMMENDATION, id, language).stream())
        .findFirst();
  }

  private static List<TrailNode> of(Collection<TrailNode> nodes, String kind) {
    return Stream.of(nodes)
        .flatMap(Collection::stream)
        .filter(one -> one.kind().equals(kind) && one.id().matches(ID))
        .toList();
  }

  private List<Carried> actions(String column, List<UUID> ids, Language language) {
    var reports = doings.newest(ids);
    return db.sql(
            """
            select line, name_tr, name_en, name_ar, recommendation
              from planning.plan_action
              join planning.plan on plan.id = plan_action.plan
             where plan.state = 'adopted' and plan_action.%s = any (:ids)
             order by plan.adopted_on desc, plan_action.position
            """
                .formatted(column))
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, _) -> {
          var line = row.getObject("line", UUID.class);
          var report =
              reports.containsKey(line) ? reports.get(line) : doings.newest(line).orElse(null);
          var state = report == null ? ActionState.PLANNED : report.state();
          return new Carried(
              new TrailNode(
                  KIND,
                  line.toString(),
                  RANK,
                  PlanBook.text(row, "name").in(language),
                  "/plan#action-" + line,
                  messages.text(language, "planning.plan.action." + state.code())),
              row.getObject("recommendation", UUID.class));
        })
        .list();
  }
}
