import { tenantSettings } from '../../src/config/tenant-settings.ts'
import type { TenantPort } from '../../src/gate/decide/tenant-port.ts'

/** For runs in which the embedded engine decides, whatever the configuration says. */
export const NO_TENANT: TenantPort = {
  settingsFor: async (config) => tenantSettings(config, { env: {}, file: {}, flags: { mode: 'offline' } }),
  prepare: () => undefined,
  findCredentials: async () => undefined,
  judge: () => Promise.reject(new Error('no tenant is asked offline')),
}
