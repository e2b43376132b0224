/** How the gate reaches tenants; the command line provides it. */
import type { Config } from '../../config/keys.ts'
import type { TenantSettings } from '../../config/tenant-settings.ts'
import type { Verdicts } from '../../tenant/judge-files.ts'
import type { Credentials } from '../../tenant/sign-in.ts'
import type { Submission } from '../../tenant/submission.ts'

export interface TenantPort {
  /** @throws GateError `config` */
  settingsFor(config: Config): Promise<TenantSettings>
  /** Starts looking for what `findCredentials` will be asked for, while templates are being evaluated. */
  prepare(config: Config): void
  /** Undefined where there are none; never prompts. */
  findCredentials(settings: TenantSettings): Promise<Credentials | undefined>
  judge(
    settings: TenantSettings,
    credentials: Credentials,
    submissions: readonly Submission[],
  ): Promise<Verdicts>
}
