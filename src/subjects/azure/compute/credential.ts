/**
 * Azure's keys and secrets in texts, by their form, and what is a credential in any cloud.
 * https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
 */
import { credentialsIn as awsCredentialsIn } from '../../aws/secrets/credential.ts'
import { type Credential, type CredentialForm, findCredentials } from '../../secrets/credential.ts'

const FORMS: readonly CredentialForm[] = [
  {
    what: 'an account key',
    // 64 bytes in Base64, as a SHA-512 checksum has: only the name before it tells what it is.
    pattern:
      /(?:account|access|storage|primary|secondary|master)[_-]?key["'\\\s:=]{1,8}([A-Za-z0-9/+]{86}==)(?!=)/dgi,
    isReal: isRandom,
  },
  {
    what: 'a shared access key',
    // 32 bytes in Base64, of Service Bus, Event Hubs and IoT Hub.
    pattern: /SharedAccessKey=([A-Za-z0-9/+]{43}=)(?!=)/dgi,
    isReal: isRandom,
  },
  {
    what: 'a client secret',
    // Since 2021 the fourth to sixth characters of Microsoft Entra's secrets are a digit and Q~.
    pattern: /(?<![A-Za-z0-9_~.-])([A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34})(?![A-Za-z0-9_~-])/dg,
    isReal: isRandom,
  },
]

/** The credentials in a text; machines of Azure hold those of other clouds too. */
export function credentialsIn(text: string): readonly Credential[] {
  return [...findCredentials(text, FORMS), ...awsCredentialsIn(text)]
}

/** A placeholder is a character over and over, or in capitals. */
function isRandom(text: string): boolean {
  return new Set(text).size >= 16 && /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text)
}
