package taskopru.statistics;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** There is one way for a figure to leave the house. */
@AnalyzeClasses(packages = "taskopru", importOptions = DoNotIncludeTests.class)
class GateTest {

  @ArchTest
  static final ArchRule only_the_gate_and_the_import_know_the_engine =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(DuckDbWarehouse.class.getName())
          .and()
          .resideOutsideOfPackages("taskopru.statistics.ingest..", "taskopru.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.duckdb..");

  @ArchTest
  static final ArchRule only_the_gate_asks_the_warehouse =
      noClasses()
          .that(
              describe(
                  "are not part of the gate",
                  type ->
                      !isOneOf(
                          type,
                          Tables.class,
                          CodeLists.class,
                          Warehouse.class,
                          DuckDbWarehouse.class)))
          .should()
          .dependOnClassesThat(assignableTo(Warehouse.class));

  @ArchTest
  static final ArchRule only_the_gate_makes_tables =
      noClasses()
          .that(
              describe(
                  "are not the gate", type -> !isOneOf(type, Tables.class, PublishedTable.class)))
          .should()
          .callMethodWhere(
              describe(
                  "makes a table or a comparison",
                  call ->
                      (call.getTargetOwner().isEquivalentTo(PublishedTable.class)
                              || call.getTargetOwner().isEquivalentTo(ReleaseComparison.class))
                          && call.getName().equals("of")));

  @ArchTest
  static final ArchRule a_table_cannot_be_built_from_outside =
      constructors().that().areDeclaredIn(PublishedTable.class).should().bePrivate();

  @ArchTest
  static final ArchRule only_official_figures_have_an_opening =
      constructors().that().areDeclaredIn(OfficialFigures.class).should().bePrivate();

  @ArchTest
  static final ArchRule the_warehouse_answers_about_official_figures_alone =
      methods()
          .that()
          .areDeclaredIn(Warehouse.class)
          .should(
              com.tngtech.archunit.lang.conditions.ArchConditions.be(
                  describe(
                      "asked about OfficialFigures",
                      method ->
                          method
                              .getRawParameterTypes()
                              .getFirst()
                              .isEquivalentTo(OfficialFigures.class))));

  @ArchTest
  static final ArchRule raw_rows_stay_inside =
      com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes()
          .that(
              describe(
                  "are raw",
                  type ->
                      isOneOf(
                          type,
                          RawRow.class,
                          Warehouse.class,
                          TableSql.class,
                          OfficialFigures.class)))
          .should()
          .notHaveModifier(JavaModifier.PUBLIC);

  private static boolean isOneOf(JavaClass type, Class<?>... classes) {
    for (var one : classes) {
      if (type.isEquivalentTo(one)
          || type.getEnclosingClass().map(outer -> outer.isEquivalentTo(one)).orElse(false)) {
        return true;
      }
    }
    return false;
  }
}
