package taskopru.operator;

import java.io.PrintStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.web.Messages;

/** The person at the terminal: their language, and what is said to them. */
final class Terminal {

  private final Language language;
  private final PrintStream out;
  private final PrintStream err;
  private final Supplier<Messages> messages = SingletonSupplier.of(Messages::new);

  Terminal(Language language, PrintStream out, PrintStream err) {
    this.language = language;
    this.out = out;
    this.err = err;
  }

  static Terminal ofThisProcess() {
    return new Terminal(languageOf(System.getenv()), System.out, System.err);
  }

  /** TASKOPRU_LANG, then what POSIX says; English where we do not speak it. */
  static Language languageOf(Map<String, String> environment) {
    return Stream.of("TASKOPRU_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(value -> value.split("[_.@-]", 2)[0])
        .flatMap(Language::find)
        .orElse(Language.EN);
  }

  Language language() {
    return language;
  }

  String text(String key, Object... args) {
    return messages.get().text(language, key, args);
  }

  void say(String key, Object... args) {
    print(text(key, args));
  }

  void print(String line) {
    out.println(line);
    out.flush();
  }

  ProgressLine progress() {
    return new ProgressLine(err, isTerminal());
  }

  /** Whether a person reads what is printed, rather than a file or a program. */
  boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /** A refusal is one sentence; its cause is for whoever asks for it. */
  void refuse(Problem problem) {
    err.println(text(problem.messageKey(), problem.args()));
    if (System.getenv("TASKOPRU_TRACE") != null) {
      problem.printStackTrace(err);
    }
    err.flush();
  }

  void complain(String key, Object... args) {
    err.println(text(key, args));
    err.flush();
  }

  /** Our sentences, for the command line's help. */
  ResourceBundle bundle() {
    return new ResourceBundle() {
      @Override
      protected @Nullable Object handleGetObject(String key) {
        return key.startsWith("operator.") ? text(key) : null;
      }

      @Override
      public Enumeration<String> getKeys() {
        return Collections.emptyEnumeration();
      }
    };
  }
}
