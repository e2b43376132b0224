/** What a member of a grant is: a user, a service account, and which of the default ones. */
import { eachAlternative, known } from '../../../core/attr.ts'
import { type Attr, type Claim, is, type Note, test } from '../../../core/claim.ts'
import { UNKNOWN_PART } from '../../../core/value.ts'
import { isGiven, knownText } from '../../define/deploy-time.ts'

/** Whether the member is of a type, which is the start of its name: `user:ada@example.com`. */
export function isOfType(member: Attr<string>, type: 'user' | 'serviceAccount', note?: Note<string>): Claim {
  return is(
    eachAlternative<string, string>(member, (single) => {
      if (single.kind === 'known') return { ...single, value: typeOf(single.value) }
      if (single.kind === 'absent') return single
      const { because, at } = single
      // The attribute `member` of an account has the type in front.
      if (because.kind === 'reference' && isGiven(because, ['reference']) && ACCOUNT.test(because.type ?? ''))
        return known('serviceaccount', at)
      const [start = '', ...parts] = (knownText(single) ?? UNKNOWN_PART).split(UNKNOWN_PART)
      return start.includes(':') || parts.length === 0 ? known(typeOf(start), at) : single
    }),
    [type.toLowerCase()],
    note,
  )
}

const ACCOUNT = /_service_account$/

function typeOf(member: string): string {
  const colon = member.indexOf(':')
  // Deleted accounts and principals of identity pools have longer types.
  return member.slice(0, colon === -1 ? undefined : colon).toLowerCase()
}

/** https://cloud.google.com/iam/docs/service-account-types#default */
const DEFAULT_ENDS = ['-compute@developer.gserviceaccount.com', '@appspot.gserviceaccount.com']
const DEFAULT_DATA = /^data\.google_(?:compute|app_engine)_default_service_account$/

/** Whether the member is a service account that Google creates for all workloads of a service. */
export function isDefaultAccount(member: Attr<string>): Claim {
  return test(
    eachAlternative<string, boolean>(member, (single) => {
      if (single.kind === 'known') return { ...single, value: isDefaultName(single.value) }
      if (single.kind === 'absent') return single
      const { because, at } = single
      const byText = endsAsDefault(knownText(single))
      if (byText !== undefined) return known(byText, at)
      const type = because.kind === 'reference' ? (because.type ?? '') : ''
      if (DEFAULT_DATA.test(type)) return known(true, at)
      return ACCOUNT.test(type) ? known(false, at) : single
    }),
    (isDefault) => isDefault,
    'a default service account, which many workloads share',
  )
}

function isDefaultName(name: string): boolean {
  return DEFAULT_ENDS.some((end) => name.toLowerCase().endsWith(end))
}

/** Whether a text with unknown parts is such a name; undefined where what is known does not decide. */
function endsAsDefault(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (text.includes(':') && typeOf(text) !== 'serviceaccount') return false
  const known = text.slice(text.lastIndexOf(UNKNOWN_PART) + 1).toLowerCase()
  if (isDefaultName(known)) return true
  return DEFAULT_ENDS.some((end) => end.endsWith(known)) ? undefined : false
}
