package taskopru.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** Where passkeys are kept, in the shape Spring Security's WebAuthn wants them. */
@Repository
class PasskeyRecords implements UserCredentialRepository {

  private static final String SELECT =
      """
      select credential_id, account_id, label, public_key, signatures, verified, may_be_copied,
             is_copied, transports, attestation, client_data, created_at, last_used_at
        from identity.passkey
      """;

  private final JdbcClient db;

  PasskeyRecords(JdbcClient db) {
    this.db = db;
  }

  @Override
  public void save(CredentialRecord record) {
    db.sql(
            """
            insert into identity.passkey
                   (credential_id, account_id, label, public_key, signatures, verified,
                    may_be_copied, is_copied, transports, attestation, client_data, created_at,
                    last_used_at)
            values (:id, :account, :label, :key, :signatures, :verified,
                    :mayBeCopied, :isCopied, :transports, :attestation, :clientData, :created,
                    :lastUsed)
            on conflict (credential_id) do update
               set signatures = excluded.signatures, verified = excluded.verified,
                   is_copied = excluded.is_copied, last_used_at = excluded.last_used_at
             where identity.passkey.account_id = excluded.account_id
            """)
        .param("id", record.getCredentialId().getBytes())
        .param("account", PasskeyOwners.account(record.getUserEntityUserId()))
        .param("label", record.getLabel())
        .param("key", record.getPublicKey().getBytes())
        .param("signatures", record.getSignatureCount())
        .param("verified", record.isUvInitialized())
        .param("mayBeCopied", record.isBackupEligible())
        .param("isCopied", record.isBackupState())
        .param(
            "transports",
            record.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new))
        .param("attestation", Objects.requireNonNull(record.getAttestationObject()).getBytes())
        .param(
            "clientData", Objects.requireNonNull(record.getAttestationClientDataJSON()).getBytes())
        .param("created", Timestamp.from(record.getCreated()))
        .param("lastUsed", Timestamp.from(record.getLastUsed()))
        .update();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return db.sql(SELECT + " where credential_id = :id")
        .param("id", id.getBytes())
        .query(PasskeyRecords::toRecord)
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes user) {
    return db.sql(SELECT + " where account_id = :account order by created_at")
        .param("account", PasskeyOwners.account(user))
        .query(PasskeyRecords::toRecord)
        .list();
  }

  @Override
  public void delete(Bytes id) {
    db.sql("delete from identity.passkey where credential_id = :id")
        .param("id", id.getBytes())
        .update();
  }

  /** Whether the account had such a passkey, which is gone now. */
  boolean remove(UUID account, byte[] id) {
    return db.sql(
                "delete from identity.passkey where credential_id = :id and account_id = :account")
            .param("id", id)
            .param("account", account)
            .update()
        == 1;
  }

  boolean rename(UUID account, byte[] id, String label) {
    return db.sql(
                """
                update identity.passkey set label = :label
                 where credential_id = :id and account_id = :account
                """)
            .param("label", label)
            .param("id", id)
            .param("account", account)
            .update()
        == 1;
  }

  void removeAll(UUID account) {
    db.sql("delete from identity.passkey where account_id = :account")
        .param("account", account)
        .update();
  }

  private static CredentialRecord toRecord(ResultSet row, int number) throws SQLException {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential_id")))
        .userEntityUserId(PasskeyOwners.handle(row.getObject("account_id", UUID.class)))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signatures"))
        .uvInitialized(row.getBoolean("verified"))
        .backupEligible(row.getBoolean("may_be_copied"))
        .backupState(row.getBoolean("is_copied"))
        .transports(transports((String[]) row.getArray("transports").getArray()))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
        .created(row.getTimestamp("created_at").toInstant())
        .lastUsed(row.getTimestamp("last_used_at").toInstant())
        .label(row.getString("label"))
        .build();
  }

  private static Set<AuthenticatorTransport> transports(String[] values) {
    return Arrays.stream(values)
        .map(AuthenticatorTransport::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
