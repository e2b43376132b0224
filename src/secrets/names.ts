/** Settings that hold a secret by their name. */

/** How much a name says: what is called a password is one, what is called a token or a key may be many things. */
export type SecretName = 'secret' | 'maybe' | 'none'

const LONGEST_NAME = 200

/** What may follow without changing what is meant: `password_wo`, `DB_PASSWORD_2`, `apiKeyValue`. */
const MORE = '(?:_?(?:\\d{1,3}|value|plain|plaintext|default|wo|old|new|prod|dev|test|staging))?$'

/** The end of a name decides: a `PASSWORD_FILE` is a path, a `SECRET_ARN` an address. */
const SECRET_NAME = new RegExp(
  [
    'passwords?|passwd|passphrase|passcode|[a-z0-9]_pwd|(?:^|_)(?:pw|psk)|_pass|(?:ssh|store|key)pass',
    'secret_?key(?:_?base)?|secret_?access_?key|secret_?string|account_?key|shared_?access_?key|sas_?token|pre_?shared_?key|secret_?data',
    '(?:client|app|api|jwt|session|cookie|consumer|webhook|oauth)_?secret',
    'api_?key|private_?key',
    '(?:access|auth|api|bearer|refresh|session|bot|github|gitlab|slack|npm)_?token',
  ]
    .join('|')
    .replace(/^.*$/s, (names) => `(?:${names})${MORE}`),
)
const MAYBE_SECRET_NAME = new RegExp(
  `(?:^|_)(?:secret|token|pass|(?:encryption|signing|master|license|service|access|auth|storage)_?key|credentials?)${MORE}`,
)

/** Switches and settings about secrets: ALLOW_EMPTY_PASSWORD, MYSQL_RANDOM_ROOT_PASSWORD. */
const SWITCH_NAME =
  /(?:^|_)(?:allow|requires?|uses?|enable|random|generated?|has|is|no|skip|disable|show|hide|reset|forgot|public|min|max|manage|rotate)_/

/** What the name of a setting says about its value; `/` and `.` separate words too. */
export function secretName(name: string): SecretName {
  if (name.length > LONGEST_NAME) return 'none'
  // clientSecret, client-secret and CLIENT_SECRET alike.
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-./\s]/g, '_')
    .toLowerCase()
  if (SWITCH_NAME.test(words)) return 'none'
  if (SECRET_NAME.test(words)) return 'secret'
  return MAYBE_SECRET_NAME.test(words) ? 'maybe' : 'none'
}
