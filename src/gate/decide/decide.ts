/** Lets the tenant decide where the configuration asks for it, and the embedded engine elsewhere. */
import type { TenantSettings } from '../../config/tenant-settings.ts'
import { allInOrder } from '../../core/all-in-order.ts'
import { GateError } from '../../core/errors.ts'
import { countedWithoutTenant, notEnforced } from '../../core/finding.ts'
import type { TenantReport } from '../../core/report.ts'
import type { Credentials } from '../../tenant/sign-in.ts'
import type { FileVerdict, Submission } from '../../tenant/submission.ts'
import { loadCatalog } from '../policy-grades.ts'
import type { DecidedTemplate, EvaluatedTemplate } from '../stages.ts'
import { type Answer, decideByTenant } from './by-tenant.ts'
import { type Parcel, parcelsOf } from './parcels.ts'
import type { TenantPort } from './tenant-port.ts'

export interface Decision {
  readonly templates: readonly DecidedTemplate[]
  /** The tenants that were asked. */
  readonly tenants: readonly TenantReport[]
}

/**
 * Decides on templates by the engines that their configurations name; the order is kept.
 * @throws GateError `config` for settings of a tenant that are not valid
 */
export async function decideAll(
  templates: readonly EvaluatedTemplate[],
  port: TenantPort,
): Promise<Decision> {
  const decided = new Map<EvaluatedTemplate, DecidedTemplate>()
  const tenants: TenantReport[] = []
  for (const group of await groupByTenant(templates, port)) {
    const answer = await askTenant(group, port)
    if (answer === undefined) continue
    tenants.push(answer.tenant)
    for (const each of answer.templates) decided.set(each.evaluated, each)
  }
  return { templates: templates.map((each) => decided.get(each) ?? decideByEngine(each)), tenants }
}

/** The embedded engine decides. */
export function decideByEngine(evaluated: EvaluatedTemplate): DecidedTemplate {
  const { result } = evaluated
  return {
    evaluated,
    result: { ...result, findings: countedWithoutTenant(result.findings) },
    notEnforced: notEnforced(result.findings),
    engine: 'offline',
    unplaced: [],
    unconfirmed: [],
  }
}

/** The templates that one tenant decides on. */
interface Group {
  readonly settings: TenantSettings
  readonly members: EvaluatedTemplate[]
}

async function groupByTenant(
  templates: readonly EvaluatedTemplate[],
  port: TenantPort,
): Promise<readonly Group[]> {
  const groups = new Map<string, Group>()
  for (const template of templates) {
    const settings = await port.settingsFor(template.rules)
    const key = JSON.stringify([settings.mode, settings.environment, settings.tenantId])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { settings, members: [template] })
    else group.members.push(template)
  }
  return [...groups.values()]
}

interface TenantAnswer {
  readonly templates: readonly DecidedTemplate[]
  readonly tenant: TenantReport
}

/** Undefined where no tenant is to be asked. */
async function askTenant({ settings, members }: Group, port: TenantPort): Promise<TenantAnswer | undefined> {
  if (settings.mode === 'offline') return undefined
  const { credentials, missing } = await findCredentials(settings, port)
  if (credentials === undefined && missing === undefined && settings.mode === 'auto') return undefined
  const packed = await allInOrder(
    members.map(async (each) => ({ each, parcels: await parcelsOf(each.planned) })),
  )
  const submissions = packed.flatMap(({ parcels }) => parcels.map(({ submission }) => submission))
  const { verdicts, error } =
    credentials === undefined
      ? { verdicts: NO_VERDICTS, error: missing ?? NO_CREDENTIALS }
      : await port.judge(settings, credentials, submissions)
  const byName = await loadCatalog()
  const templates = packed.map(({ each, parcels }) => {
    // Nothing to submit, as where only a variable file was changed: the embedded engine has to decide.
    if (parcels.length === 0) return decideByEngine(each)
    return decideByTenant(each, answersTo(parcels, verdicts), settings, byName)
  })
  const { host } = new URL(settings.environment)
  const failure = error && { reason: error.message, hint: error.hint, instead: settings.onUnavailable }
  return { templates, tenant: failure === undefined ? { host } : { host, failure } }
}

interface FoundCredentials {
  readonly credentials?: Credentials | undefined
  /** Set where only a part of them is there. */
  readonly missing?: GateError
}

async function findCredentials(settings: TenantSettings, port: TenantPort): Promise<FoundCredentials> {
  try {
    return { credentials: await port.findCredentials(settings) }
  } catch (error) {
    if (error instanceof GateError && error.code === 'unavailable') return { missing: error }
    throw error
  }
}

const NO_VERDICTS: ReadonlyMap<Submission, FileVerdict> = new Map()

const NO_CREDENTIALS = {
  message: 'no credentials found for it',
  hint: 'set MVC_USERNAME and MVC_PASSWORD, or run mvc-gate login',
}

function answersTo(
  parcels: readonly Parcel[],
  verdicts: ReadonlyMap<Submission, FileVerdict>,
): readonly Answer[] {
  return parcels.map(({ path, submission }) => ({ path, verdict: verdicts.get(submission) }))
}
