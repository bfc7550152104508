package taskopru.identity;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/**
 * Accounts as WebAuthn sees them. The handle an authenticator stores is the account's id, which
 * tells nobody anything.
 */
@Repository
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

  private final Accounts accounts;

  PasskeyOwners(Accounts accounts) {
    this.accounts = accounts;
  }

  static Bytes handle(UUID account) {
    return new Bytes(
        ByteBuffer.allocate(16)
            .putLong(account.getMostSignificantBits())
            .putLong(account.getLeastSignificantBits())
            .array());
  }

  static UUID account(Bytes handle) {
    var bytes = ByteBuffer.wrap(handle.getBytes());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return handle.getBytes().length == 16
        ? accounts.find(account(handle)).map(PasskeyOwners::owner).orElse(null)
        : null;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String email) {
    return EmailAddress.find(email).flatMap(accounts::find).map(PasskeyOwners::owner).orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity owner) {
    throw new UnsupportedOperationException("accounts are made by invitation");
  }

  @Override
  public void delete(Bytes handle) {
    throw new UnsupportedOperationException("accounts are ended, not deleted");
  }

  private static PublicKeyCredentialUserEntity owner(Account account) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(handle(account.id()))
        .name(account.email())
        .displayName(account.name())
        .build();
  }
}
