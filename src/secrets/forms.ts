/**
 * Secrets by their form, whatever they are called: tokens that their issuer marks, keys beside the word that names
 * them, passwords in addresses and commands. Every pattern runs in linear time.
 */
import type { Secret } from './secret.ts'
import { isHarmless, isPlaceholder } from './values.ts'

/** A form of secret: the pattern has the flags d and g, and its first group, if any, is the secret. */
interface Form {
  readonly what: string
  /** One of these is in every text that has the form, in this case: most texts have none. */
  readonly hints?: readonly string[]
  readonly pattern: RegExp
  /** Tells a secret from a placeholder; what has the form and fails is still not shown where `masked` is set. */
  readonly isReal: (secret: string) => boolean
  readonly masked?: true
}

const FORMS: readonly Form[] = [
  {
    what: 'an access key id',
    hints: ['AKIA', 'ASIA'],
    // Long-term keys start with AKIA, temporary ones with ASIA.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    pattern: /(?<![A-Za-z0-9/+])A(?:KI|SI)A[A-Z0-9]{16}(?![A-Za-z0-9/+])/dg,
    isReal: isVariedKeyId,
  },
  {
    what: 'a secret access key',
    // The secret half looks like any Base64: only the name before it tells what it is.
    pattern:
      /secret[_-]?(?:access[_-]?)?key["'\\\s:=,>]{1,12}(?:value["'\\\s:=]{1,8})?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dgi,
    isReal: isSecretAccessKey,
  },
  {
    what: 'an account key',
    // 64 bytes in Base64, as a SHA-512 checksum has: only the name before it tells what it is.
    // https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
    pattern:
      /(?:account|access|storage|primary|secondary|master)[_-]?key["'\\\s:=]{1,8}([A-Za-z0-9/+]{86}==)(?!=)/dgi,
    isReal: isRandom,
  },
  {
    what: 'a client secret',
    hints: ['Q~'],
    // Since 2021 the fourth to sixth characters of Microsoft Entra's secrets are a digit and Q~.
    pattern: /(?<![A-Za-z0-9_~.-])([A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34})(?![A-Za-z0-9_~-])/dg,
    isReal: isRandom,
  },
  {
    what: 'a GitHub token',
    hints: ['gho_', 'ghp_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    // https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
    pattern: /(?<![A-Za-z0-9_])(?:gh[opusr]_[A-Za-z0-9_-]{20,255}|github_pat_[A-Za-z0-9_-]{20,255})/dg,
    isReal: isVariedToken,
  },
  {
    what: 'a Slack token',
    hints: ['xox'],
    // https://docs.slack.dev/authentication/tokens
    pattern: /(?<![A-Za-z0-9_])xox[a-z](?:-[A-Za-z0-9]{1,100}){1,8}/dg,
    isReal: isVariedToken,
  },
  {
    what: 'a Slack webhook',
    hints: ['hooks.slack.com'],
    pattern: /hooks\.slack\.com\/services\/(T[A-Z0-9]{5,20}\/B[A-Z0-9]{5,20}\/[A-Za-z0-9]{16,40})/dg,
    isReal: isVariedToken,
  },
  {
    what: 'a token',
    hints: ['glpat-', 'npm_', 'k_live_', 'AIza', 'SG.', 'hf_', 'dop_v1_', 'pypi-', 'AGE-'],
    // GitLab, npm, Stripe, Google, SendGrid, Hugging Face, DigitalOcean, PyPI, age.
    pattern:
      /(?<![A-Za-z0-9_])(?:glpat-[\w-]{20,64}|npm_[A-Za-z0-9]{36}|[rs]k_live_[A-Za-z0-9]{16,128}|AIza[\w-]{35}|SG\.[\w-]{22}\.[\w-]{43}|hf_[A-Za-z0-9]{30,64}|dop_v1_[0-9a-f]{64}|pypi-[\w-]{50,255}|AGE-SECRET-KEY-1[A-Z0-9]{20,80})(?![A-Za-z0-9_])/dg,
    isReal: isVariedToken,
  },
  {
    what: 'a JSON web token',
    hints: ['eyJ'],
    // Header and payload are JSON objects: `{"` in Base64 is `eyJ`.
    pattern: /(?<![A-Za-z0-9_-])eyJ[\w-]{8,4000}\.eyJ[\w-]{4,8000}\.[\w-]{8,2000}/dg,
    isReal: isVariedToken,
  },
  {
    what: 'the signature of a shared access signature',
    hints: ['sig='],
    // https://learn.microsoft.com/rest/api/storageservices/create-service-sas
    pattern: /[?&; "']sig=([A-Za-z0-9%/+=_-]{20,200})/dg,
    isReal: isVariedToken,
    masked: true,
  },
  {
    what: 'a password',
    // In an address: `postgres://shop:password@host`.
    hints: ['://'],
    pattern: /:\/\/[^\s:/@"']{0,100}:([^\s:/@"']{1,200})@/dg,
    isReal: isWritten,
  },
  {
    what: 'a password',
    // In an address of Go's database drivers: `shop:password@tcp(host)`.
    hints: ['@tcp(', '@unix('],
    pattern: /(?<![\w.-])[\w.-]{1,64}:([^\s:@"']{1,200})@(?:tcp|unix)\(/dg,
    isReal: isWritten,
  },
  {
    what: 'a token',
    // In place of a user: `https://token@github.com/...`.
    hints: ['://'],
    pattern: /:\/\/([A-Za-z0-9_-]{16,255})@/dg,
    isReal: isRandom,
    masked: true,
  },
  {
    what: 'a password',
    // In a connection string; PWD alone is a folder.
    pattern: /;\s{0,4}pwd\s{0,4}=\s{0,4}([^;\s"']{1,200})/dgi,
    isReal: isWritten,
  },
  {
    what: 'a password',
    // In .netrc.
    hints: ['login'],
    pattern: /\blogin\s{1,10}\S{1,80}\s{1,10}password\s{1,10}([^\s"'\\]{1,200})/dg,
    isReal: isWritten,
  },
  {
    what: 'a password',
    // In the configuration of Docker: a user and a password in Base64.
    pattern: /"auth\\{0,3}"\s{0,10}:\s{0,10}\\{0,3}"([A-Za-z0-9+/]{8,400}={0,2})/dg,
    isReal: isWritten,
  },
  {
    what: 'a password',
    // In the configuration of Redis and LDAP, where a blank is between name and value.
    pattern: /(?<![\w-])(?:requirepass|masterauth|bindpw|rootpw)[ \t]{1,10}([^\s"'\\]{4,200})/dgi,
    isReal: isWritten,
  },
  {
    what: 'a password',
    hints: ['mysql'],
    pattern: /\bmysql(?:dump|admin|import)?\b[^\n|;]{0,120}?\s-p([^\s"'\\|;]{4,200})/dg,
    isReal: isWritten,
  },
  {
    what: 'a password',
    hints: ['docker login', 'sshpass'],
    pattern: /\b(?:docker login|sshpass)\b[^\n|;]{0,120}?\s-p[ \t]{0,4}\\?["']?([^\s"'\\|;]{4,200})/dg,
    isReal: isWritten,
  },
  {
    what: 'a password',
    // In the header of a request.
    pattern: /authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:basic|bearer|token)\s{1,4}([\w.~+/=-]{8,4000})/dgi,
    isReal: isWritten,
  },
  {
    what: 'a password',
    hints: ['curl'],
    pattern: /\bcurl\b[^\n|;]{0,120}?\s(?:-u|--user)[ =]{1,4}\\?["']?[^\s:"'$]{1,80}:([^\s"'\\]{4,200})/dg,
    isReal: isWritten,
  },
  {
    what: 'a password',
    hints: ['chpasswd'],
    pattern:
      /\becho\s{1,4}(?:-\w\s{1,4})?\\?["']?[\w.-]{1,64}:([^\s"'|\\]{4,200})\\?["']?\s{0,4}\|[^|\n]{0,40}\bchpasswd\b/dg,
    isReal: isWritten,
  },
  {
    what: 'a password',
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring
    pattern:
      /ConvertTo-SecureString\s{1,4}(?:-String\s{1,4}|-AsPlainText\s{1,4}|-Force\s{1,4}){0,3}\\?["']([^"'\n\\]{4,200})["'\\]/dgi,
    isReal: isWritten,
  },
]

/** What has the form of a secret in a text. */
export function secretsByForm(source: string): readonly Secret[] {
  // The letter of an escape is no part of the word that follows it.
  const text = source.includes('\\') ? source.replace(/\\[nrt]/g, '  ') : source
  return FORMS.flatMap((form) =>
    form.hints?.some((hint) => text.includes(hint)) === false ? [] : find(text, form),
  )
}

function find(text: string, { what, pattern, isReal, masked }: Form): readonly Secret[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0]
    const sure = isReal(text.slice(start, end))
    return sure || masked ? [{ what, start, end, sure }] : []
  })
}

/** Whether a text is an AWS access key id, and nothing else. */
export function isAccessKeyId(text: string): boolean {
  return /^A(?:KI|SI)A[A-Z0-9]{16}$/.test(text) && isVariedKeyId(text)
}

/** Whether a text has the form of an AWS secret access key; capitals tell it from a hash in hexadecimal digits. */
export function isSecretAccessKey(text: string): boolean {
  return /^[A-Za-z0-9/+]{40}$/.test(text) && hasKinds(text, 12, [/[a-z]/, /[A-Z]/])
}

/** Keys are random, and a placeholder is a character over and over, or counts up. */
function isVariedKeyId(text: string): boolean {
  return new Set(text.slice(4)).size >= 6 && !/12345678|ABCDEFGH|01234567/.test(text)
}

function isRandom(text: string): boolean {
  return hasKinds(text, 16, [/[a-z]/, /[A-Z]/, /\d/])
}

function isVariedToken(text: string): boolean {
  return new Set(text).size >= 8
}

function hasKinds(text: string, different: number, kinds: readonly RegExp[]): boolean {
  return new Set(text).size >= different && kinds.every((kind) => kind.test(text))
}

/** Not a variable, and no placeholder. */
function isWritten(text: string): boolean {
  return !isHarmless(text) && !isPlaceholder(text)
}
