package taskopru.kernel;

/**
 * A module's part in the year that the demo shows. A bean of this type with the profile {@value
 * #PROFILE} is all it takes; normal serving never makes one. What it plays goes through the use
 * cases, so that rules, events and the audit trail hold.
 */
public interface DemoScene {

  String PROFILE = "demo";

  /** Notes in the year what happens when. Scenes of other modules are played in between. */
  void plan(DemoYear year);
}
