import { testNoFlip } from './no-flip.ts'

testNoFlip('gcp')
