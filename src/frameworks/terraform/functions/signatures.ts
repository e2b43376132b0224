/**
 * What functions take, as `terraform metadata functions -json` says: values are converted to it, and a null is refused
 * where it is not allowed.
 */
import { ANY, BOOL, listOf, mapOf, NUMBER, STRING, setOf, type Type } from '../types/type.ts'

export interface Parameter {
  readonly type: Type
  readonly takesNull?: true
}

export interface Signature {
  readonly parameters: readonly Parameter[]
  /** What further arguments are. */
  readonly further?: Parameter
}

const TYPES: Readonly<Record<string, Type>> = {
  s: STRING,
  n: NUMBER,
  b: BOOL,
  a: ANY,
  'list(s)': listOf(STRING),
  'list(b)': listOf(BOOL),
  'list(a)': listOf(ANY),
  'set(a)': setOf(ANY),
  'map(list(s))': mapOf(listOf(STRING)),
}

/** Types by their first letters; `?` where null is allowed, `...` before what may be repeated. */
const WRITTEN: readonly (readonly [parameters: string, names: string])[] = [
  [
    's',
    'base64decode base64encode base64sha256 base64sha512 basename chomp cidrnetmask csvdecode dirname file',
  ],
  [
    's',
    'filebase64 filebase64sha256 filebase64sha512 fileexists filemd5 filesha1 filesha256 filesha512 jsondecode',
  ],
  ['s', 'lower md5 pathexpand sha1 sha256 sha512 strrev title trimspace upper urlencode yamldecode'],
  [
    's s',
    'endswith fileset formatdate regex regexall split startswith strcontains textdecodebase64 textencodebase64',
  ],
  ['s s', 'timeadd timecmp trim trimprefix trimsuffix uuidv5'],
  ['s s s', 'replace'],
  ['s n', 'cidrhost'],
  ['s n n', 'cidrsubnet substr'],
  ['s ...n', 'cidrsubnets'],
  ['s a', 'templatefile'],
  ['s ...a?', 'format formatlist'],
  ['s ...list(s)', 'join'],
  ['n s', 'indent'],
  ['n', 'abs ceil floor signum'],
  ['n n', 'log pow'],
  ['...n', 'max min range'],
  ['a', 'flatten keys length one reverse sum values'],
  ['a a', 'contains index'],
  ['a n', 'element parseint'],
  ['a n n', 'slice'],
  ['a s ...a?', 'lookup'],
  ['a?', 'jsonencode yamlencode tobool tolist tomap tonumber toset tostring'],
  ['...a', 'concat setproduct'],
  ['...a?', 'coalesce coalescelist merge'],
  ['list(b)', 'alltrue anytrue'],
  ['list(a)', 'distinct'],
  ['list(a) n', 'chunklist'],
  ['list(a) list(a) list(a)', 'matchkeys'],
  ['list(s)', 'compact sort'],
  ['list(s) a', 'zipmap'],
  ['set(a) ...set(a)', 'setintersection setsubtract setunion'],
  ['map(list(s))', 'transpose'],
]

function parameter(written: string): Parameter {
  const type = TYPES[written.replace('?', '')] ?? ANY
  return written.endsWith('?') ? { type, takesNull: true } : { type }
}

function signature(written: string): Signature {
  const words = written.split(' ')
  const parameters = words.filter((word) => !word.startsWith('...')).map(parameter)
  const last = words.at(-1)
  return last?.startsWith('...') ? { parameters, further: parameter(last.slice(3)) } : { parameters }
}

export const SIGNATURES: ReadonlyMap<string, Signature> = new Map(
  WRITTEN.flatMap(([written, names]) => {
    const made = signature(written)
    return names.split(' ').map((name) => [name, made] as const)
  }),
)

/** What functions give, where that is the same type for all arguments. */
export const RESULTS: ReadonlyMap<string, Type> = new Map(
  (
    [
      [NUMBER, 'abs ceil floor index length log max min parseint pow signum sum timecmp tonumber'],
      [BOOL, 'alltrue anytrue can contains endswith startswith strcontains tobool'],
      [STRING, 'base64decode base64encode base64sha256 base64sha512 basename chomp cidrhost cidrnetmask'],
      [STRING, 'cidrsubnet dirname file format formatdate indent join jsonencode lower md5 replace sha1'],
      [STRING, 'sha256 sha512 strrev substr textencodebase64 timeadd title tostring trim trimprefix'],
      [STRING, 'trimspace trimsuffix upper urlencode uuidv5 yamlencode'],
    ] as const
  ).flatMap(([type, names]) => names.split(' ').map((name) => [name, type] as const)),
)
