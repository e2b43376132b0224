/** Lets the tenant decide where it is asked to, and the embedded engine where it can't. */
import type { Config } from '../config/keys.ts'
import type { TenantSettings } from '../config/tenant-settings.ts'
import { type Finding, primaryPlace } from '../core/finding.ts'
import { type FrameworkInfo, frameworkInfo, isNamed, tenantTakes } from '../core/frameworks.ts'
import { nameOf } from '../core/path.ts'
import type { TenantService } from '../core/platforms.ts'
import type { JudgedTemplate, TemplateResult, TenantReport, Unscannable } from '../core/report.ts'
import type { SnapshotFile } from '../core/snapshot.ts'
import { type NamedViolations, placeVerdicts } from '../engines/inline/place-verdict.ts'
import { servicesOf } from '../engines/inline/services.ts'
import type { Verdicts } from '../tenant/judge-files.ts'
import type { Credentials } from '../tenant/sign-in.ts'
import type { FileVerdict, Submission } from '../tenant/submission.ts'
import type { PlannedSource } from './collect-sources.ts'
import { gradesOf, loadCatalogue, type PoliciesByName } from './policy-grades.ts'

/** How the gate reaches tenants; the command line provides it. */
export interface TenantPort {
  /** @throws GateError `config` */
  settingsFor(config: Config): Promise<TenantSettings>
  /** Starts looking for what `findCredentials` will be asked for, while templates are being judged. */
  prepare(config: Config): void
  /** Undefined where there are none; never prompts. */
  findCredentials(settings: TenantSettings): Promise<Credentials | undefined>
  judge(
    settings: TenantSettings,
    credentials: Credentials,
    submissions: readonly Submission[],
  ): Promise<Verdicts>
}

/** A template as the embedded engine judged it. */
export interface OfflineJudged extends Pick<PlannedSource, 'source' | 'config' | 'snapshot' | 'touched'> {
  readonly result: TemplateResult
  readonly rules: Config
}

/** Before what is ignored or existing is taken out. */
export interface Decided
  extends Omit<JudgedTemplate, 'suppressed' | 'existing' | 'existingUnplaced' | 'fixed'> {
  /** What the tenant itself said of the template. */
  readonly told?: TenantVerdict
}

/** The tenant's names and counts for the files of a template, taken together. */
export interface TenantVerdict {
  readonly count: number
  readonly names: readonly string[]
  /** Whether the configuration turns one of the names off, which the count holds all the same. */
  readonly hasOff: boolean
}

export interface InlineJudged {
  readonly templates: readonly Decided[]
  readonly tenants: readonly TenantReport[]
}

/** One group for each tenant that is to be asked. */
interface Group {
  readonly settings: TenantSettings
  readonly members: OfflineJudged[]
}

/** Judges templates by the engines that their configurations name; the order is kept. */
export async function judgeInline(
  templates: readonly OfflineJudged[],
  port: TenantPort,
): Promise<InlineJudged> {
  const groups = new Map<string, Group>()
  for (const template of templates) {
    const settings = await port.settingsFor(template.rules)
    const key = JSON.stringify([settings.mode, settings.environment, settings.tenantId])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { settings, members: [template] })
    else group.members.push(template)
  }
  const decided = new Map<OfflineJudged, Decided>()
  const tenants: TenantReport[] = []
  for (const group of groups.values()) {
    const tenant = await decideGroup(group, port, decided)
    if (tenant !== undefined) tenants.push(tenant)
  }
  return { templates: templates.map((each) => decided.get(each) ?? byEmbeddedEngine(each)), tenants }
}

/** The embedded engine decides. */
export function byEmbeddedEngine({ result, rules }: OfflineJudged): Decided {
  return { result, rules, engine: 'offline', unplaced: [], unconfirmed: [] }
}

async function decideGroup(
  { settings, members }: Group,
  port: TenantPort,
  decided: Map<OfflineJudged, Decided>,
): Promise<TenantReport | undefined> {
  if (settings.mode === 'offline') return undefined
  const credentials = await port.findCredentials(settings)
  const { host } = new URL(settings.environment)
  if (credentials === undefined && settings.mode === 'auto') return undefined
  const parcels = await Promise.all(members.map(parcelsOf))
  const submissions = parcels.flatMap((each) => each.map(({ submission }) => submission))
  const { verdicts, error } =
    credentials === undefined
      ? { verdicts: [], error: NO_CREDENTIALS }
      : await port.judge(settings, credentials, submissions)
  const byName = await loadCatalogue()
  let at = 0
  for (const [i, member] of members.entries()) {
    const own = parcels[i] ?? []
    decided.set(member, decide(member, own, verdicts.slice(at, at + own.length), settings, byName))
    at += own.length
  }
  if (error === undefined) return { host }
  return { host, failure: { reason: error.message, hint: error.hint, instead: settings.onUnavailable } }
}

