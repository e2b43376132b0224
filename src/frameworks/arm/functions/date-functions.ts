/**
 * Functions on times that are written.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-date
 */
import { computed, integerOf, type Rules } from './rule.ts'

/** Seconds from 1970 to the end of the year 9999. */
const LAST = 253_402_300_799
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

export const DATE_FUNCTIONS: Rules = [
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
