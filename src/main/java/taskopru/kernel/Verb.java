package taskopru.kernel;

/** What an account may be allowed to do. A role is a set of verbs; the use case asks for one. */
public enum Verb {
  /** See the desk at all. */
  USE_DESK,
  /** Write datasets' metadata and import releases. */
  EDIT_DATASETS,
  /** Approve, publish and withdraw datasets and releases. */
  PUBLISH_DATASETS,
  /** Keep institutions, seats and mandates. */
  KEEP_COUNCIL,
  /** Call meetings, keep attendance, votes and minutes. */
  KEEP_MEETINGS,
  /** Propose items, vote, see the group's papers. */
  TAKE_PART,
  /** Approve minutes, decide a tie. */
  CHAIR_MEETINGS,
  /** Draft and circulate opinions, send them, note answers and results. */
  KEEP_OPINIONS,
  /** Answer opinions for whom they are sent to. */
  ANSWER_OPINIONS,
  /** Answer requests about personal data, keep breaches and destruction. */
  KEEP_PRIVACY,
  /** Take data out of the house in bulk. */
  EXPORT,
  /** Invite, suspend and give roles. */
  ADMINISTER_ACCOUNTS,
  /** Change the installation's settings. */
  ADMINISTER_SITE,
  /** Read the audit trail. */
  READ_AUDIT
}
