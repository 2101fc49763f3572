import { invalid } from '../../http/answer.ts'
import { said } from '../../../views/words/said.ts'

/** Nothing can be done to a second factor that is not there. */
export const noSecondFactor = invalid('code', said('accounts.fault.two-step-verification-set'))
