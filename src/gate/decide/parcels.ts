/** What of a template is submitted to the tenant. */
import { frameworkInfo, tenantTakes } from '../../core/frameworks.ts'
import { nameOf } from '../../core/path.ts'
import type { TenantService } from '../../core/platforms.ts'
import type { SnapshotFile } from '../../core/snapshot.ts'
import { servicesOf } from '../../engines/inline/services.ts'
import type { Submission } from '../../tenant/submission.ts'
import type { PlannedTemplate } from '../stages.ts'

/** A file on its way to the tenant, for one of its services. */
export interface Parcel {
  readonly path: string
  readonly submission: Submission
}

/** The touched files of a template that the tenant takes. */
export async function parcelsOf({
  source,
  config,
  snapshot,
  touched,
}: PlannedTemplate): Promise<readonly Parcel[]> {
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

/** Bytes of a name that are not UTF-8 can't be sent; the name tells the tenant nothing but the kind of file. */
function asText(name: string): string {
  return name.replace(/\p{Surrogate}/gu, '_')
}
