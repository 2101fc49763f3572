import { invalid } from '../../http/answer.ts'

/** Nothing can be done to a second factor that is not there. */
export const noSecondFactor = invalid('code', 'Two-step verification is not set up. Set it up first.')
