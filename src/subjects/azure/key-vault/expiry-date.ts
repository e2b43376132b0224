/** Whether a key or a secret has an expiry date, whatever date that is. */
import { known, whereUnknown } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { isGiven } from '../../define/deploy-time.ts'
import type { Read } from '../../define/scope.ts'
import { isWritten } from '../../define/written.ts'

/** Functions that make a date and nothing else: whatever it is, it is one. */
const DATE = /^\[?(?:timeadd|timestamp|plantimestamp|formatdate|dateTimeToEpoch|dateTimeAdd)\(/i

/** Reads whether a date is written. */
function hasDate(path: string, parameterIsDate: boolean): Read<Attr<boolean>> {
  const read = isWritten(path)
  return (scope) =>
    whereUnknown(read(scope), (unknown) => {
      const { because, at } = unknown
      const isDate = because.kind === 'expression' && DATE.test(because.text)
      return isDate || (parameterIsDate && isGiven(because, ['variable'])) ? known(true, at) : unknown
    })
}

/** In ARM. A parameter that may be null has null for its default; any other one has a value. */
export const expiresInARM = hasDate('attributes.exp', true)

/** In Terraform. */
export const expiresInTerraform = hasDate('expiration_date', false)
