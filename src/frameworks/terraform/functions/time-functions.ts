/**
 * Functions on times that are written: RFC 3339.
 * https://developer.hashicorp.com/terraform/language/functions/formatdate
 */
import type { Value } from '../../../core/value.ts'
import { computed, textOf } from '../../values/make.ts'
import { countValue } from '../types/number.ts'
import { type CallSite, fails, type Rules } from './rule.ts'

/** A time as it is written: nanoseconds since 1970, and minutes east of Greenwich. */
interface Time {
  readonly nanoseconds: bigint
  readonly offset: number
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([-+])(\d\d):(\d\d))$/

function parseTime(text: string): Time | undefined {
  const match = TIME.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', sign, hours = '0', minutes = '0'] = match
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  date.setUTCHours(Number(hour), Number(minute), Number(second))
  const isDate = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
  if (!isDate || !isTime || Number(hours) > 23 || Number(minutes) > 59) return undefined
  const milliseconds = BigInt(date.getTime() - offset * 60_000)
  return { nanoseconds: milliseconds * 1_000_000n + BigInt(fraction.padEnd(9, '0')), offset }
}

/** The date and time on the clock at the time's offset. */
function clockOf({ nanoseconds, offset }: Time): Date {
  const milliseconds = nanoseconds / 1_000_000n - (nanoseconds % 1_000_000n < 0n ? 1n : 0n)
  return new Date(Number(milliseconds) + offset * 60_000)
}

const two = (number: number): string => String(number).padStart(2, '0')

function zone(offset: number, separator: string, utc: string): string {
  if (offset === 0) return utc
  const size = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

type Field = (clock: Date, time: Time) => string

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['YYYY', (clock) => String(clock.getUTCFullYear()).padStart(4, '0')],
  ['YY', (clock) => two(clock.getUTCFullYear() % 100)],
  ['MMMM', (clock) => MONTHS[clock.getUTCMonth()] ?? ''],
  ['MMM', (clock) => (MONTHS[clock.getUTCMonth()] ?? '').slice(0, 3)],
  ['MM', (clock) => two(clock.getUTCMonth() + 1)],
  ['M', (clock) => String(clock.getUTCMonth() + 1)],
  ['DD', (clock) => two(clock.getUTCDate())],
  ['D', (clock) => String(clock.getUTCDate())],
  ['EEEE', (clock) => DAYS[clock.getUTCDay()] ?? ''],
  ['EEE', (clock) => (DAYS[clock.getUTCDay()] ?? '').slice(0, 3)],
  ['hh', (clock) => two(clock.getUTCHours())],
  ['h', (clock) => String(clock.getUTCHours())],
  ['HH', (clock) => two(clock.getUTCHours() % 12 || 12)],
  ['H', (clock) => String(clock.getUTCHours() % 12 || 12)],
  ['AA', (clock) => (clock.getUTCHours() < 12 ? 'AM' : 'PM')],
  ['aa', (clock) => (clock.getUTCHours() < 12 ? 'am' : 'pm')],
  ['mm', (clock) => two(clock.getUTCMinutes())],
  ['m', (clock) => String(clock.getUTCMinutes())],
  ['ss', (clock) => two(clock.getUTCSeconds())],
  ['s', (clock) => String(clock.getUTCSeconds())],
  ['ZZZZZ', (_, { offset }) => zone(offset, ':', '+00:00')],
  ['ZZZZ', (_, { offset }) => zone(offset, '', '+0000')],
  ['ZZZ', (_, { offset }) => zone(offset, '', 'UTC')],
  ['Z', (_, { offset }) => zone(offset, ':', 'Z')],
])

/** Letters in runs are fields, what stands between single quotes is taken as it is. */
function formatdate(args: readonly Value[], site: CallSite): Value | undefined {
  const [pattern, text] = args.map(textOf)
  if (pattern === undefined || text === undefined) return undefined
  const time = parseTime(text)
  if (time === undefined) return fails(site)
  const clock = clockOf(time)
  let result = ''
  for (const [part] of pattern.matchAll(/'(?:[^']|'')*'?|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    if (part.startsWith("'")) {
      if (part.length < 2 || !part.endsWith("'")) return fails(site)
      result += part.slice(1, -1).replaceAll("''", "'")
    } else if (/^[A-Za-z]/.test(part)) {
      const field = FIELDS.get(part)
      if (field === undefined) return fails(site)
      result += field(clock, time)
    } else result += part
  }
  return computed(result, args, site.at)
}

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])

/** A duration as Go writes it, in nanoseconds: `1h30m`, `-1.5s`. */
function parseDuration(text: string): bigint | undefined {
  const match = /^([-+]?)((?:\d{1,12}(?:\.\d{0,9})?|\.\d{1,9})(?:ns|us|µs|μs|ms|s|m|h))+$/.exec(text)
  if (text === '0' || text === '+0' || text === '-0') return 0n
  if (match === null || text.length > 100) return undefined
  let total = 0n
  for (const [, whole = '', fraction = '', unit = ''] of text.matchAll(
    /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/g,
  )) {
    const size = UNITS.get(unit) ?? 0n
    total +=
      BigInt(whole || '0') * size + (BigInt(fraction.padEnd(9, '0').slice(0, 9)) * size) / 1_000_000_000n
  }
  return text.startsWith('-') ? -total : total
}

function timeadd(args: readonly Value[], site: CallSite): Value | undefined {
  const [text, by] = args.map(textOf)
  if (text === undefined || by === undefined) return undefined
  const [time, duration] = [parseTime(text), parseDuration(by)]
  if (time === undefined || duration === undefined) return fails(site)
  const later: Time = { ...time, nanoseconds: time.nanoseconds + duration }
  const clock = clockOf(later)
  const year = clock.getUTCFullYear()
  if (!(year >= 0 && year <= 9999)) return undefined
  const date = `${String(year).padStart(4, '0')}-${two(clock.getUTCMonth() + 1)}-${two(clock.getUTCDate())}`
  const hours = `${two(clock.getUTCHours())}:${two(clock.getUTCMinutes())}:${two(clock.getUTCSeconds())}`
  return computed(`${date}T${hours}${zone(time.offset, ':', 'Z')}`, args, site.at)
}

function timecmp(args: readonly Value[], site: CallSite): Value | undefined {
  const [first, second] = args.map(textOf)
  if (first === undefined || second === undefined) return undefined
  const [a, b] = [parseTime(first), parseTime(second)]
  if (a === undefined || b === undefined) return fails(site)
  return countValue(a.nanoseconds < b.nanoseconds ? -1 : a.nanoseconds > b.nanoseconds ? 1 : 0, site.at, args)
}

export const TIME_FUNCTIONS: Rules = [
  ['formatdate', { run: formatdate }],
  ['timeadd', { run: timeadd }],
  ['timecmp', { run: timecmp }],
]
