/** A repository for images in ECR, or a template by which ECR makes repositories. */
import { byDefault, isKnownAs, mapAttr, unknownBecause } from '../../../core/attr.ts'
import { type Attr, all, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import { itemScopes, readsAlso } from '../../define/moves.ts'
import { flag, text } from '../../define/readers.ts'
import { memoize, type Read, resourcesOf, scopeOf } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { hiddenResources } from '../../define/unread.ts'

const SCANS: readonly string[] = ['SCAN_ON_PUSH', 'CONTINUOUS_SCAN']

/**
 * Reads whether a rule of the registry in the template scans images by itself, whatever repositories it is for.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
 */
function registryScans(type: string, rules: string, frequency: string): Read<Attr<boolean>> {
  const [rulesOf, read] = [itemScopes(rules), text(frequency)]
  const ofTemplate = memoize((template: Template) => {
    const scans = resourcesOf(template, [type])
      .flatMap((each) => rulesOf(scopeOf(template, each)))
      .map((rule) => mapAttr(read(rule), (often) => SCANS.includes(often), 'a frequency'))
    const found = scans.find((each) => isKnownAs(each, true))
    return { scan: found ?? scans.find((each) => !isKnownAs(each, false)) }
  })
  return readsAlso([type], ({ template, at }) => {
    const { scan } = ofTemplate(template)
    const hidden = hiddenResources(template)
    return scan ?? (hidden === undefined ? byDefault(false, at) : unknownBecause(hidden, at))
  })
}

/**
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepositoryCreationTemplate.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository
 */
export const ecrRepository = defineSubject({
  name: 'aws.ecr-repository',
  describes: 'A repository of ECR, or a template for repositories',
  sources: {
    cloudformation: {
      repository: ['AWS::ECR::Repository'],
      template: ['AWS::ECR::RepositoryCreationTemplate'],
    },
    terraform: {
      repository: ['aws_ecr_repository'],
      template: ['aws_ecr_repository_creation_template'],
    },
  },
  attributes: {
    tagMutability: {
      type: 'text',
      describes:
        '`MUTABLE`, which is the default, `IMMUTABLE`, `MUTABLE_WITH_EXCLUSION` or `IMMUTABLE_WITH_EXCLUSION`.',
      cloudformation: text('ImageTagMutability', 'MUTABLE'),
      terraform: text('image_tag_mutability', 'MUTABLE'),
    },
    scansOnPush: {
      type: 'boolean',
      describes: 'Whether images are scanned when they are pushed. False by default. Absent for a template.',
      cloudformation: {
        repository: flag(
          ['ImageScanningConfiguration.ScanOnPush', 'ImageScanningConfiguration.scanOnPush'],
          false,
        ),
      },
      terraform: { repository: flag('image_scanning_configuration.scan_on_push', false) },
    },
    scannedByRegistry: {
      type: 'boolean',
      describes: 'Whether a rule of the registry in the template scans images by itself. False by default.',
      cloudformation: registryScans('AWS::ECR::RegistryScanningConfiguration', 'Rules', 'ScanFrequency'),
      terraform: registryScans('aws_ecr_registry_scanning_configuration', 'rule', 'scan_frequency'),
    },
  },
})

/** Whether neither the repository nor the registry scans what is pushed. */
export function isNotScanned({ scansOnPush, scannedByRegistry }: SubjectOf<typeof ecrRepository>): Claim {
  return all(
    is(scansOnPush, [false], 'pushed images are not scanned'),
    withoutEvidence(not(is(scannedByRegistry, [true]))),
  )
}
