/** Literals under the name of a secret: which are secrets, and which are placeholders, settings or references. */
import { type SecretName, secretName } from './names.ts'

/** Whether a literal under such a name is certainly a secret in plain text. */
export function isSecretText(name: SecretName, value: string): boolean {
  if (name === 'none' || isHarmless(value)) return false
  return name === 'secret' || looksRandom(value)
}

/** Settings and small numbers; addresses and paths of secrets; what another program fills in. */
const HARMLESS: readonly RegExp[] = [
  /^(?:true|false|yes|no|on|off|enabled?|disabled?|none|null|nil|undefined|default|auto|optional|required|seconds|minutes|hours|days|\d{1,5})$/i,
  // Forty characters after a slash may as well be an AWS secret that starts with one.
  /^(?:arn:|\/(?![A-Za-z0-9/+]{39}$)|\.{1,2}\/|~\/|file:|https?:\/\/|ssm:|secretsmanager:|secret:|vault:|sm:\/\/|ref[+:]|alias\/)/i,
  /^\\*(?:\$|%|<|\[|\{|`|!|&|\*|\||>|#\{|\.[*+]|@Microsoft|__)|^@.*@$/i,
  /\{\{|\$\{|\$\(/,
]
/** A value so long is a text of its own. */
const LONGEST_HARMLESS = 4000

/** Whether nothing is given away by the value, whatever it is called. */
export function isHarmless(text: string): boolean {
  const value = text.trim()
  if (value.length > LONGEST_HARMLESS) return false
  return value === '' || isPlaceholder(value) || HARMLESS.some((pattern) => pattern.test(value))
}

const PLACEHOLDER_STARTS: ReadonlySet<string> = new Set(
  'change changeme changeit changethis replace replaceme insert enter your todo tbd fixme dummy redacted'.split(
    ' ',
  ),
)
const PLACEHOLDER_ENDS: ReadonlySet<string> = new Set(['here', 'placeholder'])
/** `NA`, `n/a`, `?`, `-`, `...` */
const NOTHING = /^(?:n\/?a|[^A-Za-z0-9]{1,3})$/i

/** `<password>`, `{{ password }}`, `${password}`, `#{password}#`, `__PASSWORD__`, `%PASSWORD%` */
const TO_FILL_IN = /^(?:<.*>|\{.*\}|\$\{.*\}|#\{.*\}#?|\[.*\]|__.*__|%.*%|@.*@)$/s

/** Whether a tool puts something in the place of the whole value. */
export function isToFillIn(text: string): boolean {
  return TO_FILL_IN.test(text.trim())
}

/** Whether the value stands for one that is still to come: `CHANGE_ME`, `your-api-key`, `?`, `n/a`, `xxxxxxxx`. */
export function isPlaceholder(text: string): boolean {
  const value = text.trim()
  const words = value
    .toLowerCase()
    .replace(/[!.]+$/, '')
    .split(/[-_ ]/)
  return (
    NOTHING.test(value) ||
    isToFillIn(value) ||
    PLACEHOLDER_STARTS.has(words[0] ?? '') ||
    PLACEHOLDER_ENDS.has(words.at(-1) ?? '') ||
    new Set(value.toLowerCase().replace(/[-=]/g, '')).size === 1 ||
    // CLIENT-SECRET: what it is, in place of the thing itself.
    (/^[A-Z]+(?:[-_ ][A-Z]+)*$/.test(value) && secretName(value) !== 'none')
  )
}

/** Long, without blanks or separators, letters and digits mixed; not the identifier of something. */
function looksRandom(value: string): boolean {
  if (!/^[A-Za-z0-9+=_.-]{20,2000}$/.test(value) || isGUID(value)) return false
  const digits = value.replace(/[^0-9]/g, '').length
  return digits >= 3 && /[A-Za-z]/.test(value) && new Set(value).size >= 12
}

/** Identifiers of tenants, subscriptions and applications, which are public. */
export function isGUID(value: string): boolean {
  return /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(value)
}
