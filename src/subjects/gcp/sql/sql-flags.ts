/** The flags of the databases of a Cloud SQL instance, of which each engine has its own. */
import {
  absent,
  eachAlternative,
  eachBranch,
  isKnownAs,
  mapAttr,
  orDefault,
  unknownBecause,
} from '../../../core/attr.ts'
import { type Attr, all, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { defaultBy } from '../../define/default-by.ts'
import { nested } from '../../define/moves.ts'
import { changed, defaultTo, fallBack, text } from '../../define/readers.ts'
import { itemsOf, lookUp, type Read, type Scope } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { type Spell, withWay } from '../../define/ways.ts'
import { word } from '../../define/word.ts'
import { originalOf } from './sql-original.ts'

const FLAGS = 'settings.database_flags'
const nameOfFlag = text('name')
const valueOfFlag = text('value')

/** What a block sets a flag to: absent where it is about another one. */
function setTo(flag: string, block: Scope): Attr<string> {
  return eachAlternative(nameOfFlag(block), (name) => {
    if (name.kind === 'unknown') return unknownBecause(name.because, name.at)
    return isKnownAs(name, flag) ? valueOfFlag(block) : absent(name.at)
  })
}

/** How many blocks may set the same flag; hostile templates have many that a condition chooses. */
const MOST_BLOCKS = 6
const CERTAINTY = { known: 0, either: 1, unknown: 2, absent: 3 } as const

/** What is written of a flag: blocks that are certainly about it come before those that may be. */
function written(flag: string, scope: Scope): Attr<string> {
  const blocks = itemsOf(lookUp(scope.node, FLAGS))
    .map((block) =>
      eachBranch<string>(block, (single) =>
        single === undefined ? absent(scope.at) : setTo(flag, nested(scope, single)),
      ),
    )
    .filter(isSomething)
    .sort((a, b) => CERTAINTY[a.kind] - CERTAINTY[b.kind])
  const [first] = blocks
  if (blocks.length > MOST_BLOCKS && first !== undefined && first.kind !== 'known') {
    return unknownBecause({ kind: 'expression', text: `what sets ${flag}` }, first.at)
  }
  return blocks.reduce<Attr<string>>((attr, next) => orDefault(attr, () => next), absent(scope.at))
}

function isSomething(attr: Attr<string>): boolean {
  return attr.kind === 'either' ? attr.branches.some(isSomething) : attr.kind !== 'absent'
}

const ON: ReadonlySet<string> = new Set(['on', 'true', 'yes', '1'])
const OFF: ReadonlySet<string> = new Set(['off', 'false', 'no', '0'])

/** A flag that is on or off. What a copy does not write, it starts with from its original: it is absent. */
function switchOf(flag: string, fallback?: Read<Attr<boolean>>): Read<Attr<boolean>> {
  return spelledAs(
    flag,
    spellSwitch,
    orUnlessCopy((scope) => mapAttr(written(flag, scope), asSwitch, 'on or off'), fallback),
  )
}

const spellSwitch: Spell = (value) => (value === true ? 'on' : 'off')

function spelledAs<T>(flag: string, spell: Spell, read: Read<T>): Read<T> {
  return withWay(read, { list: FLAGS, key: 'name', named: flag, value: 'value', spell })
}

/** https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES */
function asSwitch(value: string): boolean | undefined {
  const word = value.trim().toLowerCase()
  return ON.has(word) || (OFF.has(word) ? false : undefined)
}

/** Since version 18 of PostgreSQL a list of what is logged of a connection. */
function asAspects(value: string): boolean {
  return value.trim() !== '' && asSwitch(value) !== false
}

/** A flag that is a number, with or without a unit. */
function numberOf(flag: string, fallback: number): Read<Attr<number>> {
  return spelledAs(
    flag,
    String,
    orUnlessCopy((scope) => mapAttr(written(flag, scope), asNumber, 'a number'), defaultTo(fallback)),
  )
}

function asNumber(value: string): number | undefined {
  const [, digits] = /^\s*(-?\d{1,12})\s*[a-zA-Z]{0,3}\s*$/.exec(value) ?? []
  return digits === undefined ? undefined : Number(digits)
}

function orUnlessCopy<T>(read: Read<Attr<T>>, fallback: Read<Attr<T>> | undefined): Read<Attr<T>> {
  return changed(read, (attr, scope) =>
    orDefault(attr, () => (originalOf(scope) === undefined ? fallBack(scope, fallback) : absent(scope.at))),
  )
}

const ENGINE = /^(?:postgres|mysql|sqlserver)/

/** `POSTGRES_15`, `POSTGRES_9_6`, `MYSQL_8_0_37`, `SQLSERVER_2022_STANDARD` */
const version = word('database_version', 'mysql')
const engine = changed(version, (attr) => mapAttr(attr, (name) => ENGINE.exec(name)?.[0], 'an engine'))

/** https://www.postgresql.org/docs/release/15.0/ */
const checkpointsByVersion = defaultBy(
  version,
  (name) => Number(/^postgres_(\d{1,3})/.exec(name)?.[1] ?? 0) >= 15,
)
const off = defaultTo(false)

export const sqlFlags = defineSubject({
  name: 'gcp.sql-flags',
  describes:
    'The database flags of a Cloud SQL instance. What a clone or a replica does not set is absent: it starts with the flags of its original',
  sources: { terraform: ['google_sql_database_instance'] },
  attributes: {
    engine: {
      type: 'text',
      describes: '`postgres`, `mysql`, which is the default of old versions of the provider, or `sqlserver`.',
      terraform: engine,
    },
    instanceType: {
      type: 'text',
      describes: '`CLOUD_SQL_INSTANCE` by default; `ON_PREMISES_INSTANCE` represents a server elsewhere.',
      terraform: text('instance_type', 'CLOUD_SQL_INSTANCE'),
    },
    // https://learn.microsoft.com/sql/database-engine/configure-windows/contained-database-authentication-server-configuration-option
    containedAuthentication: {
      type: 'boolean',
      describes: 'SQL Server: whether databases sign users in themselves. False by default.',
      terraform: switchOf('contained database authentication', off),
    },
    // https://learn.microsoft.com/sql/database-engine/configure-windows/cross-db-ownership-chaining-server-configuration-option
    crossDBChaining: {
      type: 'boolean',
      describes: 'SQL Server: whether ownership chains lead across databases. False by default.',
      terraform: switchOf('cross db ownership chaining', off),
    },
    // Not verified against the provider's page: which versions of Cloud SQL have it on by default.
    localInfile: {
      type: 'boolean',
      describes: 'MySQL: whether clients can load local files. Absent where it is not set.',
      terraform: switchOf('local_infile'),
    },
    // https://www.postgresql.org/docs/current/runtime-config-logging.html
    logsCheckpoints: {
      type: 'boolean',
      describes: 'PostgreSQL: whether checkpoints are logged. True by default since version 15.',
      terraform: switchOf('log_checkpoints', checkpointsByVersion),
    },
    logsConnections: {
      type: 'boolean',
      describes: 'PostgreSQL: whether connections are logged. False by default.',
      terraform: spelledAs(
        'log_connections',
        spellSwitch,
        orUnlessCopy((scope) => mapAttr(written('log_connections', scope), asAspects, 'on or off'), off),
      ),
    },
    logsDisconnections: {
      type: 'boolean',
      describes: 'PostgreSQL: whether the end of connections is logged. False by default.',
      terraform: switchOf('log_disconnections', off),
    },
    logsLockWaits: {
      type: 'boolean',
      describes: 'PostgreSQL: whether long waits for a lock are logged. False by default.',
      terraform: switchOf('log_lock_waits', off),
    },
    logsStatementsFrom: {
      type: 'number',
      describes:
        'PostgreSQL: from how many milliseconds on the text of a statement is logged. -1 by default, which is never.',
      terraform: numberOf('log_min_duration_statement', -1),
    },
    logsTempFilesFrom: {
      type: 'number',
      describes:
        'PostgreSQL: from how many kilobytes on temporary files are logged. -1 by default, which is never.',
      terraform: numberOf('log_temp_files', -1),
    },
  },
})

export type SQLFlags = SubjectOf<typeof sqlFlags>

/** Where the flags of an engine are documented, for the pages of the policies about them. */
export function flagPages(of: 'mysql' | 'postgres' | 'sqlserver'): readonly string[] {
  return [
    `https://cloud.google.com/sql/docs/${of}/flags`,
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance',
  ]
}

/** What the policies about flags accept, for their pages. */
export const COPIES_AND_OTHERS: readonly string[] = [
  'A clone or a replica that does not set the flag, which starts with the flags of its original.',
  'An instance of type ON_PREMISES_INSTANCE, which represents a server elsewhere.',
]

/** Whether a flag of SQL Server or MySQL is on. */
export function isOn(
  { engine: own, instanceType }: SQLFlags,
  of: 'mysql' | 'sqlserver',
  flag: Attr<boolean>,
  note: string,
): Claim {
  return all(is(flag, [true], note), hasFlagsOf(own, instanceType, of))
}

/** Whether a flag of PostgreSQL by the name is off. */
export function isOff({ engine: own, instanceType }: SQLFlags, flag: Attr<boolean>, name: string): Claim {
  const isDefault = flag.kind === 'known' && flag.origin === 'default'
  const note = isDefault ? `${name} is off by default` : `${name} is off`
  return all(is(flag, [false], note), hasFlagsOf(own, instanceType, 'postgres'))
}

/** Whether a flag of PostgreSQL that is a number has another value than the one. */
export function isOther(
  { engine: own, instanceType }: SQLFlags,
  flag: Attr<number>,
  only: number,
  name: string,
): Claim {
  const isDefault = flag.kind === 'known' && flag.origin === 'default'
  const note = (value: number) => (isDefault ? `${name} is ${value} by default` : `${name} is ${value}`)
  return all(
    test(flag, (value) => value !== only, note),
    hasFlagsOf(own, instanceType, 'postgres'),
  )
}

function hasFlagsOf(own: Attr<string>, instanceType: Attr<string>, of: string): Claim {
  return withoutEvidence(all(is(own, [of]), not(is(instanceType, ['ON_PREMISES_INSTANCE']))))
}
