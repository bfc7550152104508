package taskopru.operator;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import taskopru.identity.Account;
import taskopru.identity.Accounts;
import taskopru.identity.Administering;
import taskopru.identity.EmailAddress;
import taskopru.identity.Inviting;
import taskopru.identity.OneTimeLink;
import taskopru.identity.PasswordResetting;
import taskopru.identity.Role;
import taskopru.identity.SecondSteps;
import taskopru.installation.Home;
import taskopru.installation.HomeLock;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.web.Site;

/** {@code taskopru account …}: what an administrator can do from the server's own terminal. */
@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description = "${bundle:operator.account}",
    subcommands = {
      AccountCommands.ListAll.class,
      AccountCommands.Invite.class,
      AccountCommands.ResetLink.class,
      AccountCommands.Disable.class,
      AccountCommands.NewKey.class
    })
final class AccountCommands implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  @ParentCommand
  private Operator operator;

  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  /** Without a word of what to do it says what can be done. */
  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return CommandLine.ExitCode.USAGE;
  }

  private abstract static class Deed implements Callable<Integer> {

    @SuppressWarnings("NullAway.Init")
    @ParentCommand
    private AccountCommands parent;

    @Mixin private final HomeOption home = new HomeOption();

    @Override
    public Integer call() {
      try (var house = new House(parent.operator.application(), home.home()).forCommands()) {
        run(house, parent.operator.terminal());
      }
      return 0;
    }

    abstract void run(ApplicationContext house, Terminal terminal);
  }

  private abstract static class DeedToOne extends Deed {

    @SuppressWarnings("NullAway.Init")
    @Parameters(paramLabel = "EMAIL", description = "${bundle:operator.account.email}")
    private String email;

    @Override
    void run(ApplicationContext house, Terminal terminal) {
      var address = new EmailAddress(email);
      run(
          house,
          terminal,
          house
              .getBean(Accounts.class)
              .find(Actor.operator(), address)
              .orElseThrow(() -> new Problem.NotFound("operator.account.unknown", email)));
    }

    abstract void run(ApplicationContext house, Terminal terminal, Account account);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "${bundle:operator.account.list}")
  static final class ListAll extends Deed {

    @Override
    void run(ApplicationContext house, Terminal terminal) {
      var accounts = house.getBean(Accounts.class);
      var number = 1;
      Accounts.Page page;
      do {
        page = accounts.list(Actor.operator(), "", number);
        for (var account : page.accounts()) {
          terminal.print(
              "%-40s %-9s %-32s %s"
                  .formatted(
                      account.email(),
                      account.state().code(),
                      account.roles().stream()
                          .map(Role::code)
                          .sorted()
                          .collect(Collectors.joining(",")),
                      account.name()));
        }
      } while (number++ < page.pages());
    }
  }

  @Command(
      name = "invite",
      mixinStandardHelpOptions = true,
      description = "${bundle:operator.account.invite}")
  static final class Invite extends Deed {

    @SuppressWarnings("NullAway.Init")
    @Parameters(paramLabel = "EMAIL", description = "${bundle:operator.account.email}")
    private String email;

    @SuppressWarnings("NullAway.Init")
    @Option(
        names = "--name",
        required = true,
        paramLabel = "NAME",
        description = "${bundle:operator.account.name}")
    private String name;

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        split = ",",
        description = "${bundle:operator.account.role}")
    private List<String> roles = List.of();

    @Option(
        names = "--language",
        paramLabel = "tr|en|ar",
        defaultValue = "tr",
        description = "${bundle:operator.account.language}")
    private String language = "tr";

    @Override
    void run(ApplicationContext house, Terminal terminal) {
      var spoken =
          Language.find(language)
              .orElseThrow(() -> new Problem.Refused("operator.account.languages", language));
      var invited =
          house
              .getBean(Inviting.class)
              .invite(Actor.operator(), new EmailAddress(email), name, spoken, roles());
      showLink(house, terminal, invited.link(), spoken);
    }

    private Set<Role> roles() {
      var known = Arrays.stream(Role.values()).map(Role::code).toList();
      var wanted = new LinkedHashSet<Role>();
      for (var role : roles) {
        if (!known.contains(role)) {
          throw new Problem.Refused("operator.account.roles", role, String.join(", ", known));
        }
        wanted.add(Role.of(role));
      }
      return wanted;
    }
  }

  @Command(
      name = "reset-link",
      mixinStandardHelpOptions = true,
      description = "${bundle:operator.account.reset-link}")
  static final class ResetLink extends DeedToOne {

    @Override
    void run(ApplicationContext house, Terminal terminal, Account account) {
      var link = house.getBean(PasswordResetting.class).offer(Actor.operator(), account.id());
      showLink(house, terminal, link, account.language());
    }
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "${bundle:operator.account.disable}")
  static final class Disable extends DeedToOne {

    @Override
    void run(ApplicationContext house, Terminal terminal, Account account) {
      house.getBean(Administering.class).disable(Actor.operator(), account.id());
      terminal.say("operator.account.disabled", account.email());
    }
  }

  @Command(
      name = "new-key",
      mixinStandardHelpOptions = true,
      description = "${bundle:operator.account.new-key}")
  static final class NewKey extends Deed {

    @Override
    void run(ApplicationContext house, Terminal terminal) {
      // A house that serves would go on with the key it has in its memory.
      try (var _ = HomeLock.take(house.getBean(Home.class))) {
        var people = house.getBean(SecondSteps.class).startAnew(Actor.operator());
        terminal.say("operator.account.new-key.done", people);
      }
    }
  }

  private static void showLink(
      ApplicationContext house, Terminal terminal, OneTimeLink link, Language language) {
    terminal.say(
        "operator.account.link", house.getBean(Site.class).baseUrl() + link.path(language));
  }
}