const NO_CREDENTIALS = {
  message: 'there are no credentials for it',
  hint: 'set MVC_USERNAME and MVC_PASSWORD, or run mvc-gate login',
}

/** A file on its way to the tenant, for one of its services. */
interface Parcel {
  readonly path: string
  readonly submission: Submission
}

/** The touched files of a template that the tenant takes. */
async function parcelsOf({ source, config, snapshot, touched }: OfflineJudged): Promise<readonly Parcel[]> {
  const readable = new Map(source.files.map((file) => [file.path, file]))
  const info = frameworkInfo(source.framework)
  const files = touched.filter(({ path }) => readable.has(path) && tenantTakes(info, path))
  const contents = await snapshot.read(files)
  const ofTemplate = servicesOf(source.framework, source.files.map(({ text }) => text).join('\n'))
  return files.flatMap((file, i) => {
    const found = servicesOf(source.framework, readable.get(file.path)?.text ?? '')
    const services = config.files.servicesFor(file.path) ?? (found.length > 0 ? found : ofTemplate)
    return services.map((service) => parcelOf(file, contents[i] ?? new Uint8Array(), service))
  })
}

function parcelOf({ path }: SnapshotFile, bytes: Uint8Array, service: TenantService): Parcel {
  return { path, submission: { fileName: asText(nameOf(path)), bytes, service } }
}

/** Bytes of a name that are no UTF-8 can't be sent; the name tells the tenant nothing but the kind of file. */
function asText(name: string): string {
  return name.replace(/\p{Surrogate}/gu, '_')
}

function decide(
  member: OfflineJudged,
  parcels: readonly Parcel[],
  verdicts: readonly (FileVerdict | undefined)[],
  { onUnavailable }: TenantSettings,
  byName: PoliciesByName,
): Decided {
  const { result, rules } = member
  const gradeOf = gradesOf(rules)
  // Nothing to hand over, as where a variable file alone was changed: somebody has to judge it.
  if (parcels.length === 0) return byEmbeddedEngine(member)
  const named: NamedViolations[] = []
  const refused: Unscannable[] = []
  let missing = 0
  for (const [i, { path }] of parcels.entries()) {
    const verdict = verdicts[i]
    if (verdict === undefined) missing++
    else if (verdict.kind === 'refused') refused.push({ path, reason: `the tenant: ${verdict.reason}` })
    else named.push({ path, violationCount: verdict.violationCount, names: verdict.policies })
  }
  const info = frameworkInfo(result.framework)
  const isSent = (finding: Finding) => !isUntaken(info, primaryPlace(finding).file.path)
  const placed = placeVerdicts(named, result.findings.filter(isSent), byName, {
    failOn: rules.failOn,
    gradeOf,
  })
  const names = named.flatMap((each) => each.names)
  const isOff = (name: string) =>
    [name, ...byName(name).map(({ id }) => id)].some((each) => gradeOf(each) === 'off')
  const told: TenantVerdict = {
    count: named.reduce((sum, { violationCount }) => sum + violationCount, 0),
    names,
    hasOff: names.some(isOff),
  }
  if (missing > 0 && onUnavailable === 'offline') {
    // What the tenant has said counts all the same.
    const others = result.findings.filter((finding) => !placed.findings.some((each) => isSame(each, finding)))
    const findings = [...placed.findings, ...others]
    const unscannable = [...result.unscannable, ...refused]
    return {
      result: { ...result, findings, unscannable },
      rules,
      engine: 'offline',
      ...placed,
      unconfirmed: [],
    }
  }
  return {
    // What the embedded engine can't read is the tenant's to judge; what could not be handed over is not.
    result: {
      ...result,
      findings: [...placed.findings, ...result.findings.filter((finding) => !isSent(finding))],
      unscannable: [
        ...(member.source.unreadFiles ?? []),
        ...result.unscannable.filter(({ at, path }) => at !== undefined && isUntaken(info, path)),
        ...refused,
      ],
    },
    rules,
    engine: 'inline',
    unplaced: placed.unplaced,
    ...(missing > 0 ? {} : { told }),
    // Without a verdict nobody can say what the tenant counts.
    unconfirmed: missing > 0 ? [] : placed.unconfirmed,
    ...(missing > 0 && onUnavailable === 'block' ? { undetermined: true } : {}),
  }
}

/** Whether a file declares resources and the tenant does not take it: what the embedded engine says of it counts. */
function isUntaken(info: FrameworkInfo, path: string): boolean {
  return isNamed(path, info.files) && !tenantTakes(info, path)
}

function isSame(a: { readonly subject: unknown; readonly policy: unknown }, b: typeof a): boolean {
  return a.subject === b.subject && a.policy === b.policy
}
