package taskopru.planning.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.planning.plan.Objective.Mark;

/** The plans and what stands in them. */
@Repository
class PlanBook {

  private static final String PLAN =
      """
      select id, series, edition, body, title_tr, title_en, title_ar, summary_tr, summary_en,
             summary_ar, from_year, to_year, reason, state, decision, adopted_on, ended_on, ending,
             version
        from planning.plan
      """;

  private final JdbcClient db;

  PlanBook(JdbcClient db) {
    this.db = db;
  }

  Optional<Plan> find(UUID id) {
    return db.sql(PLAN + " where id = :id").param("id", id).query(PlanBook::plan).optional();
  }

  /** Two secretaries at work on one plan must queue. */
  Plan lock(UUID id) {
    return db.sql(PLAN + " where id = :id for update")
        .param("id", id)
        .query(PlanBook::plan)
        .optional()
        .orElseThrow(PlanBook::unknown);
  }

  List<Plan> list() {
    return db.sql(
            PLAN
                + """
                 where state <> 'dropped'
                 order by coalesce(adopted_on, 'infinity') desc, created_at desc, id
                """)
        .query(PlanBook::plan)
        .list();
  }

  Optional<Plan> atWork(UUID series) {
    return db.sql(PLAN + " where series = :series and state = 'draft'")
        .param("series", series)
        .query(PlanBook::plan)
        .optional();
  }

  Optional<Plan> standing(UUID series) {
    return db.sql(PLAN + " where series = :series and state = 'adopted' for update")
        .param("series", series)
        .query(PlanBook::plan)
        .optional();
  }

  Optional<Plan> adoptedBy(UUID decision) {
    return db.sql(PLAN + " where decision = :decision")
        .param("decision", decision)
        .query(PlanBook::plan)
        .optional();
  }

  void add(Plan plan, UUID by, Instant now) {
    facts(
            db.sql(
                """
                insert into planning.plan (
                  id, series, edition, body, title_tr, title_en, title_ar, summary_tr, summary_en,
                  summary_ar, from_year, to_year, reason, state, created_at, created_by)
                values (
                  :id, :series, :edition, :body, :title_tr, :title_en, :title_ar, :summary_tr,
                  :summary_en, :summary_ar, :from, :to, :reason, 'draft', :now, :by)
                """),
            plan.facts())
        .param("id", plan.id())
        .param("series", plan.series())
        .param("edition", plan.edition())
        .param("body", plan.body())
        .param("reason", plan.reason())
        .param("now", java.sql.Timestamp.from(now))
        .param("by", by)
        .update();
  }

  void describe(UUID id, Plan.Facts facts) {
    facts(
            db.sql(
                """
                update planning.plan
                   set title_tr = :title_tr, title_en = :title_en, title_ar = :title_ar,
                       summary_tr = :summary_tr, summary_en = :summary_en, summary_ar = :summary_ar,
                       from_year = :from, to_year = :to, version = version + 1
                 where id = :id
                """),
            facts)
        .param("id", id)
        .update();
  }

  private static JdbcClient.StatementSpec facts(JdbcClient.StatementSpec sql, Plan.Facts facts) {
    return text(text(sql, "title", facts.title()), "summary", facts.summary())
        .param("from", facts.from())
        .param("to", facts.to());
  }

