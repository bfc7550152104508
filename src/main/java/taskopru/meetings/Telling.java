package taskopru.meetings;

import org.springframework.stereotype.Component;
import taskopru.kernel.Actor;

/** Tells members and institutions what happens to meetings and tasks. */
@Component
class Telling {

  void called(Actor actor, Meeting meeting) {}

  void moved(Meeting meeting) {}

  void cancelled(Meeting meeting) {}

  void circulated(Meeting meeting, Minutes minutes) {}

  int asked(Tasks tasks, Decision decision, Task task) {
    return 0;
  }
}
