import { invalid } from '../../http/answer.ts'

/** Nothing can be done to a second factor that is not there. */
export const noSecondFactor = invalid('code', 'You have no second step. Set it up first.')
