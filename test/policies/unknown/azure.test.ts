import { testNoFlip } from './no-flip.ts'

testNoFlip('azure')
