import { testNoFlip } from './no-flip.ts'

testNoFlip('aws')
