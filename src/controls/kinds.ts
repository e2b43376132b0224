/** The kinds of protection that policies are about, and the controls of published catalogs that ask for them. */

export type Kind =
  | 'network-exposure'
  | 'encryption-at-rest'
  | 'encryption-in-transit'
  | 'logging'
  | 'detection'
  | 'identity'
  | 'authentication'
  | 'secrets'
  | 'secret-rotation'
  | 'key-management'
  | 'resilience'
  | 'hardening'
  | 'updates'

/** A control of a catalog, by the name that `--control` finds: `NIST 800-53 SC-28`. */
export interface Control {
  readonly name: string
  readonly title: string
  /** A page with its number and its text. */
  readonly source: string
}

const NIST_SOURCE = 'https://github.com/usnistgov/oscal-content/tree/main/nist.gov/SP800-53/rev5'
const HIPAA_SOURCE =
  'https://www.govinfo.gov/content/pkg/CFR-2019-title45-vol2/xml/CFR-2019-title45-vol2-sec164-312.xml'

function nist(id: string, title: string): Control {
  return { name: `NIST 800-53 ${id}`, title, source: NIST_SOURCE }
}

function hipaa(section: string, title: string): Control {
  return { name: `HIPAA 164.312${section}`, title, source: HIPAA_SOURCE }
}

/** @param page that quotes the requirement: the standard itself is behind a license */
function pci(id: string, title: string, page: string): Control {
  return { name: `PCI DSS 4.0 ${id}`, title, source: page }
}

const ENTRA = 'https://learn.microsoft.com/entra/standards/pci-requirement-'
const SECURITY_HUB_S3 = 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html'

/**
 * What each kind is called, and the controls that it helps to meet. The mapping is this product's own: a finding shows that
 * something is missing, and none does not show that a control is met.
 */
export const KINDS: Readonly<
  Record<Kind, { readonly title: string; readonly controls: readonly Control[] }>
> = {
  'network-exposure': {
    title: 'Network exposure',
    controls: [
      nist('AC-4', 'Information Flow Enforcement'),
      nist('SC-7', 'Boundary Protection'),
      pci('1.3.1', 'Inbound traffic to the CDE is restricted to what is necessary', `${ENTRA}1`),
      hipaa('(a)(1)', 'Access control'),
    ],
  },
  'encryption-at-rest': {
    title: 'Encryption at rest',
    controls: [
      nist('SC-28', 'Protection of Information at Rest'),
      nist('SC-28(1)', 'Protection of Information at Rest: Cryptographic Protection'),
      pci('3.5.1', 'PAN is rendered unreadable anywhere it is stored', SECURITY_HUB_S3),
      hipaa('(a)(2)(iv)', 'Encryption and decryption'),
    ],
  },
  'encryption-in-transit': {
    title: 'Encryption in transit',
    controls: [
      nist('SC-8', 'Transmission Confidentiality and Integrity'),
      nist('SC-8(1)', 'Transmission Confidentiality and Integrity: Cryptographic Protection'),
      pci('4.2.1', 'Strong cryptography safeguards PAN during transmission', SECURITY_HUB_S3),
      hipaa('(e)(1)', 'Transmission security'),
      hipaa('(e)(2)(ii)', 'Transmission security: Encryption'),
    ],
  },
  logging: {
    title: 'Logging',
    controls: [
      nist('AU-2', 'Event Logging'),
      nist('AU-12', 'Audit Record Generation'),
      pci('10.2.1', 'Audit logs are enabled and active', `${ENTRA}10`),
      hipaa('(b)', 'Audit controls'),
    ],
  },
  detection: {
    title: 'Detection and alerts',
    controls: [nist('SI-4', 'System Monitoring')],
  },
  identity: {
    title: 'Identity: who may do what',
    controls: [
      nist('AC-3', 'Access Enforcement'),
      nist('AC-6', 'Least Privilege'),
      pci('7.2.2', 'Access is assigned by job function and least privilege', `${ENTRA}7`),
      hipaa('(a)(1)', 'Access control'),
    ],
  },
  authentication: {
    title: 'Authentication',
    controls: [
      nist('IA-2', 'Identification and Authentication (Organizational Users)'),
      nist('IA-5', 'Authenticator Management'),
      hipaa('(d)', 'Person or entity authentication'),
    ],
  },
  secrets: {
    title: 'Secrets in templates',
    controls: [
      nist('IA-5(7)', 'Authenticator Management: No Embedded Unencrypted Static Authenticators'),
      pci('8.6.2', 'Passwords of application and system accounts are not hard coded', `${ENTRA}8`),
    ],
  },
  'secret-rotation': {
    title: 'Rotation of secrets',
    controls: [
      nist('IA-5', 'Authenticator Management'),
      pci('8.6.3', 'Passwords of application and system accounts are changed periodically', `${ENTRA}8`),
    ],
  },
  'key-management': {
    title: 'Key management',
    controls: [
      nist('SC-12', 'Cryptographic Key Establishment and Management'),
      hipaa('(a)(2)(iv)', 'Encryption and decryption'),
    ],
  },
  resilience: {
    title: 'Resilience',
    controls: [
      nist('CP-9', 'System Backup'),
      nist('CP-10', 'System Recovery and Reconstitution'),
      hipaa('(c)(1)', 'Integrity'),
    ],
  },
  hardening: {
    title: 'Hardening',
    controls: [nist('CM-6', 'Configuration Settings'), nist('CM-7', 'Least Functionality')],
  },
  updates: {
    title: 'Updates',
    controls: [
      nist('SI-2', 'Flaw Remediation'),
      pci('6.3.3', 'Components are protected from known vulnerabilities by security updates', `${ENTRA}6`),
    ],
  },
}
