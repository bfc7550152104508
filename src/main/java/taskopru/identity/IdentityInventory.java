package taskopru.identity;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/** What identity keeps about people, for the inventory on the privacy page. */
@Configuration(proxyBeanMethods = false)
class IdentityInventory {

  private static final String ACCOUNT = "identity.account";
  private static final String WITH_THE_ACCOUNT = "identity.kept.withAccount";

  @Bean
  PersonalFields identityPersonalFields() {
    return new PersonalFields(
        "identity",
        List.of(
            field(ACCOUNT, "email", "identity.kept.email"),
            field(ACCOUNT, "name", "identity.kept.name"),
            field(ACCOUNT, "language", "identity.kept.language"),
            field(ACCOUNT, "roles", "identity.kept.roles"),
            field(ACCOUNT, "password", "identity.kept.password"),
            field(ACCOUNT, "totp_secret", "identity.kept.totp"),
            field(ACCOUNT, "last_sign_in_at", "identity.kept.lastSignIn"),
            field("identity.passkey", "public_key", "identity.kept.passkey"),
            field("identity.passkey", "label", "identity.kept.passkeyLabel"),
            field("identity.recovery_code", "code_hash", "identity.kept.recoveryCode"),
            new PersonalField(
                "identity.session",
                "principal_name",
                "identity.kept.session",
                Basis.LEGITIMATE_INTEREST,
                "identity.kept.untilSessionEnds"),
            new PersonalField(
                "identity.reset_request",
                "requested_at",
                "identity.kept.resetRequest",
                Basis.AGREEMENT,
                "identity.kept.untilLinkMade")));
  }

  private static PersonalField field(String table, String column, String purpose) {
    return new PersonalField(table, column, purpose, Basis.AGREEMENT, WITH_THE_ACCOUNT);
  }
}
