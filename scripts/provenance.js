/** What a SLSA provenance statement says of how a package was made: https://slsa.dev/provenance/v1 */

const PREDICATE = 'https://slsa.dev/provenance/v1'

/**
 * Compares the provenance among a registry's attestations with what it must say. Signatures are npm's to check.
 * @param attestations as the registry serves them: each with its type and a bundle, whose payload is Base64
 * @param wanted `repository` (https), `path` of the workflow, `ref` (`refs/tags/v1.0.0`), `digest` (SHA-512, hexadecimal)
 * @throws Error that names the first difference
 */
export function expectProvenance(attestations, wanted) {
  const { bundle } = attestations.find(({ predicateType }) => predicateType === PREDICATE) ?? {}
  if (bundle === undefined) throw new Error('no provenance among the attestations')
  const { subject, predicate } = JSON.parse(
    Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString('utf8'),
  )
  const { repository, path, ref } = predicate.buildDefinition.externalParameters.workflow
  const found = { repository, path, ref, digest: subject[0]?.digest?.sha512 }
  for (const [key, value] of Object.entries(wanted)) {
    if (found[key] !== value) throw new Error(`${key} is ${found[key]}, expected ${value}`)
  }
}
