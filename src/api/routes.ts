/**
 * Where MVISION Cloud (Skyhigh Security) listens: hosts, paths, headers. Client and emulator share it.
 * Sources: the vendor's documentation of the DevOps Templates Scan API and its public container client.
 */

/** The vendor's environments: US, EU, Canada, US government. */
export const VENDOR_ENVIRONMENTS: readonly string[] = [
  'https://www.myshn.net',
  'https://www.myshn.eu',
  'https://www.myshn.ca',
  'https://www.govshn.net',
]

export const PATHS = {
  /** User and password for an IAM token. */
  iamToken: '/shnapi/rest/external/api/v1/token',
  /** An IAM token, or in the older flow user and password, for an access token. */
  accessToken: '/neo/neo-auth-service/oauth/token',
  /** One template. */
  scan: '/neo/config-audit/devops/v1/scan',
  /** What became of it; an id follows. */
  result: '/neo/config-audit/devops/v1/scan/result/',
} as const

export const QUERIES = {
  iamToken: { grant_type: 'password', token_type: 'iam' },
  accessToken: { grant_type: 'iam_token' },
  olderAccessToken: { grant_type: 'password' },
} as const

export const HEADERS = {
  accessToken: 'x-access-token',
  iamToken: 'x-iam-token',
  userName: 'x-auth-username',
  password: 'x-auth-password',
  /** Only for users who sign in through auth.ui.trellix.com, and never on scans. */
  tenantId: 'BPS-TENANT-ID',
} as const

/** Parts of the multipart body of a submission. */
export const PARTS = { file: 'templateFile', fileName: 'filename' } as const

/**
 * The absolute URL of a path in an environment.
 * @param environment an origin, with or without a slash at its end
 */
export function urlOf(
  environment: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const url = new URL(path, environment)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/** Whether a URL that the server named leads to the environment itself: no token goes anywhere else. */
export function isSameOrigin(environment: string, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(environment).origin
}
