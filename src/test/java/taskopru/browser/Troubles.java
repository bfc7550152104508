package taskopru.browser;

import java.time.Duration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import taskopru.kernel.Problem;

/** What goes wrong in a house, at will. */
@TestComponent // only where it is asked for
@Controller
class Troubles {

  @GetMapping("/{lang:tr|en|ar}/troubles/conflict")
  @ResponseBody
  String conflict() {
    throw new Problem.Conflict("statistics.import.busy");
  }

  @GetMapping("/{lang:tr|en|ar}/troubles/too-many")
  @ResponseBody
  String tooMany() {
    throw new Problem.TooMany("identity.tooMany", Duration.ofMinutes(15).toMinutes());
  }

  @GetMapping("/{lang:tr|en|ar}/troubles/bug")
  @ResponseBody
  String bug() {
    throw new IllegalStateException("a bug, on purpose");
  }

  @GetMapping("/{lang:tr|en|ar}/troubles/busy")
  @ResponseBody
  String busy() {
    throw new Problem.Busy("statistics.import.line-full");
  }
}