  void adopt(UUID id, UUID decision, LocalDate on) {
    db.sql(
            """
            update planning.plan
               set state = 'adopted', decision = :decision, adopted_on = :on, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("decision", decision)
        .param("on", on)
        .update();
  }

  void end(UUID id, Plan.State state, LocalDate on, @Nullable String why) {
    db.sql(
            """
            update planning.plan
               set state = :state, ended_on = :on, ending = :why, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("state", state.code())
        .param("on", on)
        .param("why", why)
        .update();
  }

  void drop(UUID id) {
    db.sql("update planning.plan set state = 'dropped', version = version + 1 where id = :id")
        .param("id", id)
        .update();
  }

  UUID line(String kind) {
    var id = UUID.randomUUID();
    db.sql("insert into planning.line (id, kind) values (:id, :kind)")
        .param("id", id)
        .param("kind", kind)
        .update();
    return id;
  }

  UUID addGoal(UUID plan, LocalizedText name) {
    return insert(
        text(
            db.sql(
                """
                insert into planning.goal (id, plan, position, name_tr, name_en, name_ar)
                values (
                  :id, :plan,
                  (select count(*) + 1 from planning.goal where plan = :plan),
                  :name_tr, :name_en, :name_ar)
                """),
            "name",
            name),
        plan);
  }

  void writeGoal(UUID id, LocalizedText name) {
    text(
            db.sql(
                """
                update planning.goal
                   set name_tr = :name_tr, name_en = :name_en, name_ar = :name_ar
                 where id = :id
                """),
            "name",
            name)
        .param("id", id)
        .update();
  }

  UUID addObjective(UUID plan, UUID goal, Objective.Facts facts) {
    return insert(
        text(
                db.sql(
                    """
                    insert into planning.objective (
                      id, plan, goal, position, name_tr, name_en, name_ar, horizon)
                    values (
                      :id, :plan, :goal,
                      (select count(*) + 1 from planning.objective where goal = :goal),
                      :name_tr, :name_en, :name_ar, :horizon)
                    """),
                "name",
                facts.name())
            .param("goal", goal)
            .param("horizon", facts.horizon().code()),
        plan);
  }

  void writeObjective(UUID id, Objective.Facts facts) {
    text(
            db.sql(
                """
                update planning.objective
                   set name_tr = :name_tr, name_en = :name_en, name_ar = :name_ar,
                       horizon = :horizon
                 where id = :id
                """),
            "name",
            facts.name())
        .param("horizon", facts.horizon().code())
        .param("id", id)
        .update();
  }

  void mark(UUID plan, UUID objective, List<Mark> marks) {
    db.sql("delete from planning.mark where objective = :objective")
        .param("objective", objective)
        .update();
    for (var mark : marks) {
      db.sql(
              """
              insert into planning.mark (plan, objective, framework, point)
              values (:plan, :objective, :framework, :point)
              """)
          .param("plan", plan)
          .param("objective", objective)
          .param("framework", mark.framework())
          .param("point", mark.point())
          .update();
    }
  }

  UUID addIndicator(
      UUID plan, UUID objective, UUID line, Indicator.Facts facts, @Nullable String live) {
    return insert(
        indicator(
                db.sql(
                    """
                    insert into planning.indicator (
                      id, plan, objective, line, position, name_tr, name_en, name_ar, unit_tr,
                      unit_en, unit_ar, direction, baseline, baseline_on, target, target_on, source,
                      live)
                    values (
                      :id, :plan, :objective, :line,
                      (select count(*) + 1 from planning.indicator where objective = :objective),
                      :name_tr, :name_en, :name_ar, :unit_tr, :unit_en, :unit_ar, :direction,
                      :baseline, :baseline_on, :target, :target_on, :source, :live)
                    """),
                facts,
                live)
            .param("objective", objective)
            .param("line", line),
        plan);
  }

  void writeIndicator(UUID id, Indicator.Facts facts, @Nullable String live) {
    indicator(
            db.sql(
                """
                update planning.indicator
                   set name_tr = :name_tr, name_en = :name_en, name_ar = :name_ar,
                       unit_tr = :unit_tr, unit_en = :unit_en, unit_ar = :unit_ar,
                       direction = :direction, baseline = :baseline, baseline_on = :baseline_on,
                       target = :target, target_on = :target_on, source = :source, live = :live
                 where id = :id
                """),
            facts,
            live)
        .param("id", id)
        .update();
  }

  private static JdbcClient.StatementSpec indicator(
      JdbcClient.StatementSpec sql, Indicator.Facts facts, @Nullable String live) {
    return text(text(sql, "name", facts.name()), "unit", facts.unit())
        .param("direction", facts.direction().code())
        .param("baseline", facts.baseline())
        .param("baseline_on", facts.baselineOn())
        .param("target", facts.target())
        .param("target_on", facts.targetOn())
        .param("source", facts.source())
        .param("live", live);
  }

  UUID addAction(UUID plan, UUID objective, UUID line, PlanAction.Facts facts) {
    return insert(
        action(
                db.sql(
                    """
                    insert into planning.plan_action (
                      id, plan, objective, line, position, name_tr, name_en, name_ar, institution,
                      amount, currency, funded_by, starts, ends, recommendation)
                    values (
                      :id, :plan, :objective, :line,
                      (select count(*) + 1 from planning.plan_action where objective = :objective),
                      :name_tr, :name_en, :name_ar, :institution, :amount, :currency, :funded_by,
                      :starts, :ends, :recommendation)
                    """),
                facts)
            .param("objective", objective)
            .param("line", line),
        plan);
  }

  void writeAction(UUID id, PlanAction.Facts facts) {
    action(
            db.sql(
                """
                update planning.plan_action
                   set name_tr = :name_tr, name_en = :name_en, name_ar = :name_ar,
                       institution = :institution, amount = :amount, currency = :currency,
                       funded_by = :funded_by, starts = :starts, ends = :ends,
                       recommendation = :recommendation
                 where id = :id
                """),
            facts)
        .param("id", id)
        .update();
  }

  private static JdbcClient.StatementSpec action(
      JdbcClient.StatementSpec sql, PlanAction.Facts facts) {
    var budget = facts.budget();
    return text(sql, "name", facts.name())
        .param("institution", facts.institution())
        .param("amount", budget == null ? null : budget.amount())
        .param("currency", budget == null ? null : budget.currency())
        .param("funded_by", budget == null ? "" : budget.from())
        .param("starts", facts.starts())
        .param("ends", facts.ends())
        .param("recommendation", facts.recommendation());
  }

  /** The milestones in this order; those whose line is known stay the same thing. */
  void milestones(UUID plan, UUID action, List<PlanAction.Milestone> milestones) {
    db.sql("delete from planning.milestone where action = :action")
        .param("action", action)
        .update();
    for (var i = 0; i < milestones.size(); i++) {
      var one = milestones.get(i);
      insert(
          text(
                  db.sql(
                      """
                      insert into planning.milestone (
                        id, plan, action, line, position, name_tr, name_en, name_ar, due)
                      values (
                        :id, :plan, :action, :line, :position, :name_tr, :name_en, :name_ar, :due)
                      """),
                  "name",
                  one.name())
              .param("action", action)
              .param("line", one.line())
              .param("position", i + 1)
              .param("due", one.due()),
          plan);
    }
  }

  private static UUID insert(JdbcClient.StatementSpec sql, UUID plan) {
    var id = UUID.randomUUID();
    sql.param("id", id).param("plan", plan).update();
    return id;
  }

  /** The plan a piece stands in. */
  Optional<UUID> planOf(Piece piece, UUID id) {
    return db.sql("select plan from %s where id = :id".formatted(piece.table()))
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  /** Takes it away with all that hangs on it; those behind it move up. */
  void remove(Piece piece, UUID id) {
    switch (piece) {
      case GOAL -> {
        db.sql("select id from planning.objective where goal = :id")
            .param("id", id)
            .query(UUID.class)
            .list()
            .forEach(this::emptyObjective);
        db.sql("delete from planning.objective where goal = :id").param("id", id).update();
      }
      case OBJECTIVE -> emptyObjective(id);
      case INDICATOR, ACTION -> {}
    }
    var place =
        db.sql(
                "delete from %s where id = :id returning %s as parent, position"
                    .formatted(piece.table(), piece.parent()))
            .param("id", id)
            .query(
                (row, _) -> Map.entry(row.getObject("parent", UUID.class), row.getInt("position")))
            .single();
    db.sql(
            "update %s set position = position - 1 where %s = :parent and position > :position"
                .formatted(piece.table(), piece.parent()))
        .param("parent", place.getKey())
        .param("position", place.getValue())
        .update();
  }

  private void emptyObjective(UUID objective) {
    for (var table : List.of("indicator", "plan_action")) {
      db.sql("delete from planning.%s where objective = :objective".formatted(table))
          .param("objective", objective)
          .update();
    }
  }

  /** Changes places with its neighbour; false where there is none. */
  boolean shift(Piece piece, UUID id, boolean up) {
    return db.sql(
                """
                update %1$s moved
                   set position = case moved.id when :id then other.position else one.position end
                  from %1$s one
                  join %1$s other on other.%2$s = one.%2$s and other.position = one.position + :step
                 where one.id = :id and moved.id in (one.id, other.id)
                """
                    .formatted(piece.table(), piece.parent()))
            .param("id", id)
            .param("step", up ? -1 : 1)
            .update()
        > 0;
  }

  /** Everything that stands in an edition, written into the next one. */
  void copy(WholePlan from, UUID to) {
    for (var goal : from.goals()) {
      var newGoal = addGoal(to, goal.name());
      for (var objective : goal.objectives()) {
        var newObjective = addObjective(to, newGoal, objective.facts());
        mark(to, newObjective, objective.marks());
        for (var one : objective.indicators()) {
          addIndicator(to, newObjective, one.line(), one.facts(), one.live());
        }
        for (var one : objective.actions()) {
          milestones(to, addAction(to, newObjective, one.line(), one.facts()), one.milestones());
        }
      }
    }
  }

  WholePlan whole(Plan plan) {
    var milestones = milestones(plan.id());
    var marks = marks(plan.id());
    var numbers = new HashMap<UUID, String>();
    var objectives = new LinkedHashMap<UUID, List<Objective>>();
    db.sql(
            """
            select objective.id, goal, goal.position || '.' || objective.position as number
              from planning.objective
              join planning.goal on goal.id = objective.goal
             where objective.plan = :plan
            """)
        .param("plan", plan.id())
        .query(row -> {
          numbers.put(id(row, "id"), row.getString("number"));
        });
    var indicators = indicators(plan.id(), numbers);
    var actions = actions(plan.id(), numbers, milestones);
    db.sql(
            """
            select id, goal, name_tr, name_en, name_ar, horizon
              from planning.objective
             where plan = :plan
             order by position
            """)
        .param("plan", plan.id())
        .query(row -> {
          var id = id(row, "id");
          objectives
              .computeIfAbsent(id(row, "goal"), _ -> new ArrayList<>())
              .add(
                  new Objective(
                      id,
                      id(row, "goal"),
                      numbers.getOrDefault(id, ""),
                      new Objective.Facts(
                          text(row, "name"), Codes.get(Horizon.values(), row.getString("horizon"))),
                      indicators.getOrDefault(id, List.of()),
                      actions.getOrDefault(id, List.of()),
                      marks.getOrDefault(id, List.of())));
        });
    var goals =
        db.sql(
                """
                select id, position, name_tr, name_en, name_ar
                  from planning.goal
                 where plan = :plan
                 order by position
                """)
            .param("plan", plan.id())
            .query((row, _) ->
                new Goal(
                    id(row, "id"),
                    row.getInt("position"),
                    text(row, "name"),
                    objectives.getOrDefault(id(row, "id"), List.of())))
            .list();
    return new WholePlan(plan, goals);
  }

  private Map<UUID, List<Indicator>> indicators(UUID plan, Map<UUID, String> numbers) {
    var all = new HashMap<UUID, List<Indicator>>();
    db.sql(
            """
            select id, objective, line, position, name_tr, name_en, name_ar, unit_tr, unit_en,
                   unit_ar, direction, trim_scale(baseline) as baseline, baseline_on,
                   trim_scale(target) as target, target_on, source, live
              from planning.indicator
             where plan = :plan
             order by position
            """)
        .param("plan", plan)
        .query(row -> {
          var objective = id(row, "objective");
          all.computeIfAbsent(objective, _ -> new ArrayList<>())
              .add(
                  new Indicator(
                      id(row, "id"),
                      objective,
                      id(row, "line"),
                      numbers.get(objective) + "." + row.getInt("position"),
                      new Indicator.Facts(
                          text(row, "name"),
                          text(row, "unit"),
                          Codes.get(Direction.values(), row.getString("direction")),
                          row.getBigDecimal("baseline"),
                          row.getObject("baseline_on", LocalDate.class),
                          row.getBigDecimal("target"),
                          row.getObject("target_on", LocalDate.class),
                          row.getString("source")),
                      row.getString("live")));
        });
    return all;
  }

  private Map<UUID, List<PlanAction>> actions(
      UUID plan, Map<UUID, String> numbers, Map<UUID, List<PlanAction.Milestone>> milestones) {
    var all = new HashMap<UUID, List<PlanAction>>();
    db.sql(
            """
            select id, objective, line, position, name_tr, name_en, name_ar, institution,
                   trim_scale(amount) as amount, currency, funded_by, starts, ends, recommendation
              from planning.plan_action
             where plan = :plan
             order by position
            """)
        .param("plan", plan)
        .query(row -> {
          var objective = id(row, "objective");
          var amount = row.getBigDecimal("amount");
          all.computeIfAbsent(objective, _ -> new ArrayList<>())
              .add(
                  new PlanAction(
                      id(row, "id"),
                      objective,
                      id(row, "line"),
                      numbers.get(objective) + "." + row.getInt("position"),
                      new PlanAction.Facts(
                          text(row, "name"),
                          row.getObject("institution", UUID.class),
                          amount == null
                              ? null
                              : new PlanAction.Budget(
                                  amount, row.getString("currency"), row.getString("funded_by")),
                          row.getObject("starts", LocalDate.class),
                          row.getObject("ends", LocalDate.class),
                          row.getObject("recommendation", UUID.class)),
                      milestones.getOrDefault(id(row, "id"), List.of())));
        });
    return all;
  }

  private Map<UUID, List<PlanAction.Milestone>> milestones(UUID plan) {
    var all = new HashMap<UUID, List<PlanAction.Milestone>>();
    db.sql(
            """
            select action, line, name_tr, name_en, name_ar, due
              from planning.milestone
             where plan = :plan
             order by position
            """)
        .param("plan", plan)
        .query(row -> {
          all.computeIfAbsent(id(row, "action"), _ -> new ArrayList<>())
              .add(
                  new PlanAction.Milestone(
                      id(row, "line"), text(row, "name"), row.getObject("due", LocalDate.class)));
        });
    return all;
  }

  private Map<UUID, List<Mark>> marks(UUID plan) {
    var all = new HashMap<UUID, List<Mark>>();
    db.sql(
            """
            select objective, framework, point
              from planning.mark
             where plan = :plan
             order by framework, length(point), point
            """)
        .param("plan", plan)
        .query(row -> {
          all.computeIfAbsent(id(row, "objective"), _ -> new ArrayList<>())
              .add(new Mark(row.getString("framework"), row.getString("point")));
        });
    return all;
  }

  /** An action of an adopted plan that stands, by its line: the plan it is in, and itself. */
  Optional<Plan> standingWith(String table, UUID line) {
    return db.sql(
            PLAN
                + """
                 where state = 'adopted'
                   and exists (select from planning.%s piece
                                where piece.plan = plan.id and piece.line = :line)
                """
                    .formatted(table))
        .param("line", line)
        .query(PlanBook::plan)
        .optional();
  }

  static Problem unknown() {
    return new Problem.NotFound("planning.plan.unknown");
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static LocalizedText text(ResultSet row, String column) throws SQLException {
    return new LocalizedText(
        row.getString(column + "_tr"),
        row.getString(column + "_en"),
        row.getString(column + "_ar"));
  }

  private static JdbcClient.StatementSpec text(
      JdbcClient.StatementSpec sql, String column, LocalizedText text) {
    return sql.param(column + "_tr", text.tr())
        .param(column + "_en", text.en())
        .param(column + "_ar", text.ar());
  }

  private static Plan plan(ResultSet row, int number) throws SQLException {
    return new Plan(
        id(row, "id"),
        id(row, "series"),
        row.getInt("edition"),
        id(row, "body"),
        new Plan.Facts(
            text(row, "title"),
            text(row, "summary"),
            row.getInt("from_year"),
            row.getInt("to_year")),
        row.getString("reason"),
        Codes.get(Plan.State.values(), row.getString("state")),
        row.getObject("decision", UUID.class),
        row.getObject("adopted_on", LocalDate.class),
        row.getObject("ended_on", LocalDate.class),
        row.getString("ending"),
        row.getInt("version"));
  }
}
