/**
 * Functions on times that are written.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-date
 */
import { unevaluated } from '../../values/make.ts'
import { computed, integerOf, type Rules } from './rule.ts'

/** Seconds from 1970 to the begin of the year 1. */
const FIRST = -62_135_596_800
/** Seconds from 1970 to the end of the year 9999. */
const LAST = 253_402_300_799
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

const WRITTEN = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\dZ)$/
const DURATION =
  /^(-?)P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,7})D)?(?:T(?=.)(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?$/
/** Seconds of years, which have 365 days, of months, which have 30, of days, hours, minutes and seconds. */
const SECONDS = [365 * 86_400, 30 * 86_400, 86_400, 3_600, 60, 1]

/** The seconds of a duration of ISO 8601. */
function secondsOf(duration: string): number | undefined {
  const [, sign, ...counts] = DURATION.exec(duration) ?? []
  if (sign === undefined) return undefined
  const sum = counts.reduce((so, count, index) => so + Number(count ?? 0) * (SECONDS[index] ?? 0), 0)
  return sign === '-' ? -sum : sum
}

/** Custom formats of digits alone, which are the same in every culture. */
const FORMAT = /^(?:yyyy|MM|dd|HH|mm|ss|'[TZ]'|[-:. TZ])*$/

function formatted(time: string, format: string): string | undefined {
  if (format.length > 100 || format.length < 2 || !FORMAT.test(format)) return undefined
  const [yyyy = '', MM = '', dd = '', HH = '', mm = '', ss = ''] = time.split(/[-T:Z]/)
  const parts: Readonly<Record<string, string>> = { yyyy, MM, dd, HH, mm, ss }
  return format.replace(/yyyy|MM|dd|HH|mm|ss|'(.)'/g, (part, letter?: string) => letter ?? parts[part] ?? '')
}

/** A time with a duration added: as the base is written, or by a format. Other formats depend on where it is computed. */
function addTo(base: string, duration: string, format: string | undefined): string | undefined {
  const [, day, time] = WRITTEN.exec(base) ?? []
  const start = Date.parse(`${day}T${time}`)
  const seconds = secondsOf(duration)
  if (seconds === undefined || Number.isNaN(start) || (format === undefined && !TIME.test(base)))
    return undefined
  const end = start / 1000 + seconds
  if (!(end >= FIRST && end <= LAST)) return undefined
  const result = new Date(end * 1000).toISOString().replace('.000', '')
  return format === undefined ? result : formatted(result, format)
}

export const DATE_FUNCTIONS: Rules = [
  [
    'dateTimeAdd',
    {
      takes: [2, 3],
      takesUnknown: true,
      run(args, site) {
        // Whatever it is, it is a time: policies read that from the name.
        if (args.some(({ kind }) => kind === 'unknown')) return unevaluated(site.text, site.at)
        const [base, duration, format] = args.map((arg) =>
          arg.kind === 'scalar' ? String(arg.value) : undefined,
        )
        if (base === undefined || duration === undefined || (args[2] !== undefined && format === undefined))
          return undefined
        const result = addTo(base, duration, format)
        return result === undefined ? undefined : computed(result, args, site)
      },
    },
  ],
  [
    'dateTimeFromEpoch',
    {
      takes: [1, 1],
      run(args, site) {
        const seconds = args[0] && integerOf(args[0])
        if (seconds === undefined || seconds < 0 || seconds > LAST) return undefined
        return computed(new Date(seconds * 1000).toISOString().replace('.000', ''), args, site)
      },
    },
  ],
  [
    'dateTimeToEpoch',
    {
      takes: [1, 1],
      run(args, site) {
        const [time] = args
        if (time?.kind !== 'scalar' || typeof time.value !== 'string' || !TIME.test(time.value))
          return undefined
        const milliseconds = Date.parse(time.value)
        return Number.isNaN(milliseconds) ? undefined : computed(milliseconds / 1000, args, site)
      },
    },
  ],
]
