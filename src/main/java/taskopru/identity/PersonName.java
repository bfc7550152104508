package taskopru.identity;

import taskopru.kernel.Problem;

/** What somebody wants to be called. */
record PersonName(String value) {

  private static final int LONGEST = 200;

  PersonName {
    value = value.strip().replaceAll("\\s+", " ");
    if (value.isEmpty()
        || value.length() > LONGEST
        || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new Problem.Refused("identity.name.shape", LONGEST);
    }
  }
}
