/** Settings that hold a secret by their name, and values that are none although the name says so. */

/** How much a name says: what is called a password is one, what is called a token or a key may be many things. */
export type SecretName = 'secret' | 'maybe' | 'none'

/** The end of a name decides: a `PASSWORD_FILE` is a path, a `SECRET_ARN` an address. */
const SECRET_NAME =
  /(?:password|passwd|passphrase|[a-z0-9]_pwd|secret_?key(?:_?base)?|secret_?access_?key|(?:client|app|api|jwt|session|cookie|consumer|webhook|oauth)_?secret|api_?key|private_?key|(?:access|auth|api|bearer|refresh|session|bot|github|gitlab|slack|npm)_?token)$/
const MAYBE_SECRET_NAME =
  /(?:^|_)(?:secret|token|(?:encryption|signing|master|license|service|account|auth)_?key|credentials?)$/

/** Switches and settings about secrets: ALLOW_EMPTY_PASSWORD, MYSQL_RANDOM_ROOT_PASSWORD. */
const SWITCH_NAME =
  /(?:^|_)(?:allow|requires?|uses?|enable|random|generated?|has|is|no|skip|disable|show|hide|reset|forgot|public|min|max)_/

/** What the name of a setting says about its value. */
export function secretName(name: string): SecretName {
  if (name.length > 200) return 'none'
  // clientSecret, client-secret and CLIENT_SECRET alike.
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.\s]/g, '_')
    .toLowerCase()
  if (SWITCH_NAME.test(words)) return 'none'
  if (SECRET_NAME.test(words)) return 'secret'
  return MAYBE_SECRET_NAME.test(words) ? 'maybe' : 'none'
}

/** Whether a literal under such a name is a secret in plain text. */
export function isSecretText(name: SecretName, value: string): boolean {
  if (name === 'none' || isHarmless(value)) return false
  return name === 'secret' || looksRandom(value)
}

/** Settings and small numbers; addresses and paths of secrets; what another program fills in. */
const HARMLESS: readonly RegExp[] = [
  /^(?:true|false|yes|no|on|off|enabled?|disabled?|none|null|nil|undefined|default|auto|optional|required|\d{1,5})$/i,
  // Forty characters after a slash may as well be an AWS secret that starts with one.
  /^(?:arn:|\/(?![A-Za-z0-9/+]{39}$)|\.{1,2}\/|~\/|file:|https?:\/\/|ssm:|secretsmanager:|secret:|vault:|sm:\/\/|ref[+:])/i,
  /^(?:\$|%|<|\[|\{|@Microsoft|__)/i,
  /\{\{|\$\{|\$\(/,
]

function isHarmless(text: string): boolean {
  const value = text.trim()
  if (value.length > 4000) return false
  return value === '' || isPlaceholder(value) || HARMLESS.some((pattern) => pattern.test(value))
}

const PLACEHOLDER_STARTS: ReadonlySet<string> = new Set(
  'change changeme changeit changethis replace replaceme insert enter your todo tbd fixme dummy redacted'.split(
    ' ',
  ),
)
const PLACEHOLDER_ENDS: ReadonlySet<string> = new Set(['here', 'placeholder'])

/** `CHANGE_ME`, `your-api-key`; or one character over and over: `xxxxxxxx`, `********`. */
function isPlaceholder(value: string): boolean {
  const words = value.toLowerCase().split(/[-_ ]/)
  return (
    PLACEHOLDER_STARTS.has(words[0] ?? '') ||
    PLACEHOLDER_ENDS.has(words.at(-1) ?? '') ||
    new Set(value.toLowerCase()).size === 1
  )
}

/** Long, without blanks or separators, letters and digits mixed. */
function looksRandom(value: string): boolean {
  if (!/^[A-Za-z0-9+=_.-]{20,2000}$/.test(value)) return false
  const digits = value.replace(/[^0-9]/g, '').length
  return digits >= 3 && /[A-Za-z]/.test(value) && new Set(value).size >= 12
}
